'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { SelectField } from '#components/forms/field.tsx'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import { useHydrated } from '#components/ui/use-hydrated.ts'

type Props = {
  classId: string
  students: { timebackId: string; name: string }[]
  /** Where they can go. */
  others: { id: string; title: string }[]
}

/** Moves students of a class to another one. */
export function MoveStudents({ classId, students, others }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [done, setDone] = useState('')

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setDone('')
    const data = new FormData(event.currentTarget)
    const to = data.get('to')
    const chosen = data.getAll('student')
    if (!(await send('POST', `/api/teacher/classes/${classId}/moves`, { to, students: chosen }))) return
    const title = others.find(({ id }) => id === to)?.title ?? ''
    setDone(`${plural(chosen.length, 'student')} moved to ${title}.`)
    router.refresh()
  }

  return (
    <form onSubmit={(event) => void submit(event)} inert={!hydrated} className="grid max-w-xl gap-5">
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
      {problem?.fields.students && <p className="font-semibold text-notyet">Choose at least one student.</p>}
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {busy ? 'Moving…' : 'Move'}
        </Button>
        <p role="status" className="font-semibold">
          {done}
        </p>
      </div>
    </form>
  )
}
