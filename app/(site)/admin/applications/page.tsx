import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listKnownApplications } from '#lib/timeback/server/applications/manage-applications.ts'
import { ApplicationCard } from './application-card.tsx'
import { NewApplicationForm } from './new-application-form.tsx'

export const metadata: Metadata = { title: 'Applications' }

export default async function ApplicationsPage() {
  await requireAdmin()
  const { applications } = await listKnownApplications(appDeps())
  return (
    <PageFrame>
      <PageHeader title="Applications">
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
