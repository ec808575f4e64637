'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useId, useState } from 'react'
import { TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { NewApplication } from '#lib/timeback/contract/application.ts'
import { NewSecret } from './new-secret.tsx'
import { scopeWords } from './scope-words.ts'

/** Makes an application and shows its secret. */
export function NewApplicationForm() {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [made, setMade] = useState<NewApplication | null>(null)
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const body = { name: String(data.get('name')), scopes: data.getAll('scope') }
    const answer = await send<NewApplication>('POST', '/api/admin/applications', body)
    if (!answer) return
    setMade(answer)
    form.current?.reset()
    router.refresh()
  }

  return (
    <div className="grid max-w-xl gap-5">
      <form
        ref={form}
        onSubmit={(event) => void submit(event)}
        noValidate
        inert={!hydrated}
        className="grid gap-5"
      >
        <TextField
          label="Name"
          name="name"
          required
          maxLength={100}
          autoComplete="off"
          error={problem?.fields.name}
        />
        <ScopeBoxes error={problem?.fields.scopes} />
        <SendProblem problem={problem} />
        <Button type="submit" disabled={busy} className="justify-self-start">
          {busy ? 'Making…' : 'Make application'}
        </Button>
      </form>
      {made && (
        <NewSecret
          key={made.clientSecret}
          name={made.application.name}
          clientId={made.application.clientId}
          secret={made.clientSecret}
          onDone={() => setMade(null)}
        />
      )}
    </div>
  )
}

/** What an application may do, box by box, as `scope` of a form. */
function ScopeBoxes({ error }: { error: string | undefined }) {
  const errorId = useId()
  return (
    <fieldset className="grid gap-2" aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="mb-2 text-lg font-semibold">May</legend>
      {scopeWords.map(([scope, words], index) => (
        <label
          key={scope}
          className="flex min-h-12 items-center gap-3 rounded-control border border-line bg-surface px-4 py-2 text-lg"
        >
          <input
            type="checkbox"
            name="scope"
            value={scope}
            aria-invalid={(error !== undefined && index === 0) || undefined}
            aria-describedby={error !== undefined && index === 0 ? errorId : undefined}
            className="size-5 shrink-0 accent-accent"
          />
          {words}
        </label>
      ))}
      {error !== undefined && (
        <p id={errorId} className="font-semibold text-notyet">
          Choose at least one.
        </p>
      )}
    </fieldset>
  )
}
