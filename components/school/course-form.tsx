'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { SelectField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { subjects } from '#lib/std/terms.ts'
import type { CourseDetails } from '#lib/timeback/contract/courses-admin.ts'

type Props = {
  /** The course to change, one of the school's; without one a new one is made. */
  of?: CourseDetails
}

/** Makes a course of the school's own, or changes it. */
export function CourseForm({ of }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [saved, setSaved] = useState<string | null>(null)
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaved(null)
    const own = event.currentTarget
    const data = new FormData(own)
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
    if (!answer) return
    if (!of) own.reset()
    setSaved(of ? 'Saved.' : `${title.trim()} was made.`)
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
        label="Title"
        name="title"
        defaultValue={of?.title}
        required
        maxLength={200}
        autoComplete="off"
        error={problem?.fields.title}
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
            error={problem?.fields.code}
          />
          <SelectField label="Subject" name="subject" error={problem?.fields.subject}>
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
          error={problem?.fields.grade}
        />
        <TextField
          label="Number of lessons"
          name="totalLessons"
          type="number"
          min={1}
          defaultValue={of && !of.derivesTotal ? of.totalLessons : ''}
          hint="Progress is a share of it. Empty: as many as the course has."
          error={problem?.fields.totalLessons}
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
          error={problem?.fields.order}
        />
      )}
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {of ? 'Save' : 'Make course'}
        </Button>
        <p role="status" className="font-semibold">
          {saved}
        </p>
      </div>
    </form>
  )
}

/** What a field of numbers holds; what is no number is the server's to refuse. */
function toNumber(value: FormDataEntryValue | null): number | string | null {
  const text = String(value ?? '').trim()
  if (text === '') return null
  return Number.isNaN(Number(text)) ? text : Number(text)
}
