'use client'

import { useRouter } from 'next/navigation'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'

/** Says that the set-up is over, and goes on to the classes. */
export function FinishSetUp() {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function finish() {
    if (await send('PATCH', '/api/admin/school', { setUp: true })) router.push('/teacher')
  }

  return (
    <div className="grid max-w-xl gap-4">
      <SendProblem problem={problem} />
      <Button disabled={busy || !hydrated} onClick={() => void finish()} className="justify-self-start">
        Finish
      </Button>
    </div>
  )
}
