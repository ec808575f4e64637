'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { CourseDetails } from '#lib/timeback/contract/courses-admin.ts'

/** Which of the courses that are here the school has; the others are withdrawn. */
export function CourseChoices({ courses }: { courses: CourseDetails[] }) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [saved, setSaved] = useState(false)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaved(false)
    const chosen = new FormData(event.currentTarget).getAll('course')
    for (const { id, withdrawn } of courses) {
      if (chosen.includes(id) !== withdrawn) continue
      if (!(await send('PATCH', `/api/admin/courses/${id}`, { withdrawn: !withdrawn }))) return
    }
    setSaved(true)
    router.refresh()
  }

  return (
    <form onSubmit={(event) => void submit(event)} inert={!hydrated} className="grid max-w-xl gap-5">
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
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {busy ? 'Saving…' : 'Save'}
        </Button>
        <p role="status" className="font-semibold">
          {saved && 'Saved.'}
        </p>
      </div>
    </form>
  )
}
