'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = {
  href: string
  /** Parts within that have links of their own. */
  except?: string[]
  children: ReactNode
}

/** A way to a part of the site, marked while the reader is in it. */
export function NavLink({ href, except = [], children }: Props) {
  const path = usePathname()
  const isIn = (part: string) => path === part || path.startsWith(`${part}/`)
  const inside = isIn(href) && !except.some(isIn)
  return (
    <Link
      href={href}
      aria-current={inside ? 'page' : undefined}
      className={clsx(
        'flex min-h-11 items-center rounded-lg px-3 font-semibold underline-offset-8 transition-colors hover:bg-accent-tint',
        inside ? 'text-ink underline decoration-accent decoration-3' : 'text-soft',
      )}
    >
      {children}
    </Link>
  )
}
