import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { plural } from '#components/ui/format.ts'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { AssignmentForm } from '#components/work/assignment-form.tsx'
import { AssignmentList } from '#components/work/assignment-list.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { findAssignmentsOfClass } from '#lib/timeback/server/assignments/assignments.ts'
import { readPage } from '#lib/timeback/server/read-page.ts'

export const metadata: Metadata = { title: 'Assignments' }

export default async function AssignmentsPage({
  params,
}: PageProps<'/teacher/classes/[classId]/assignments'>) {
  const actor = await requireTeacher()
  const { classId } = await params
  const found = await readPage(() => findAssignmentsOfClass(appDeps(), actor, { classId }))
  if (!found) notFound()
  const { class: taught, assignments, assignables } = found
  const students = taught.students.map(({ id, name }) => ({ id, name }))
  return (
    <PageFrame>
      <PageHeader
        title="Assignments"
        above={<BackLink href={`/teacher/classes/${taught.id}`}>{taught.title}</BackLink>}
      >
        {plural(assignments.length, 'assignment')} ·{' '}
        <Link
          href={`/teacher/classes/${taught.id}/groups`}
          className="font-semibold text-accent underline-offset-4 hover:underline"
        >
          Groups
        </Link>
      </PageHeader>
      <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-labelledby="here" className="grid gap-4">
          <h2 id="here" className="text-2xl font-bold">
            To be done
          </h2>
          {assignments.length === 0 ? (
            <EmptyState title="Nothing assigned yet">
              What you assign stands first on your students’ page, with its date.
            </EmptyState>
          ) : (
            <AssignmentList assignments={assignments} students={students} />
          )}
        </section>
        <section aria-labelledby="new" className="grid gap-4">
          <h2 id="new" className="text-2xl font-bold">
            Assign
          </h2>
          <AssignmentForm classId={taught.id} students={students} assignables={assignables} />
        </section>
      </div>
    </PageFrame>
  )
}
