'use client'

import { useRouter } from 'next/navigation'
import { AskFirst } from '#components/forms/ask-first.tsx'
import { useSend } from '#components/forms/use-send.tsx'
import { plural } from '#components/ui/format.ts'
import type { ClassGroup } from '#lib/timeback/contract/assignments.ts'
import { GroupForm } from './group-form.tsx'

type Props = { classId: string; students: { id: string; name: string }[]; groups: ClassGroup[] }

/** The groups of a class, each with who is in it and the ways to change and to delete it. */
export function GroupList({ classId, students, groups }: Props) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {groups.map((group) => (
        <li key={group.id} className="grid gap-1 px-4 py-3">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1 basis-52">
              <p className="text-lg font-bold wrap-anywhere">{group.title}</p>
              <p className="text-soft">{plural(group.students.length, 'student')}</p>
            </div>
            <DeleteGroup classId={classId} group={group} />
          </div>
          <details>
            <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent">
              Change<span className="sr-only"> {group.title}</span>
            </summary>
            <div className="my-3">
              <GroupForm key={JSON.stringify(group)} classId={classId} students={students} of={group} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}

function DeleteGroup({ classId, group: { id, title } }: { classId: string; group: ClassGroup }) {
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function end(): Promise<boolean> {
    if (!(await send('DELETE', `/api/teacher/classes/${classId}/groups/${id}`))) return false
    router.refresh()
    return true
  }

  return (
    <AskFirst {...{ busy, problem }} action="Delete" of={title} title={`Delete “${title}”?`} onAgree={end}>
      What it was assigned is no longer due. Its students stay in the class, with all their work.
    </AskFirst>
  )
}
