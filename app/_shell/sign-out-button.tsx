'use client'

import { LogOut } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useHydrated } from '#components/ui/use-hydrated.ts'

/** Ends the session of this browser. */
export function SignOutButton() {
  const hydrated = useHydrated()
  return (
    <button
      type="button"
      inert={!hydrated}
      onClick={() => void signOut({ callbackUrl: '/signin' })}
      className="flex min-h-11 items-center gap-2 rounded-lg px-3 font-semibold text-accent hover:bg-accent-tint"
    >
      <LogOut aria-hidden className="size-5 rtl:rotate-180" />
      Sign out
    </button>
  )
}
