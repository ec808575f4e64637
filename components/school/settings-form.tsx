'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'

type Props = {
  /** What is sent of what the form holds. */
  toBody: (data: FormData) => object
  /** The fields, given what is wrong with each by the server's name for it. */
  children: (wrong: Record<string, string>) => ReactNode
}

/** Some of the school's settings, saved together. */
export function SettingsForm({ toBody, children }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [saved, setSaved] = useState(false)
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaved(false)
    if (!(await send('PATCH', '/api/admin/school', toBody(new FormData(event.currentTarget))))) return
    setSaved(true)
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
          {busy ? 'Saving…' : 'Save'}
        </Button>
        <p role="status" className="font-semibold">
          {saved && 'Saved.'}
        </p>
      </div>
    </form>
  )
}
