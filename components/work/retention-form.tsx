'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { School } from '#lib/timeback/contract/school.ts'

type Kept = keyof School['retention']

const fields: { name: Kept; label: string; hint: string }[] = [
  { name: 'signIns', label: 'Sign-ins', hint: 'Who signed in when, and from where.' },
  { name: 'audit', label: 'Who did what', hint: 'What teachers and administrators changed.' },
  { name: 'messages', label: 'Messages', hint: 'What teachers wrote to students.' },
  {
    name: 'leavers',
    label: 'Leavers',
    hint: 'Students who are locked: after so many days all of their work is deleted for ever.',
  },
]

/** For how many days each is kept; an empty field is for ever. */
export function RetentionForm({ retention }: Pick<School, 'retention'>) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [saved, setSaved] = useState(false)
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaved(false)
    const data = new FormData(event.currentTarget)
    const days = fields.map(({ name }) => [name, data.get(name) === '' ? null : Number(data.get(name))])
    if (!(await send('PATCH', '/api/admin/school', { retention: Object.fromEntries(days) }))) return
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
      {fields.map(({ name, label, hint }) => (
        <TextField
          key={name}
          {...{ name, hint, type: 'number', min: 1, label: `${label}, days` }}
          defaultValue={retention[name] ?? ''}
          placeholder="for ever"
          error={problem?.fields[`retention.${name}`]}
        />
      ))}
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          Save
        </Button>
        <p role="status" className="font-semibold">
          {saved && 'Saved.'}
        </p>
      </div>
    </form>
  )
}
