import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ClassList } from '#components/teacher/class-list.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { listClasses } from '#lib/teacher/classes.ts'

export const metadata: Metadata = { title: 'Classes' }

export default async function TeacherPage() {
  const actor = await requireTeacher()
  const classes = await listClasses(actor)
  return (
    <PageFrame>
      <PageHeader title="Classes" />
      <ClassList classes={classes} />
    </PageFrame>
  )
}
