import { clsx } from 'clsx'
import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** The page's one `<h1>`, with what leads into it above and what qualifies it below. */
export function PageHeader({
  title,
  above,
  isLow = false,
  children,
}: {
  title: ReactNode
  above?: ReactNode
  /** Leaves its room to what follows. */
  isLow?: boolean
  children?: ReactNode
}) {
  return (
    <header className={isLow ? 'mb-4' : 'mb-8'}>
      {above}
      <h1
        className={clsx(
          'leading-tight font-bold tracking-tight',
          isLow ? 'text-2xl' : 'text-3xl sm:text-4xl',
        )}
      >
        {title}
      </h1>
      {children && <div className={clsx('text-soft', !isLow && 'mt-2 text-lg')}>{children}</div>}
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
