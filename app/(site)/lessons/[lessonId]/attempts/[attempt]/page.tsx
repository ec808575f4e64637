import type { Metadata } from 'next'
import { cache } from 'react'
import { toAttemptNumber } from '#app/_shell/address.ts'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { NotCounted } from '#components/lesson/delivery/not-counted.tsx'
import { AttemptReview, LeadsTo } from '#components/lesson/review/attempt-review.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { FocusedTitle } from '#components/ui/focused-title.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireStudent } from '#lib/auth/require-actor.ts'
import { orNotFound } from '#lib/http/not-found.ts'
import { runs as listRuns } from '#lib/timeback/server/activity/runs.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { attemptDetails } from '#lib/timeback/server/lessons/attempt-details.ts'
import { attempts } from '#lib/timeback/server/lessons/attempts.ts'
import { get } from '#lib/timeback/server/lessons/list.ts'
import { readPage } from '#lib/timeback/server/read-page.ts'

const getLesson = lessonVerb('get', get)
const getAttemptDetails = lessonVerb('attemptDetails', attemptDetails)
const listAttempts = lessonVerb('attempts', attempts)

type Props = PageProps<'/lessons/[lessonId]/attempts/[attempt]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { timebackId } = await requireStudent()
  const { lessonId, attempt } = await params
  const { lesson } = await readAttempt(timebackId, lessonId, toAttemptNumber(attempt))
  return { title: `Results: ${lesson.name}` }
}

const readAttempt = cache(async (student: string, lessonId: string, attempt: number) => {
  const [lesson, details, attempts, runs] = await orNotFound(
    readPage(() =>
      Promise.all([
        getLesson({ lesson: lessonId }),
        getAttemptDetails({ lesson: lessonId, student, attempt }),
        listAttempts({ lesson: lessonId, student }),
        listRuns(appDeps(), { student, attempt: { lessonId, number: attempt } }),
      ]),
    ),
  )
  return { lesson, details, attempts, runs }
})

export default async function AttemptPage({ params, searchParams }: Props) {
  const { timebackId } = await requireStudent()
  const { lessonId, attempt: place } = await params
  const attempt = toAttemptNumber(place)
  const { lesson, details, attempts, runs } = await readAttempt(timebackId, lessonId, attempt)
  const open = attempts.at(-1)?.finalized === false
  return (
    <PageFrame>
      <PageHeader
        title={<FocusedTitle>{lesson.name}</FocusedTitle>}
        above={<BackLink href="/lessons">Lessons</BackLink>}
      >
        Attempt {attempt}
        {!details.finalized && ', not finished'}
      </PageHeader>
      {details.leadsTo && <LeadsTo leadsTo={details.leadsTo} />}
      <NotCounted lessonId={lesson.id} />
      <AttemptReview details={details} runs={runs} openAll={(await searchParams).open === 'all'} />
      <div className="mt-10 print:hidden flex flex-wrap gap-3">
        <ButtonLink href={`/lessons/${lesson.id}`}>{open ? 'Continue the lesson' : 'Try again'}</ButtonLink>
        <ButtonLink kind="secondary" href="/lessons">
          Back to lessons
        </ButtonLink>
      </div>
    </PageFrame>
  )
}
