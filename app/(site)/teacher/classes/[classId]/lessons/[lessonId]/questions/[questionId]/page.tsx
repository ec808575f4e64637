import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { PlayQuestion } from '#components/content/play-question.tsx'
import { QuestionFigures } from '#components/teacher/question-figures.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { orNotFound } from '#lib/http/not-found.ts'
import { getLessonTitle, getQuestionPage } from '#lib/teacher/lesson-figures.ts'

type Props = PageProps<'/teacher/classes/[classId]/lessons/[lessonId]/questions/[questionId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = await getLessonTitle(await requireTeacher(), await params)
  return title === null ? {} : { title: `A question of ${title}` }
}

export default async function ClassQuestionPage({ params }: Props) {
  const actor = await requireTeacher()
  const { classId, lessonId, questionId } = await params
  const asked = getQuestionPage(actor, { classId, lessonId, question: decodeURIComponent(questionId) })
  const found = await orNotFound(asked)
  if (!found) notFound()
  const { class: taught, lesson, question, figures } = found
  return (
    <PageFrame>
      <PageHeader
        isLow
        title={<span className="wrap-anywhere">{question.title}</span>}
        above={
          <BackLink href={`/teacher/classes/${taught.id}/lessons/${encodeURIComponent(lesson.id)}`}>
            {lesson.name}
          </BackLink>
        }
      >
        {taught.title} · <span className="break-all">{question.identifier}</span>
      </PageHeader>
      <div className="grid grid-cols-1 gap-8">
        {figures ? (
          <QuestionFigures figures={figures} />
        ) : (
          <EmptyState title="Nobody answered it yet">Its figures appear with the first answer.</EmptyState>
        )}
        <section aria-labelledby="seen" className="grid gap-3">
          <h2 id="seen" className="text-2xl font-bold">
            As a student sees it
          </h2>
          <div className="rounded-card border border-line p-4 sm:p-6">
            <PlayQuestion
              path="/api/teacher/questions/try"
              of={{ itemId: question.itemId }}
              item={question.item}
              answerKey={question.answerKey}
            />
          </div>
        </section>
      </div>
    </PageFrame>
  )
}
