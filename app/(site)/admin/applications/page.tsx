import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LocalTime } from '#components/ui/local-time.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import type { KnownApplication } from '#lib/timeback/contract/application.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listKnownApplications } from '#lib/timeback/server/applications/manage-applications.ts'
import { ApplicationActions } from './application-actions.tsx'
import { NewApplicationForm } from './new-application-form.tsx'
import { wordsOf } from './scope-words.ts'

export const metadata: Metadata = { title: 'Applications' }

export default async function ApplicationsPage() {
  await requireAdmin()
  const { applications } = await listKnownApplications(appDeps())
  return (
    <PageFrame>
      <PageHeader title="Applications" above={<BackLink href="/admin">School</BackLink>}>
        Programs that use this app’s PowerPath-compatible wire, each with credentials of its own.
      </PageHeader>
      <div className="grid gap-10">
        <section aria-labelledby="known" className="grid gap-4">
          <h2 id="known" tabIndex={-1} className="text-2xl font-bold">
            In use
          </h2>
          <p className="max-w-prose text-soft">
            An application exchanges its client id and secret at <code>/oauth2/token</code> for a token of an
            hour. Renewing a secret or ending an application refuses the old secret, and tokens got with it,
            at once.
          </p>
          {applications.length === 0 ? (
            <EmptyState title="No application yet">Make one below.</EmptyState>
          ) : (
            <ul className="grid gap-4">
              {applications.map((application) => (
                <li key={application.clientId}>
                  <ApplicationCard application={application} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="new" className="grid gap-4">
          <h2 id="new" className="text-2xl font-bold">
            New application
          </h2>
          <NewApplicationForm />
        </section>
      </div>
    </PageFrame>
  )
}

/** An application: what it may do, since when, and the ways to change that. */
function ApplicationCard({ application }: { application: KnownApplication }) {
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
