import { Button } from '#components/ui/button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { PlainFrame } from './plain-frame.tsx'

/** What stands in a page's place when it could not be made. */
export function ProblemPage({ retry }: { retry: () => void }) {
  return (
    <PlainFrame narrow>
      <PageHeader title="This page could not be loaded">
        The server did not answer as it should. Your answers are safe: everything marked as saved is on the
        server.
      </PageHeader>
      <Button onClick={retry}>Try again</Button>
    </PlainFrame>
  )
}
