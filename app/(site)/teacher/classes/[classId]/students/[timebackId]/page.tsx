import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { HistoryBrowser } from '#components/lesson/list/history-browser.tsx'
import { readHistoryView } from '#components/lesson/list/history-view.ts'
import { toHistory } from '#components/lesson/list/to-history.ts'
import { StudentNeeds } from '#components/teacher/needs-help.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { getStudent, getStudentHistory } from '#lib/teacher/students.ts'

type Props = PageProps<'/teacher/classes/[classId]/students/[timebackId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const student = await getStudent(await requireTeacher(), await params)
  return student ? { title: student.name } : {}
}

export default async function StudentPage({ params, searchParams }: Props) {
  const actor = await requireTeacher()
  const { classId, timebackId } = await params
  const found = await getStudentHistory(actor, { classId, timebackId })
  if (!found) notFound()
  const { student, needs, ...done } = found
  const here = `/teacher/classes/${classId}/students/${timebackId}`
  const entries = toHistory(done, {
    attempt: ({ lessonId, attempt }) => `${here}/attempts/${lessonId}/${attempt}`,
    vr: null,
  })
  return (
    <PageFrame>
      <PageHeader
        title={student.name}
        above={<BackLink href={`/teacher/classes/${classId}`}>Class</BackLink>}
      >
        {student.email}
      </PageHeader>
      <div className="grid grid-cols-1 gap-8">
        <StudentNeeds needs={needs} />
        {entries.length === 0 ? (
          <EmptyState title="Nothing done yet">
            It appears here as soon as the student begins a lesson.
          </EmptyState>
        ) : (
          <HistoryBrowser entries={entries} view={readHistoryView(await searchParams)} path={here} />
        )}
      </div>
    </PageFrame>
  )
}
