import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonKind, buttonClass } from './button.tsx'
import { LinkPending } from './link-pending.tsx'

/** A link that looks like a button, because it is the page's next step. */
export function ButtonLink({
  kind,
  className,
  children,
  ...props
}: ComponentProps<typeof Link> & { kind?: ButtonKind }) {
  return (
    <Link className={buttonClass(kind, className)} {...props}>
      {children}
      <LinkPending />
    </Link>
  )
}
