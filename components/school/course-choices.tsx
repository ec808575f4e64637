'use client'

import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
import { plural } from '#components/ui/format.ts'
import type { CourseDetails } from '#lib/timeback/contract/courses-admin.ts'

/** Which of the courses that are here the school has; the others are withdrawn. */
export function CourseChoices({ courses }: { courses: CourseDetails[] }) {
  async function save(data: FormData, send: Send) {
    const chosen = data.getAll('course')
    for (const { id, withdrawn } of courses) {
      if (chosen.includes(id) !== withdrawn) continue
      if (!(await send('PATCH', `/api/admin/courses/${id}`, { withdrawn: !withdrawn }))) return null
    }
    return 'Saved.'
  }

  return (
    <SavedForm label="Save" save={save}>
      {() => (
        <fieldset className="grid gap-2">
          <legend className="mb-2 text-lg font-semibold">Courses of the school</legend>
          {courses.map(({ id, title, code, lessons, withdrawn }) => (
            <label
              key={id}
              className="flex min-h-12 items-center gap-3 rounded-control border border-line bg-surface px-4 py-2"
            >
              <input
                type="checkbox"
                name="course"
                value={id}
                defaultChecked={!withdrawn}
                className="size-5 shrink-0 accent-accent"
              />
              <span className="min-w-0">
                <span className="block text-lg font-semibold break-words">{title}</span>
                <span className="block text-soft break-words">
                  {code} · {plural(lessons, 'lesson')}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </SavedForm>
  )
}
