import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { KeptWork } from '#components/lesson/delivery/kept-work.tsx'
import { NotCounted } from '#components/lesson/delivery/not-counted.tsx'
import { ContinueCard } from '#components/lesson/list/continue-card.tsx'
import { CourseSection } from '#components/lesson/list/course-section.tsx'
import { DueList } from '#components/lesson/list/due-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { formatNumber } from '#components/ui/format.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { TeacherWords } from '#components/work/teacher-words.tsx'
import { requireStudent } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listDueWork } from '#lib/timeback/server/assignments/due-work.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { overview as ownOverview } from '#lib/timeback/server/lessons/overview.ts'
import { unreadMessages } from '#lib/timeback/server/people/messages.ts'
import { readPage } from '#lib/timeback/server/read-page.ts'

const getOverview = lessonVerb('overview', ownOverview)

export const metadata: Metadata = { title: 'Lessons' }

export default async function LessonsPage() {
  const actor = await requireStudent()
  const student = actor.timebackId
  const [overview, due, messages] = await readPage(() =>
    Promise.all([
      getOverview({ student }),
      listDueWork(appDeps(), { student }),
      unreadMessages(appDeps(), { student }),
    ]),
  )
  const lessonNames = Object.fromEntries(
    overview.courses.flatMap(({ lessons }) => lessons.map(({ id, name }) => [id, name])),
  )
  return (
    <PageFrame>
      <PageHeader title="Lessons">
        You have <strong className="text-ink tabular-nums">{formatNumber(overview.totalXp)} XP</strong>. One
        XP is one minute of focused work.
      </PageHeader>
      <NotCounted lessonNames={lessonNames} />
      <KeptWork lessonNames={lessonNames} />
      <div className="grid grid-cols-1 gap-10">
        <TeacherWords messages={messages} />
        <DueList work={due} />
        <ContinueCard overview={overview} />
        {overview.courses.length === 0 && (
          <EmptyState title="No lessons yet">They appear here as soon as a course has some.</EmptyState>
        )}
        {overview.courses.map((course) => (
          <CourseSection key={course.code} course={course} />
        ))}
      </div>
    </PageFrame>
  )
}
