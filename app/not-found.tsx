import type { Metadata } from 'next'
import { NoSuchPage } from './_shell/no-such-page.tsx'
import { SiteHeader } from './_shell/site-header.tsx'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFoundPage() {
  return (
    <>
      <SiteHeader />
      <NoSuchPage />
    </>
  )
}
