import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** The page's one `<h1>`, with what leads into it above and what qualifies it below. */
export function PageHeader({
  title,
  above,
  children,
}: {
  title: ReactNode
  above?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="mb-8">
      {above}
      <h1 className="text-3xl leading-tight font-bold tracking-tight sm:text-4xl">{title}</h1>
      {children && <div className="mt-2 text-lg text-soft">{children}</div>}
    </header>
  )
}

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
