import Link from 'next/link'
import type { ReactNode } from 'react'
import { LocalTime } from '#components/ui/local-time.tsx'
import type { KnownUser } from '#lib/timeback/contract/people-admin.ts'
import { roleWords } from './role-words.ts'

/** People, one a row, each leading to their page. */
export function PeopleList({ people }: { people: KnownUser[] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {people.map(({ timebackId, name, email, role, active, lastSeenAt }) => (
        <li key={timebackId}>
          <Link
            href={`/admin/people/${timebackId}`}
            className="grid gap-x-4 px-4 py-2.5 transition-colors hover:bg-accent-tint sm:grid-cols-[minmax(0,1fr)_9rem_13rem] sm:items-center"
          >
            <PersonName name={name} email={email} />
            <span className="text-soft sm:text-ink">
              {roleWords[role]}
              {!active && <span className="font-semibold text-notyet"> · Locked</span>}
            </span>
            <span className="text-soft">
              {lastSeenAt === null ? (
                'Not here yet'
              ) : (
                <>
                  Last here <LocalTime at={lastSeenAt} />
                </>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** A person's name, with the address that tells them from others of that name, where they have one. */
export function PersonName({ name, email, children }: { name: string; email: string; children?: ReactNode }) {
  return (
    <span className="min-w-0">
      <span className="block text-lg font-semibold break-words">{name}</span>
      {email !== name && !email.endsWith('.invalid') && (
        <span className="block text-soft break-words">{email}</span>
      )}
      {children}
    </span>
  )
}
