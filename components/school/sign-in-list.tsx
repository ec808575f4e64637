import Link from 'next/link'
import { LocalTime } from '#components/ui/local-time.tsx'
import type { KnownSignIn } from '#lib/timeback/contract/people-admin.ts'

/** Why somebody was not let in, by the code of it. */
const refusalWords: Readonly<Record<string, string>> = {
  Locked: 'is locked',
  NotKnown: 'is not known here',
  DomainNotAllowed: 'is of another domain',
  EmailMissing: 'has no email there',
  EmailNotVerified: 'has an email that is not confirmed there',
  AddressInUse: 'has the email of another account',
}

/** Who came in, or did not, one a row. */
export function SignInList({ signIns }: { signIns: KnownSignIn[] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {signIns.map(({ id, at, provider, outcome, email, clientAddress, person }) => (
        <li
          key={id}
          className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_14rem_13rem] sm:items-center"
        >
          <span className="min-w-0">
            {person ? (
              <Link
                href={`/admin/people/${person.timebackId}`}
                className="block text-lg font-semibold break-words text-accent underline-offset-4 hover:underline"
              >
                {person.name}
              </Link>
            ) : (
              <span className="block text-lg font-semibold break-words">{email ?? 'Somebody unknown'}</span>
            )}
            {person && email !== null && email !== person.name && (
              <span className="block text-soft break-words">{email}</span>
            )}
          </span>
          <span className={outcome === 'signed-in' ? 'text-soft' : 'font-semibold text-notyet'}>
            {outcome === 'signed-in' ? 'Signed in' : `Not let in: ${refusalWords[outcome] ?? outcome}`}
          </span>
          <span className="text-soft">
            <LocalTime at={at} /> · {provider}
            {clientAddress !== null && <span className="block break-all">{clientAddress}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
