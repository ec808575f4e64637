'use client'

import { useState } from 'react'
import { plainText } from '#components/qti/content/plain-text.ts'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import type { LessonQuestion, PublicFeedback } from '#lib/timeback/contract/lesson.ts'

export type ExplainedMiss = { question: LessonQuestion; feedback: readonly PublicFeedback[] }

/** A missed question with its explanation that is not on the screen already; null while there is none. */
export function useWorkedExample({ question, lastResult, phase }: LessonSessionView): ExplainedMiss | null {
  const [misses, setMisses] = useState<readonly ExplainedMiss[]>([])
  const shown = phase === 'feedback' && lastResult ? lastResult.feedback : []
  const isMiss = question && lastResult && !lastResult.correct && shown.length > 0
  if (isMiss && misses.at(-1)?.feedback !== shown) setMisses([...misses, { question, feedback: shown }])
  return pickExample(misses, { questionId: question?.id, feedback: shown })
}

/**
 * The latest missed question that says something else than the screen does: neither the question that is there, nor
 * one with the same explanation as that. What stands there already is no example of anything.
 */
export function pickExample(
  misses: readonly ExplainedMiss[],
  shown: { questionId: string | undefined; feedback: readonly PublicFeedback[] },
): ExplainedMiss | null {
  const standing = textOf(shown.feedback)
  const other = misses.findLast(
    ({ question, feedback }) => question.id !== shown.questionId && textOf(feedback) !== standing,
  )
  return other ?? null
}

function textOf(feedback: readonly PublicFeedback[]): string {
  return feedback.map(({ body }) => plainText(body)).join(' ')
}
