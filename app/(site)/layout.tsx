import type { ReactNode } from 'react'
import { SiteHeader } from '#app/_shell/site-header.tsx'

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      {children}
    </>
  )
}
