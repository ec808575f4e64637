import type { LessonSession } from '#lib/timeback/client/session/lesson-session.ts'
import type { SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { AnswerResult, LessonPlayerState } from './lesson-player-state.ts'

/** What a step of a lesson changes of its player. */
export type Change = Partial<LessonPlayerState>

export function isAdaptive(session: LessonSession): boolean {
  return session.lessonType === 'powerpath-100'
}

/** Nothing is left to do for the student, so no time counts any more. */
export function finishing(session: LessonSession): Change {
  session.pause()
  return { status: 'ready', phase: 'finishing', question: null, index: -1 }
}

/** Finished, or, where only the wish could be kept, on its way there. */
export async function finish(session: LessonSession): Promise<Change> {
  try {
    const completion = await session.complete()
    return { status: 'ready', phase: 'completed', completion, question: null, index: -1 }
  } catch (thrown) {
    if (session.getSnapshot().finishing) return finishing(session)
    throw thrown
  }
}

/** What the answer to an adaptive question came to. */
export function toFeedback(
  { correct, score, complete, feedback = [], answered, reason }: SubmitResult,
  given: Pick<AnswerResult, 'questionId' | 'scoreBefore' | 'responses' | 'isEarlier'>,
): Change {
  const moved = { ...given, correct, score, complete, ...(reason !== undefined && { reason }) }
  return { phase: 'feedback', lastResult: { ...moved, feedback, answered: answered ?? null } }
}

/** The feedback that stood when the lesson was left; null where there was none. */
export function feedbackStanding(session: LessonSession): Change | null {
  const { feedback } = session
  if (!feedback || session.getSnapshot().finishing) return null
  const { question, responses, scoreBefore, result } = feedback
  const given = { questionId: question.id, scoreBefore, responses, isEarlier: true }
  return { status: 'ready', question, index: -1, ...toFeedback(result, given) }
}

/** Whether what is shown can still be answered, or need not be. */
export function isInPlace({ phase, question }: LessonPlayerState, session: LessonSession): boolean {
  if (session.finalized) return false
  if (phase === 'review' || (isAdaptive(session) && phase === 'feedback')) return true
  return question !== null && session.getSnapshot().questions.includes(question)
}
