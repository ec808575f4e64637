'use client'

import { ArrowRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { VrSession } from '#lib/timeback/contract/vr.ts'

/** Begins a session of a package and leads to it. */
export function StartButton({
  packageId,
  title,
  again,
}: {
  packageId: string
  title: string
  again: boolean
}) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function start() {
    const begun = await send<{ session: VrSession }>('POST', '/api/vr-sessions', { package_id: packageId })
    if (begun) router.push(`/vr/${begun.session.id}`)
  }

  return (
    <div className="grid gap-3" inert={!hydrated}>
      <Button kind={again ? 'secondary' : 'primary'} disabled={busy} onClick={() => void start()}>
        {again ? 'Start again' : 'Start'}
        <span className="sr-only"> {title}</span>
        <ArrowRight aria-hidden className="size-5 rtl:rotate-180" />
      </Button>
      <SendProblem problem={problem} />
    </div>
  )
}
