'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { TextField } from '#components/forms/field.tsx'
import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
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
  const router = useRouter()

  async function save(data: FormData, send: Send) {
    const body = { title: data.get('title'), courses: data.getAll('course') }
    const path = '/api/teacher/classes'
    const answer = of
      ? await send<{ class: SchoolClass }>('PATCH', `${path}/${of.id}`, body)
      : await send<{ class: SchoolClass }>('POST', path, body)
    if (!answer) return null
    if (of) return 'Saved.'
    const { id, title } = answer.class
    if (!stays) {
      router.push(`/teacher/classes/${id}/people`)
      return null
    }
    return (
      <>
        {title} was made.{' '}
        <Link
          href={`/teacher/classes/${id}/people`}
          className="text-accent underline-offset-4 hover:underline"
        >
          Add its people
        </Link>
      </>
    )
  }

  return (
    <SavedForm label={of ? 'Save' : 'Make class'} save={save} empties={!of}>
      {(wrong) => (
        <>
          <TextField
            label="Name of the class"
            name="title"
            defaultValue={of?.title}
            required
            maxLength={200}
            autoComplete="off"
            placeholder="3 B"
            error={wrong.title}
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
        </>
      )}
    </SavedForm>
  )
}
