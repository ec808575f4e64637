import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { BarFigure } from '#components/charts/bar-figure.tsx'
import { LessonStudents } from '#components/teacher/lesson-students.tsx'
import { QuestionList } from '#components/teacher/question-list.tsx'
import { scoreBars } from '#components/teacher/score-bars.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { getLessonPage, getLessonTitle } from '#lib/teacher/lesson-figures.ts'

type Props = PageProps<'/teacher/classes/[classId]/lessons/[lessonId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = await getLessonTitle(await requireTeacher(), await params)
  return title === null ? {} : { title }
}

export default async function ClassLessonPage({ params }: Props) {
  const page = await getLessonPage(await requireTeacher(), await params)
  if (!page) notFound()
  const { class: taught, lesson, students, questions, unanswered } = page
  const here = `/teacher/classes/${taught.id}`
  const begun = students.filter(({ cell }) => cell !== 0).length
  return (
    <PageFrame wide>
      <PageHeader
        isLow
        title={<span className="wrap-anywhere">{lesson.name}</span>}
        above={<BackLink href={here}>{taught.title}</BackLink>}
      >
        {lesson.courseTitle} · {begun} of {students.length} began
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-8">
          <BarFigure
            {...{ title: 'Latest scores', unit: 'Students', of: 'Score', none: 'No score is known yet.' }}
            bars={scoreBars(students.map(({ cell }) => cell))}
          />
          <section aria-labelledby="who" className="grid gap-3">
            <h2 id="who" className="text-2xl font-bold">
              Who is where
            </h2>
            <LessonStudents page={page} students={`${here}/students`} />
          </section>
        </div>
        <section aria-labelledby="questions" className="grid gap-3">
          <h2 id="questions" className="text-2xl font-bold">
            Questions, hardest first
          </h2>
          {questions.length + unanswered.length === 0 ? (
            <EmptyState title="No questions">This lesson asks nothing here.</EmptyState>
          ) : (
            <QuestionList
              here={`${here}/lessons/${encodeURIComponent(lesson.id)}`}
              questions={questions}
              unanswered={unanswered}
            />
          )}
        </section>
      </div>
    </PageFrame>
  )
}
