'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'

/** Makes one dead letter due again, or all of them; then shows how things stand. */
export function SendAgain(which: { id: string } | { all: true }) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle')
  const isAll = 'all' in which

  async function sendAgain() {
    setState('sending')
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(isAll ? {} : which),
    }
    const answer = await fetch('/api/admin/deliveries/retry', init).catch(() => null)
    setState(answer?.ok ? 'idle' : 'failed')
    router.refresh()
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button kind="secondary" disabled={state === 'sending'} onClick={() => void sendAgain()}>
        {isAll ? 'Send all again' : 'Send again'}
      </Button>
      {state === 'failed' && <p role="alert">That did not work. Please try again.</p>}
    </div>
  )
}
