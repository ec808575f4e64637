import { Check } from 'lucide-react'
import type { SyntheticEvent } from 'react'
import { TextAreaField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { VrCompletionResult, VrSession } from '#lib/timeback/contract/vr.ts'

/** Marks a session as done, with what the student wants to say of it. */
export function CompleteForm({
  sessionId,
  onCompleted,
}: {
  sessionId: string
  onCompleted: (session: VrSession) => void
}) {
  const hydrated = useHydrated()
  const { busy, problem, send } = useSend()
  const form = useFocusInvalid(problem)
  const fields = problem?.fields ?? {}

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    const path = `/api/vr-sessions/${sessionId}/complete`
    const done = await send<VrCompletionResult>('POST', path, toReport(new FormData(event.currentTarget)))
    if (done) onCompleted(done.session)
  }

  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      noValidate
      inert={!hydrated}
      className="grid max-w-xl gap-5"
    >
      <TextField
        label="Score"
        name="score"
        inputMode="decimal"
        autoComplete="off"
        hint="From 0 to 100, if the experience showed you one. 70 or more is a pass."
        error={fields.score}
        className="max-w-40"
      />
      <TextField
        label="Time in minutes"
        name="time"
        inputMode="decimal"
        autoComplete="off"
        hint="If you know it."
        error={fields.time_spent_minutes}
        className="max-w-40"
      />
      <TextAreaField
        label="Notes"
        name="notes"
        hint="Anything your teacher should know."
        error={fields.notes}
      />
      <SendProblem problem={problem} />
      <div>
        <Button type="submit" disabled={busy}>
          <Check aria-hidden className="size-5" />
          {busy ? 'Saving…' : 'Mark as complete'}
        </Button>
      </div>
    </form>
  )
}

/** Empty fields are left out; what is no number goes as it is, for the server to say so. */
function toReport(form: FormData): object {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const number = (name: string) => {
    const value = Number(text(name).replace(',', '.'))
    return Number.isFinite(value) ? value : text(name)
  }
  return {
    ...(text('score') !== '' && { score: number('score') }),
    ...(text('time') !== '' && { time_spent_minutes: number('time') }),
    ...(text('notes') !== '' && { notes: text('notes') }),
  }
}
