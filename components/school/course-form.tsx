'use client'

import { SelectField, TextField } from '#components/forms/field.tsx'
import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
import { subjects } from '#lib/std/terms.ts'
import type { CourseDetails } from '#lib/timeback/contract/courses-admin.ts'

type Props = {
  /** The course to change, one of the school's; without one a new one is made. */
  of?: CourseDetails
}

/** Makes a course of the school's own, or changes it. */
export function CourseForm({ of }: Props) {
  async function save(data: FormData, send: Send) {
    const title = String(data.get('title'))
    const body = {
      title,
      grade: toNumber(data.get('grade')),
      totalLessons: toNumber(data.get('totalLessons')),
      ...(of
        ? { order: toNumber(data.get('order')) ?? 0 }
        : { code: data.get('code'), subject: data.get('subject') }),
    }
    const answer = of
      ? await send('PATCH', `/api/admin/courses/${of.id}`, body)
      : await send('POST', '/api/admin/courses', body)
    return answer && (of ? 'Saved.' : `${title.trim()} was made.`)
  }

  return (
    <SavedForm label={of ? 'Save' : 'Make course'} save={save} empties={!of}>
      {(wrong) => (
        <>
          <TextField
            label="Title"
            name="title"
            defaultValue={of?.title}
            required
            maxLength={200}
            autoComplete="off"
            error={wrong.title}
          />
          {!of && (
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField
                label="Code"
                name="code"
                required
                maxLength={100}
                autoComplete="off"
                placeholder="ART-3"
                hint="Packages and rosters name the course by it."
                error={wrong.code}
              />
              <SelectField label="Subject" name="subject" error={wrong.subject}>
                {subjects.map((subject) => (
                  <option key={subject}>{subject}</option>
                ))}
              </SelectField>
            </div>
          )}
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              label="Grade"
              name="grade"
              type="number"
              min={-1}
              max={13}
              defaultValue={of?.grade ?? ''}
              hint="0 is kindergarten. Empty if it is of no grade."
              error={wrong.grade}
            />
            <TextField
              label="Number of lessons"
              name="totalLessons"
              type="number"
              min={1}
              defaultValue={of && !of.derivesTotal ? of.totalLessons : ''}
              hint="Progress is a share of it. Empty: as many as the course has."
              error={wrong.totalLessons}
            />
          </div>
          {of && (
            <TextField
              label="Place in lists"
              name="order"
              type="number"
              min={0}
              defaultValue={of.order}
              hint="Courses of a lower number come first."
              error={wrong.order}
            />
          )}
        </>
      )}
    </SavedForm>
  )
}

/** What a field of numbers holds; what is no number is the server's to refuse. */
function toNumber(value: FormDataEntryValue | null): number | string | null {
  const text = String(value ?? '').trim()
  if (text === '') return null
  return Number.isNaN(Number(text)) ? text : Number(text)
}
