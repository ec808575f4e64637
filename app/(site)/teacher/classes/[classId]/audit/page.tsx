import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { AuditTrail } from '#components/work/audit-trail.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { findClassAudit } from '#lib/timeback/server/records/read-audit.ts'

type Props = PageProps<'/teacher/classes/[classId]/audit'>

export const metadata: Metadata = { title: 'Who did what' }

export default async function ClassAuditPage({ params, searchParams }: Props) {
  const actor = await requireTeacher()
  const { classId } = await params
  const { before } = await searchParams
  const asked = { classId, before: typeof before === 'string' ? before : undefined }
  const found = await findClassAudit(appDeps(), actor, asked)
  if (!found) notFound()
  const { class: taught, entries, next } = found
  const here = `/teacher/classes/${taught.id}/audit`
  return (
    <PageFrame>
      <PageHeader
        title="Who did what"
        above={<BackLink href={`/teacher/classes/${taught.id}`}>{taught.title}</BackLink>}
      >
        What teachers and administrators did in this class and to its students, the latest first.
      </PageHeader>
      {entries.length === 0 ? (
        <EmptyState title="Nothing yet">It appears here when somebody changes something.</EmptyState>
      ) : (
        <AuditTrail entries={entries} />
      )}
      {next !== null && (
        <p className="mt-4">
          <Link
            href={`${here}?${new URLSearchParams({ before: next })}`}
            className="inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline"
          >
            Earlier
          </Link>
        </p>
      )}
    </PageFrame>
  )
}
