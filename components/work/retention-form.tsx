'use client'

import { TextField } from '#components/forms/field.tsx'
import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
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
  async function save(data: FormData, send: Send) {
    const days = fields.map(({ name }) => [name, data.get(name) === '' ? null : Number(data.get(name))])
    const body = { retention: Object.fromEntries(days) }
    return (await send('PATCH', '/api/admin/school', body)) && 'Saved.'
  }

  return (
    <SavedForm label="Save" save={save}>
      {(wrong) => (
        <>
          {fields.map(({ name, label, hint }) => (
            <TextField
              key={name}
              {...{ name, hint, type: 'number', min: 1, label: `${label}, days` }}
              defaultValue={retention[name] ?? ''}
              placeholder="for ever"
              error={wrong[`retention.${name}`]}
            />
          ))}
        </>
      )}
    </SavedForm>
  )
}
