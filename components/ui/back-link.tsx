import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** Leads one level up. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="-ms-2 inline-flex min-h-11 items-center gap-2 rounded-lg px-2 font-semibold text-accent underline-offset-4 hover:underline"
    >
      <ArrowLeft aria-hidden className="size-5 shrink-0 rtl:rotate-180" />
      {children}
    </Link>
  )
}
