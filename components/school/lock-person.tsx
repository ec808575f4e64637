'use client'

import { useRouter } from 'next/navigation'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { KnownUser } from '#lib/timeback/contract/people-admin.ts'

/** Keeps a person out, or lets them in again. */
export function LockPerson({ user: { timebackId, active } }: { user: KnownUser }) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function turn() {
    if (await send('PATCH', `/api/admin/users/${timebackId}`, { active: !active })) router.refresh()
  }

  return (
    <div className="grid max-w-xl gap-4">
      <p className="text-soft">
        {active
          ? 'A locked person is out at once and cannot sign in. Their work is kept.'
          : 'They are locked: they cannot sign in. Their work is kept.'}
      </p>
      <SendProblem problem={problem} />
      <Button
        kind="secondary"
        disabled={busy || !hydrated}
        onClick={() => void turn()}
        className="justify-self-start"
      >
        {active ? 'Lock' : 'Unlock'}
      </Button>
    </div>
  )
}
