'use client'

import { useRouter } from 'next/navigation'
import type { SyntheticEvent } from 'react'
import { AskFirst } from '#components/forms/ask-first.tsx'
import { SelectField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { LocalTime } from '#components/ui/local-time.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { defaultLateRule, lateRules } from '#lib/std/terms.ts'
import type { Assignment, AssignmentStanding } from '#lib/timeback/contract/assignments.ts'
import { lateNames, sayDone } from './assignment-words.ts'
import { Exceptions } from './exceptions.tsx'
import { fromLocalInput, toLocalInput } from './local-input.ts'

/** What a class has to do: for whom, until when and how far it is; each with the ways to change it and to take it back. */
export function AssignmentList({
  assignments,
  students,
}: {
  assignments: AssignmentStanding[]
  /** Of the class. */
  students: { id: string; name: string }[]
}) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {assignments.map((standing) => (
        <li key={standing.assignment.id} className="grid gap-1 px-4 py-3">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1 basis-52">
              <p className="text-lg font-bold wrap-anywhere">{standing.title}</p>
              <p className="text-soft wrap-anywhere">{aboutOf(standing)}</p>
              <p>
                <Due assignment={standing.assignment} />
                <span className="text-soft"> · {sayDone(standing)}</span>
              </p>
            </div>
            <RemoveAssignment standing={standing} />
          </div>
          <ChangeDates key={JSON.stringify(standing.assignment)} standing={standing} />
          {standing.assignment.studentId === null && <Exceptions standing={standing} students={students} />}
        </li>
      ))}
    </ul>
  )
}

function aboutOf({ courseTitle, to }: AssignmentStanding): string {
  return [courseTitle ?? 'VR', to ?? 'The whole class'].join(' · ')
}

function Due({ assignment: { dueAt, beginsAt } }: { assignment: Assignment }) {
  return (
    <>
      {dueAt === null ? (
        'No date'
      ) : (
        <>
          Due <LocalTime at={dueAt} />
        </>
      )}
      {beginsAt !== undefined && (
        <>
          , from <LocalTime at={beginsAt} />
        </>
      )}
    </>
  )
}

const pathOf = ({ id }: Assignment) => `/api/teacher/assignments/${id}`

function ChangeDates({ standing: { assignment, title } }: { standing: AssignmentStanding }) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const changed = await send('PATCH', pathOf(assignment), {
      ...{ beginsAt: fromLocalInput(data.get('beginsAt')), dueAt: fromLocalInput(data.get('dueAt')) },
      late: data.get('late'),
    })
    if (changed) router.refresh()
  }

  return (
    <details>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent">
        Change dates<span className="sr-only"> of {title}</span>
      </summary>
      {hydrated && (
        <form
          ref={form}
          onSubmit={(event) => void submit(event)}
          noValidate
          className="my-3 grid max-w-xl gap-5"
        >
          <TextField
            {...{ label: 'Due', name: 'dueAt', type: 'datetime-local', error: problem?.fields.dueAt }}
            defaultValue={toLocalInput(assignment.dueAt)}
          />
          <TextField
            {...{
              label: 'Begins',
              name: 'beginsAt',
              type: 'datetime-local',
              error: problem?.fields.beginsAt,
            }}
            defaultValue={toLocalInput(assignment.beginsAt ?? null)}
          />
          <SelectField label="After the date" name="late" defaultValue={assignment.late ?? defaultLateRule}>
            {lateRules.map((rule) => (
              <option key={rule} value={rule}>
                {lateNames[rule]}
              </option>
            ))}
          </SelectField>
          <SendProblem problem={problem} />
          <Button type="submit" disabled={busy} className="justify-self-start">
            Save
          </Button>
        </form>
      )}
    </details>
  )
}

function RemoveAssignment({ standing: { assignment, title } }: { standing: AssignmentStanding }) {
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function remove(): Promise<boolean> {
    if (!(await send('DELETE', pathOf(assignment)))) return false
    router.refresh()
    return true
  }

  return (
    <AskFirst {...{ busy, problem }} action="Remove" of={title} title={`Remove “${title}”?`} onAgree={remove}>
      It is no longer due. What was done is kept.
    </AskFirst>
  )
}
