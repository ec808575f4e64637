'use client'

import { SelectField, TextField } from '#components/forms/field.tsx'
import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
import { lateRules } from '#lib/std/terms.ts'
import type { Assignables } from '#lib/timeback/contract/assignments.ts'
import { lateNames } from './assignment-words.ts'
import { fromLocalInput } from './local-input.ts'

type Props = { classId: string; students: { id: string; name: string }[]; assignables: Assignables }

/** Gives a class, a group of it or one student a lesson, a whole unit or a VR package. */
export function AssignmentForm({ classId, students, assignables }: Props) {
  const { courses, packages, groups } = assignables
  async function save(data: FormData, send: Send) {
    const made = await send('POST', '/api/teacher/assignments', {
      ...toNamed(data.get('what')),
      ...toNamed(data.get('to')),
      ...{ beginsAt: fromLocalInput(data.get('beginsAt')), dueAt: fromLocalInput(data.get('dueAt')) },
      late: data.get('late'),
    })
    return made && 'Assigned.'
  }

  return (
    <SavedForm label="Assign" save={save}>
      {(wrong) => (
        <>
          <SelectField label="What" name="what" error={wrong.lessonId ?? wrong.unitId ?? wrong.packageId}>
            {courses.map(({ title, units }) => (
              <optgroup key={title} label={title}>
                {units.flatMap((unit) => [
                  ...unit.lessons.map((lesson) => (
                    <option key={lesson.id} value={`lessonId ${lesson.id}`}>
                      {lesson.title}
                    </option>
                  )),
                  ...(unit.lessons.length > 1 || units.length > 1
                    ? [
                        <option key={`unit ${unit.id}`} value={`unitId ${unit.id}`}>
                          Whole unit: {unit.title}
                        </option>,
                      ]
                    : []),
                ])}
              </optgroup>
            ))}
            {packages.length > 0 && (
              <optgroup label="VR">
                {packages.map(({ id, title }) => (
                  <option key={id} value={`packageId ${id}`}>
                    {title}
                  </option>
                ))}
              </optgroup>
            )}
          </SelectField>
          <SelectField label="For" name="to" error={wrong.classId ?? wrong.groupId ?? wrong.studentId}>
            <option value={`classId ${classId}`}>The whole class</option>
            {groups.length > 0 && (
              <optgroup label="Groups">
                {groups.map(({ id, title }) => (
                  <option key={id} value={`groupId ${id}`}>
                    {title}
                  </option>
                ))}
              </optgroup>
            )}
            {students.length > 0 && (
              <optgroup label="Students">
                {students.map(({ id, name }) => (
                  <option key={id} value={`studentId ${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
          </SelectField>
          <TextField
            {...{ label: 'Due', name: 'dueAt', type: 'datetime-local', error: wrong.dueAt }}
            hint="In your time. Without a date it is to be done some time."
          />
          <details>
            <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent">
              Beginning and late work
            </summary>
            <div className="mt-3 grid gap-5">
              <TextField
                {...{ label: 'Begins', name: 'beginsAt', type: 'datetime-local', error: wrong.beginsAt }}
                hint="Until then students do not see it as due."
              />
              <SelectField label="After the date" name="late">
                {lateRules.map((rule) => (
                  <option key={rule} value={rule}>
                    {lateNames[rule]}
                  </option>
                ))}
              </SelectField>
            </div>
          </details>
        </>
      )}
    </SavedForm>
  )
}

/** `lessonId math-3` as `{ lessonId: 'math-3' }`. */
function toNamed(choice: FormDataEntryValue | null): Record<string, string> {
  const [name = '', id = ''] = String(choice ?? '').split(/ (.*)/s)
  return name === '' ? {} : { [name]: id }
}
