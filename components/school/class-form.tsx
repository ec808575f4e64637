'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { SchoolClass } from '#lib/timeback/contract/classes.ts'

type Props = {
  /** The courses there are. */
  courses: { code: string; title: string }[]
  /** The class to change; without one a new one is made. */
  of?: SchoolClass
  /** Stays on the page when the class was made, for the next one. */
  stays?: boolean
}

/** Makes a class and goes on to its people, or changes it. */
export function ClassForm({ courses, of, stays = false }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [saved, setSaved] = useState<SchoolClass | null>(null)
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaved(null)
    const data = new FormData(event.currentTarget)
    const body = { title: data.get('title'), courses: data.getAll('course') }
    const path = '/api/teacher/classes'
    const answer = of
      ? await send<{ class: SchoolClass }>('PATCH', `${path}/${of.id}`, body)
      : await send<{ class: SchoolClass }>('POST', path, body)
    if (!answer) return
    if (!of && !stays) return router.push(`/teacher/classes/${answer.class.id}/people`)
    if (!of) form.current?.reset()
    setSaved(answer.class)
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
      <TextField
        label="Name of the class"
        name="title"
        defaultValue={of?.title}
        required
        maxLength={200}
        autoComplete="off"
        placeholder="3 B"
        error={problem?.fields.title}
      />
      {courses.length > 0 && (
        <fieldset className="grid gap-2" aria-describedby="courses-hint">
          <legend className="mb-1 text-lg font-semibold">Courses</legend>
          <p id="courses-hint" className="mb-1 text-soft">
            Its students see these. Without any, they see all that the school began with.
          </p>
          {courses.map(({ code, title }) => (
            <label
              key={code}
              className="flex min-h-12 items-center gap-3 rounded-control border border-line bg-surface px-4 py-2 text-lg"
            >
              <input
                type="checkbox"
                name="course"
                value={code}
                defaultChecked={of?.courses.includes(code)}
                className="size-5 shrink-0 accent-accent"
              />
              <span className="min-w-0 break-words">{title}</span>
            </label>
          ))}
        </fieldset>
      )}
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {of ? 'Save' : 'Make class'}
        </Button>
        <p role="status" className="font-semibold">
          {saved && of && 'Saved.'}
          {saved && !of && (
            <>
              {saved.title} was made.{' '}
              <Link
                href={`/teacher/classes/${saved.id}/people`}
                className="text-accent underline-offset-4 hover:underline"
              >
                Add its people
              </Link>
            </>
          )}
        </p>
      </div>
    </form>
  )
}
