import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readLesson, toAttemptNumber } from '#app/_shell/address.ts'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { AttemptReview } from '#components/lesson/review/attempt-review.tsx'
import { HelpNotice } from '#components/teacher/needs-help.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { AttemptActions } from '#components/work/attempt-actions.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { getStudent, getStudentAttempt, getStudentTime } from '#lib/teacher/students.ts'

type Props = PageProps<'/teacher/classes/[classId]/students/[timebackId]/attempts/[lessonId]/[attempt]'>

/** Names no one whom the actor does not teach. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireTeacher()
  const { classId, timebackId, lessonId } = await params
  const student = await getStudent(actor, { classId, timebackId })
  if (!student) return {}
  const { name } = await readLesson(lessonId)
  return { title: `${name} · ${student.name}` }
}

export default async function StudentAttemptPage({ params, searchParams }: Props) {
  const actor = await requireTeacher()
  const { classId, timebackId, lessonId, attempt } = await params
  const number = toAttemptNumber(attempt)
  const [found, time] = await Promise.all([
    getStudentAttempt(actor, { classId, timebackId, lessonId, attempt: number }),
    getStudentTime(actor, { classId, timebackId, attempt: { lessonId, number } }),
  ])
  if (!found || !time) notFound()
  const { student, lessonName, details, need, isLatest } = found
  const ofStudent = `/teacher/classes/${classId}/students/${timebackId}`
  return (
    <PageFrame>
      <PageHeader
        title={`${student.name}: ${lessonName}`}
        above={<BackLink href={ofStudent}>{student.name}</BackLink>}
      >
        Attempt {details.attempt}
        {!details.finalized && ', not finished'}
      </PageHeader>
      {isLatest && (
        <div className="mb-8">
          <AttemptActions
            student={student}
            lesson={{ id: lessonId, name: lessonName }}
            attempts={`${ofStudent}/attempts/${lessonId}`}
          />
        </div>
      )}
      {need && (
        <div className="mb-8">
          <HelpNotice need={need} open={!details.finalized} />
        </div>
      )}
      <AttemptReview
        details={details}
        runs={time.runs}
        openAll={(await searchParams).open === 'all'}
        toTeacher
      />
    </PageFrame>
  )
}
