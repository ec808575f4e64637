'use client'

import { Hourglass, PauseCircle } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { NotCounted } from '#components/lesson/delivery/not-counted.tsx'
import { PlayerProblem } from '#components/lesson/delivery/player-problem.tsx'
import { Completed, Finishing } from '#components/lesson/finish/finishing.tsx'
import { useDelivery } from '#components/timeback/use-delivery.ts'
import { useDrafts } from '#components/timeback/use-drafts.ts'
import { useFeedbackStanding, useLessonSession } from '#components/timeback/use-lesson-session.ts'
import { type Presence, usePresence } from '#components/timeback/use-presence.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type { XpStanding } from '#lib/timeback/contract/lesson.ts'
import { AdaptiveQuestion } from './adaptive-question.tsx'
import { LinearLesson } from './linear-lesson.tsx'
import { PlayerHeader } from './player-header.tsx'
import type { PlayerLesson } from './player-lesson.ts'
import { StartPanel } from './start-panel.tsx'

/** One lesson from its first button to its result. An open attempt goes on at once. */
export function LessonPlayer({ lesson }: { lesson: PlayerLesson }) {
  const { id, name, type, course, standing } = lesson
  const session = useLessonSession({ lessonId: id, course, lessonType: type, name })
  const drafts = useDrafts(session)
  const { status, phase, start, retry, error } = session
  // Mastered with the answer whose feedback the student has not gone on from.
  const isMastered = isAdaptive(type) && standing.state === 'done'
  const returns = useFeedbackStanding(id, isMastered ? standing.attempt : null)
  const resumes = standing.state === 'open' || returns === true

  useEffect(() => {
    if (resumes) void start()
  }, [resumes, start])

  // A session that is open goes on by itself; one that could not be opened has nobody else to try again.
  useEffect(() => {
    if (status !== 'error') return
    const tryAgain = () => void retry()
    window.addEventListener('online', tryAgain)
    return () => window.removeEventListener('online', tryAgain)
  }, [status, retry])

  if (status === 'error' && error)
    return (
      <Frame lesson={lesson}>
        <PlayerProblem error={error} busy={session.busy} onRetry={retry} />
      </Frame>
    )
  if (status === 'idle' && !resumes && returns !== null)
    return (
      <Frame lesson={lesson}>
        <StartPanel lesson={lesson} onStart={() => void start({ forceNew: standing.state === 'done' })} />
      </Frame>
    )
  const isAnswered = phase === 'completed' || phase === 'finishing'
  if (status !== 'ready' || !(drafts.loaded || isAnswered))
    return (
      <Frame lesson={lesson}>
        <p role="status" className="py-16 text-center text-lg text-soft">
          Opening your lesson…
        </p>
      </Frame>
    )
  if (phase === 'completed')
    return (
      <Frame lesson={lesson}>
        <Completed lessonId={id} completion={session.completion} />
      </Frame>
    )
  if (phase === 'finishing')
    return (
      <Frame lesson={lesson}>
        <Finishing session={session} />
      </Frame>
    )
  return isAdaptive(type) ? (
    <Frame
      counting
      lesson={lesson}
      score={session.score}
      questionsLeft={session.standing.questionsLeft}
      xp={session.standing.xpStanding ?? session.xpStanding}
    >
      <AdaptiveQuestion session={session} drafts={drafts} announceFirst={!resumes} easier={lesson.easier} />
    </Frame>
  ) : (
    <Frame counting lesson={lesson} xp={session.xpStanding}>
      <LinearLesson session={session} drafts={drafts} announceFirst={!resumes} />
    </Frame>
  )
}

function Frame({
  lesson,
  score,
  questionsLeft,
  xp,
  counting = false,
  children,
}: {
  lesson: PlayerLesson
  /** Time is counted while this is on the screen. */
  counting?: boolean
  score?: number | undefined
  questionsLeft?: number | undefined
  xp?: XpStanding | undefined
  children: ReactNode
}) {
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pb-12 sm:px-6">
      <PlayerHeader name={lesson.name} score={score} questionsLeft={questionsLeft} xp={xp} />
      <NotKept />
      {counting && <IdleNotice />}
      <NotCounted lessonId={lesson.id} />
      {children}
    </div>
  )
}

/** Said quietly where this browser keeps nothing beyond the page's life. */
function NotKept() {
  const { isDurable } = useDelivery()
  return (
    <p role="status" className={isDurable ? 'sr-only' : 'mb-4 text-soft'}>
      {!isDurable && 'This device does not keep your answers. Leave this page open until you have finished.'}
    </p>
  )
}

const words: Record<Exclude<Presence, 'present'>, string> = {
  still: 'Take your time: reading counts, up to 2 minutes after your last key, tap or move.',
  idle: 'Your time is not counted now. It goes on with your next key, tap or move.',
}

/** Says on the screen that time is counted while nothing happens, and when it is no longer. */
export function IdleNotice() {
  const presence = usePresence()
  const Icon = presence === 'idle' ? PauseCircle : Hourglass
  return (
    <p role="status" className="pointer-events-none fixed inset-x-4 top-2 z-10 flex justify-center">
      {presence !== 'present' && (
        <span className="rise inline-flex items-center gap-2 rounded-card border border-line bg-surface px-4 py-2 text-sm shadow-sm">
          <Icon aria-hidden className="size-5 shrink-0 text-accent" />
          {words[presence]}
        </span>
      )}
    </p>
  )
}
