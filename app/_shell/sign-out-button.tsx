'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { postAuth } from './post-auth.ts'
import { tellTabs } from './session-tabs.ts'

/** Ends the session, on the server and in every tab of this browser. */
export function SignOutButton() {
  const hydrated = useHydrated()
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')

  async function leave() {
    setState('busy')
    const answer = await postAuth('signout', {}).catch(() => null)
    if (!answer?.ok) return setState('failed')
    tellTabs(null)
    location.assign('/signin')
  }

  return (
    <>
      {state === 'failed' && (
        <span role="alert" className="text-notyet">
          You are still signed in. Please try again.
        </span>
      )}
      <button
        type="button"
        inert={!hydrated}
        disabled={state === 'busy'}
        onClick={() => void leave()}
        className="flex min-h-11 shrink-0 items-center gap-2 rounded-lg px-3 font-semibold text-accent hover:bg-accent-tint"
      >
        <LogOut aria-hidden className="size-5 rtl:rotate-180" />
        Sign out
      </button>
    </>
  )
}
