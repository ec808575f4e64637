'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { type Send, SendProblem, useFocusInvalid, useSend } from './use-send.tsx'

type Props = {
  /** Of the button that sends it. */
  label: string
  /** Sends what the form holds; resolves to what is said then, or to `null` where nothing is to be said. */
  save: (data: FormData, send: Send) => Promise<ReactNode>
  /** Is empty again once it was saved, for the next one. */
  empties?: boolean
  /** The fields, given what is wrong with each by the server's name for it. */
  children: (wrong: Record<string, string>) => ReactNode
}

/** A form that stays on its page when it was saved, and says so; the page is read anew. */
export function SavedForm({ label, save, empties = false, children }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [said, setSaid] = useState<ReactNode>(null)
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaid(null)
    const own = event.currentTarget
    const kept = await save(new FormData(own), send)
    if (kept === null) return
    if (empties) own.reset()
    setSaid(kept)
    router.refresh()
  }

  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      noValidate
      inert={!hydrated}
      className="grid max-w-xl gap-5"
    >
      {children(problem?.fields ?? {})}
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {busy ? 'Saving…' : label}
        </Button>
        <p role="status" className="font-semibold">
          {said}
        </p>
      </div>
    </form>
  )
}
