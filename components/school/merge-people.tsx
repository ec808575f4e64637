'use client'

import { useRouter } from 'next/navigation'
import { AskFirst } from '#components/forms/ask-first.tsx'
import { useSend } from '#components/forms/use-send.tsx'
import type { KnownUser } from '#lib/timeback/contract/people-admin.ts'
import { PersonName } from './people-list.tsx'

/** Those in whom somebody can go up. */
export function MergePeople({ gone, others }: { gone: KnownUser; others: KnownUser[] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {others.map((stays) => (
        <li
          key={stays.timebackId}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-2"
        >
          <PersonName name={stays.name} email={stays.email} />
          <MergeInto gone={gone} stays={stays} />
        </li>
      ))}
    </ul>
  )
}

function MergeInto({ gone, stays }: { gone: KnownUser; stays: KnownUser }) {
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function merge(): Promise<boolean> {
    const path = `/api/admin/users/${gone.timebackId}/merge`
    if (!(await send('POST', path, { into: stays.timebackId }))) return false
    router.push(`/admin/people/${stays.timebackId}`)
    return true
  }

  return (
    <AskFirst
      {...{ busy, problem }}
      action="Merge"
      of={stays.name}
      title={`Merge ${gone.email} into ${stays.email}?`}
      onAgree={merge}
    >
      {gone.email} is gone then, with all that they did given to {stays.email}. Of a test that both have open,
      one is scored as it is. This cannot be undone.
    </AskFirst>
  )
}
