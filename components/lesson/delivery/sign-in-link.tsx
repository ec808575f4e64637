'use client'

import { usePathname } from 'next/navigation'
import { useDelivery } from '#components/timeback/use-delivery.ts'
import { buttonClass } from '#components/ui/button.tsx'

/**
 * The way to sign in and back to this page. Where the browser keeps nothing, this page has to stay open, so that
 * it leads there in a tab of its own.
 */
export function SignInLink({ kind = 'secondary' }: { kind?: 'primary' | 'secondary' }) {
  const { isDurable } = useDelivery()
  const here = usePathname()
  return (
    <a
      href={`/signin?callbackUrl=${encodeURIComponent(here)}`}
      {...(!isDurable && { target: '_blank', rel: 'noopener' })}
      className={buttonClass(kind)}
    >
      Sign in
    </a>
  )
}
