'use client'

import { useRouter } from 'next/navigation'
import type { SyntheticEvent } from 'react'
import { SelectField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { LocalTime } from '#components/ui/local-time.tsx'
import type { AssignmentStanding } from '#lib/timeback/contract/assignments.ts'
import { fromLocalInput } from './local-input.ts'

type Props = { standing: AssignmentStanding; students: { id: string; name: string }[] }

/** For whom an assignment is otherwise: who has extra time, who need not do it; and the form for one more. */
export function Exceptions({ standing: { assignment, title, exceptions }, students }: Props) {
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const form = useFocusInvalid(problem)
  const pathOf = (student: string) => `/api/teacher/assignments/${assignment.id}/students/${student}`

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const excused = data.get('excused') !== null
    const body = { dueAt: excused ? null : fromLocalInput(data.get('dueAt')), excused }
    if (await send('PUT', pathOf(String(data.get('student'))), body)) router.refresh()
  }

  async function end(student: string) {
    if (await send('PUT', pathOf(student), {})) router.refresh()
  }

  return (
    <details>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent">
        Extra time{exceptions.length > 0 && ` (${exceptions.length})`}
        <span className="sr-only"> for {title}</span>
      </summary>
      {exceptions.length > 0 && (
        <ul className="my-2 grid gap-1">
          {exceptions.map(({ student, dueAt, excused }) => (
            <li key={student.timebackId} className="flex flex-wrap items-center gap-x-3">
              <span className="wrap-anywhere">
                <strong>{student.name}</strong>{' '}
                {excused || dueAt === null ? (
                  'need not do it'
                ) : (
                  <>
                    has until <LocalTime at={dueAt} />
                  </>
                )}
              </span>
              <Button kind="quiet" disabled={busy} onClick={() => void end(student.timebackId)}>
                Take back<span className="sr-only"> for {student.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        ref={form}
        onSubmit={(event) => void submit(event)}
        noValidate
        className="my-3 grid max-w-xl gap-5"
      >
        <SelectField label="Student" name="student">
          {students.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          {...{ label: 'Has until', name: 'dueAt', type: 'datetime-local', error: problem?.fields.dueAt }}
        />
        <label className="flex min-h-11 items-center gap-3 text-lg">
          <input type="checkbox" name="excused" className="size-5 accent-accent" />
          Need not do it
        </label>
        <SendProblem problem={problem} />
        <Button type="submit" disabled={busy} className="justify-self-start">
          Save
        </Button>
      </form>
    </details>
  )
}
