import type { ReactNode } from 'react'
import { LocalTime } from '#components/ui/local-time.tsx'
import type { KnownApplication } from '#lib/timeback/contract/application.ts'
import { ApplicationActions } from './application-actions.tsx'
import { wordsOf } from './scope-words.ts'

/** An application: what it may do, since when, and the ways to change that. */
export function ApplicationCard({ application }: { application: KnownApplication }) {
  const { clientId, name, scopes, createdAt, lastTokenAt, fromEnvironment } = application
  return (
    <article className="grid gap-4 rounded-card border border-line bg-surface p-5">
      <h3 className="text-xl font-bold break-words">{name}</h3>
      <dl className="grid gap-3 sm:grid-cols-2">
        <Fact name="Client id">
          <code className="break-all">{clientId}</code>
        </Fact>
        <Fact name="May">
          <ul>
            {scopes.map((scope) => (
              <li key={scope}>{wordsOf(scope)}</li>
            ))}
          </ul>
        </Fact>
        <Fact name="Made">
          <LocalTime at={createdAt} />
        </Fact>
        <Fact name="Last token">{lastTokenAt === null ? 'None yet' : <LocalTime at={lastTokenAt} />}</Fact>
      </dl>
      {fromEnvironment ? (
        <p className="text-soft">
          The environment names this one: <code>APP_CLIENT_ID</code> and <code>APP_CLIENT_SECRET</code> change
          it.
        </p>
      ) : (
        <ApplicationActions clientId={clientId} name={name} />
      )}
    </article>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-soft">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  )
}
