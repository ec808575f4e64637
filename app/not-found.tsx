import type { Metadata } from 'next'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { PageFrame } from './_shell/page-frame.tsx'
import { SiteHeader } from './_shell/site-header.tsx'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFoundPage() {
  return (
    <>
      <SiteHeader />
      <PageFrame narrow>
        <PageHeader title="This page does not exist">
          It may have moved, or it belongs to someone else. Nothing of yours is lost.
        </PageHeader>
        <ButtonLink href="/">Go to the start</ButtonLink>
      </PageFrame>
    </>
  )
}
