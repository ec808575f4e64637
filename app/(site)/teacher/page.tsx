import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ClassList } from '#components/teacher/class-list.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { listClassCards } from '#lib/teacher/classes.ts'

export const metadata: Metadata = { title: 'Classes' }

export default async function TeacherPage() {
  const actor = await requireTeacher()
  const { classes, total } = await listClassCards(actor)
  return (
    <PageFrame>
      <PageHeader title="Classes" />
      <div className="grid gap-6">
        <div className="flex flex-wrap gap-4">
          <ButtonLink href="/teacher/classes/new">New class</ButtonLink>
          {total > classes.length && <ButtonLink href="/admin/classes">{`All ${total} classes`}</ButtonLink>}
        </div>
        <ClassList classes={classes} />
      </div>
    </PageFrame>
  )
}
