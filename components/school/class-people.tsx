'use client'

import { useRouter } from 'next/navigation'
import { AskFirst } from '#components/forms/ask-first.tsx'
import { useSend } from '#components/forms/use-send.tsx'
import type { ClassPerson } from '#lib/timeback/contract/classes.ts'
import { PersonName } from './people-list.tsx'
import { roleWords } from './role-words.ts'

/** Who is in a class, each with the way out of it. */
export function ClassPeople({ classId, people }: { classId: string; people: ClassPerson[] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {people.map((person) => (
        <li
          key={person.timebackId}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_9rem_auto]"
        >
          <PersonName name={person.name} email={person.email} />
          <span className="row-start-2 text-soft sm:row-start-auto sm:text-ink">
            {roleWords[person.role]}
            {!person.active && <span className="font-semibold text-notyet"> · Locked</span>}
          </span>
          <RemovePerson classId={classId} person={person} />
        </li>
      ))}
    </ul>
  )
}

function RemovePerson({ classId, person }: { classId: string; person: ClassPerson }) {
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function remove(): Promise<boolean> {
    if (!(await send('DELETE', `/api/teacher/classes/${classId}/people/${person.timebackId}`))) return false
    router.refresh()
    return true
  }

  return (
    <AskFirst
      {...{ busy, problem }}
      action="Remove"
      of={person.name}
      title={`Remove ${person.name}?`}
      onAgree={remove}
    >
      They leave this class. Their work is kept, and they can be added again.
    </AskFirst>
  )
}
