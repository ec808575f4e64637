'use client'

import { SelectField } from '#components/forms/field.tsx'
import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
import { plural } from '#components/ui/format.ts'

type Props = {
  classId: string
  students: { timebackId: string; name: string }[]
  /** Where they can go. */
  others: { id: string; title: string }[]
}

/** Moves students of a class to another one. */
export function MoveStudents({ classId, students, others }: Props) {
  async function save(data: FormData, send: Send) {
    const to = data.get('to')
    const chosen = data.getAll('student')
    const moved = await send('POST', `/api/teacher/classes/${classId}/moves`, { to, students: chosen })
    const title = others.find(({ id }) => id === to)?.title ?? ''
    return moved && `${plural(chosen.length, 'student')} moved to ${title}.`
  }

  return (
    <SavedForm label="Move" save={save}>
      {(wrong) => (
        <>
          <fieldset className="grid gap-2">
            <legend className="mb-2 text-lg font-semibold">Students</legend>
            <div className="max-h-96 divide-y divide-line overflow-y-auto rounded-control border border-line bg-surface">
              {students.map(({ timebackId, name }) => (
                <label key={timebackId} className="flex min-h-12 items-center gap-3 px-4 py-1.5">
                  <input
                    type="checkbox"
                    name="student"
                    value={timebackId}
                    className="size-5 shrink-0 accent-accent"
                  />
                  <span className="min-w-0 text-lg break-words">{name}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <SelectField label="To" name="to">
            {others.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
          {wrong.students && <p className="font-semibold text-notyet">Choose at least one student.</p>}
        </>
      )}
    </SavedForm>
  )
}
