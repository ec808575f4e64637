import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { loadContentLesson } from '#app/(site)/teacher/content/lessons/[lessonId]/load-content-lesson.ts'
import { PlayQuestion } from '#components/content/play-question.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { orNotFound } from '#lib/http/not-found.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getQuestion } from '#lib/timeback/server/authoring/questions.ts'

type Props = PageProps<'/teacher/content/lessons/[lessonId]/preview'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await loadContentLesson(await requireTeacher(), (await params).lessonId)
  return { title: `${title} · Preview` }
}

/** The lesson as a student meets it, one question at a time, in its own order. */
export default async function LessonPreviewPage({ params, searchParams }: Props) {
  const actor = await requireTeacher()
  const { id, title, items } = await loadContentLesson(actor, (await params).lessonId)
  const { question } = await searchParams
  const number = question === undefined ? 1 : Number(question)
  const place = items[number - 1]
  if (!place) notFound()
  const { itemId, item, answerKey } = await orNotFound(getQuestion(appDeps(), actor, place.itemId))
  const path = `/teacher/content/lessons/${encodeURIComponent(id)}`
  return (
    <PageFrame>
      <div className={item.stimuli.length > 0 ? '' : 'mx-auto max-w-3xl'}>
        <PageHeader
          isLow
          title={`Question ${number} of ${items.length}`}
          above={<BackLink href={path}>{title}</BackLink>}
        >
          As a student sees it. Nothing is kept.{' '}
          <Link href={`/teacher/content/questions/${itemId}`} className="font-semibold text-accent">
            About this question
          </Link>
        </PageHeader>
        <PlayQuestion
          key={itemId}
          path="/api/teacher/questions/try"
          of={{ itemId }}
          item={item}
          answerKey={answerKey}
        />
        <nav aria-label="Questions" className="flex flex-wrap justify-between gap-3">
          <span>
            {number > 1 && (
              <ButtonLink kind="secondary" href={`${path}/preview?question=${number - 1}`}>
                Question {number - 1}
              </ButtonLink>
            )}
          </span>
          {number < items.length && (
            <ButtonLink kind="secondary" href={`${path}/preview?question=${number + 1}`}>
              Question {number + 1}
            </ButtonLink>
          )}
        </nav>
      </div>
    </PageFrame>
  )
}
