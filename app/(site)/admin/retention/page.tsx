import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { DeletionList } from '#components/work/deletion-list.tsx'
import { RetentionForm } from '#components/work/retention-form.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listDeletions } from '#lib/timeback/server/records/retention.ts'
import { getSchool } from '#lib/timeback/server/school/school.ts'

export const metadata: Metadata = { title: 'What is kept' }

export default async function RetentionPage() {
  await requireAdmin()
  const { school } = await getSchool(appDeps())
  const deletions = await listDeletions(appDeps())
  return (
    <PageFrame>
      <PageHeader title="What is kept" above={<BackLink href="/admin">School</BackLink>}>
        Once a day, what is older than this is deleted by itself. A field left empty keeps it for ever.
      </PageHeader>
      <div className="grid items-start gap-10 lg:grid-cols-2">
        <RetentionForm retention={school.retention} />
        <section aria-labelledby="deleted" className="grid gap-4">
          <h2 id="deleted" className="text-2xl font-bold">
            What was deleted
          </h2>
          {deletions.length === 0 ? (
            <EmptyState title="Nothing yet">Each deletion leaves a receipt here, without a name.</EmptyState>
          ) : (
            <DeletionList deletions={deletions} />
          )}
        </section>
      </div>
    </PageFrame>
  )
}
