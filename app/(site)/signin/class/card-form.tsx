'use client'

import { type SyntheticEvent, useState } from 'react'
import { TextField } from '#components/forms/field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { enterAsChild } from './enter-as-child.ts'

/** Signs a child in by the letters of their card. */
export function CardForm({ goal }: { goal: string }) {
  const hydrated = useHydrated()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    const card = String(new FormData(event.currentTarget).get('card'))
    const outcome = await enterAsChild({ card, callbackUrl: goal })
    if ('url' in outcome) return location.assign(outcome.url)
    setBusy(false)
    setProblem(outcome.problem)
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate inert={!hydrated} className="grid gap-4">
      {problem !== null && (
        <Notice kind="problem" title="You are not signed in.">
          {problem}
        </Notice>
      )}
      <TextField
        label="Your card"
        name="card"
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="ABCD-EFGH-JKLM"
        hint="Type what stands on it."
      />
      <Button type="submit" disabled={busy} className="justify-self-start">
        Sign in
      </Button>
    </form>
  )
}
