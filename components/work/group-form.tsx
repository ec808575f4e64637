'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { ClassGroup } from '#lib/timeback/contract/assignments.ts'

type Props = {
  classId: string
  students: { id: string; name: string }[]
  /** The group to change; without one a new one is made. */
  of?: ClassGroup
}

/** Makes a group of some students of a class, or changes one. */
export function GroupForm({ classId, students, of }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [saved, setSaved] = useState(false)
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaved(false)
    const data = new FormData(event.currentTarget)
    const body = { title: data.get('title'), students: data.getAll('students') }
    const done = of
      ? await send('PATCH', `/api/teacher/classes/${classId}/groups/${of.id}`, body)
      : await send('POST', `/api/teacher/classes/${classId}/groups`, body)
    if (!done) return
    setSaved(true)
    if (!of) form.current?.reset()
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
        label="Name"
        name="title"
        defaultValue={of?.title}
        maxLength={100}
        autoComplete="off"
        placeholder="Morning"
        error={problem?.fields.title}
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
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {of ? 'Save' : 'Make group'}
        </Button>
        <p role="status" className="font-semibold">
          {saved && 'Saved.'}
        </p>
      </div>
    </form>
  )
}
