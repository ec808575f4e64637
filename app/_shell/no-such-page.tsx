import { ButtonLink } from '#components/ui/button-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { PageFrame } from './page-frame.tsx'

/** What stands below the header where there is no page for the reader. */
export function NoSuchPage() {
  return (
    <PageFrame narrow>
      <PageHeader title="This page does not exist">
        It may have moved, or it belongs to someone else. Nothing of yours is lost.
      </PageHeader>
      <ButtonLink href="/">Go to the start</ButtonLink>
    </PageFrame>
  )
}
