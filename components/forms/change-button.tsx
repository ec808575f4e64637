'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { SendProblem, useSend } from './use-send.tsx'

type Props = {
  label: string
  /** What is changed, and to what. */
  path: string
  body: object
  /** What comes of it. */
  children: ReactNode
}

/** A change that one press makes and another takes back. */
export function ChangeButton({ label, path, body, children }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function change() {
    if (await send('PATCH', path, body)) router.refresh()
  }

  return (
    <div className="grid max-w-xl gap-4">
      <p className="text-soft">{children}</p>
      <SendProblem problem={problem} />
      <Button
        kind="secondary"
        disabled={busy || !hydrated}
        onClick={() => void change()}
        className="justify-self-start"
      >
        {label}
      </Button>
    </div>
  )
}
