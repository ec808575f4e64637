import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { GroupForm } from '#components/work/group-form.tsx'
import { GroupList } from '#components/work/group-list.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { findGroups } from '#lib/timeback/server/assignments/groups.ts'

export const metadata: Metadata = { title: 'Groups' }

export default async function GroupsPage({ params }: PageProps<'/teacher/classes/[classId]/groups'>) {
  const actor = await requireTeacher()
  const found = await findGroups(appDeps(), actor, { classId: (await params).classId })
  if (!found) notFound()
  const { class: taught, groups } = found
  const students = taught.students.map(({ id, name }) => ({ id, name }))
  return (
    <PageFrame>
      <PageHeader
        title="Groups"
        above={<BackLink href={`/teacher/classes/${taught.id}/assignments`}>Assignments</BackLink>}
      >
        Some of {taught.title}, to give them what the others do not get.
      </PageHeader>
      <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-labelledby="here" className="grid gap-4">
          <h2 id="here" className="text-2xl font-bold">
            In this class
          </h2>
          {groups.length === 0 ? (
            <EmptyState title="No groups yet">A student can be in several.</EmptyState>
          ) : (
            <GroupList classId={taught.id} students={students} groups={groups} />
          )}
        </section>
        <section aria-labelledby="new" className="grid gap-4">
          <h2 id="new" className="text-2xl font-bold">
            New group
          </h2>
          <GroupForm classId={taught.id} students={students} />
        </section>
      </div>
    </PageFrame>
  )
}
