'use client'

import { TextField } from '#components/forms/field.tsx'
import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
import type { ClassGroup } from '#lib/timeback/contract/assignments.ts'

type Props = {
  classId: string
  students: { id: string; name: string }[]
  /** The group to change; without one a new one is made. */
  of?: ClassGroup
}

/** Makes a group of some students of a class, or changes one. */
export function GroupForm({ classId, students, of }: Props) {
  async function save(data: FormData, send: Send) {
    const body = { title: data.get('title'), students: data.getAll('students') }
    const path = `/api/teacher/classes/${classId}/groups`
    const done = of ? await send('PATCH', `${path}/${of.id}`, body) : await send('POST', path, body)
    return done && 'Saved.'
  }

  return (
    <SavedForm label={of ? 'Save' : 'Make group'} save={save} empties={!of}>
      {(wrong) => (
        <>
          <TextField
            label="Name"
            name="title"
            defaultValue={of?.title}
            maxLength={100}
            autoComplete="off"
            placeholder="Morning"
            error={wrong.title}
          />
          <fieldset>
            <legend className="text-lg font-semibold">Students</legend>
            <div className="mt-1.5 grid max-h-80 gap-x-4 overflow-y-auto rounded-control border border-line bg-surface p-2 sm:grid-cols-2">
              {students.map(({ id, name }) => (
                <label key={id} className="flex min-h-11 items-center gap-3 px-2">
                  <input
                    type="checkbox"
                    name="students"
                    value={id}
                    defaultChecked={of?.students.includes(id)}
                    className="size-5 shrink-0 accent-accent"
                  />
                  <span className="min-w-0 wrap-anywhere">{name}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </>
      )}
    </SavedForm>
  )
}
