import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { AttemptList } from '#components/lesson/attempt-list.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { getStudentAttempts } from '#lib/teacher/get-student-attempts.ts'

type Props = PageProps<'/teacher/classes/[classId]/students/[timebackId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await getStudentAttempts(await requireTeacher(), await params)
  return found ? { title: found.student.name } : {}
}

export default async function StudentPage({ params }: Props) {
  const actor = await requireTeacher()
  const { classId, timebackId } = await params
  const found = await getStudentAttempts(actor, { classId, timebackId })
  if (!found) notFound()
  const { student, attempts } = found
  const here = `/teacher/classes/${classId}/students/${timebackId}`
  return (
    <PageFrame>
      <PageHeader
        title={student.name}
        above={<BackLink href={`/teacher/classes/${classId}`}>Class</BackLink>}
      >
        {student.email}
      </PageHeader>
      {attempts.length === 0 ? (
        <EmptyState title="No attempts yet">
          They appear here as soon as the student begins a lesson.
        </EmptyState>
      ) : (
        <AttemptList
          attempts={attempts.map((each) => ({
            ...each,
            href: `${here}/attempts/${each.lessonId}/${each.attempt}`,
          }))}
        />
      )}
    </PageFrame>
  )
}
