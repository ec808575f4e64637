'use client'

import { useState } from 'react'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import type { LessonQuestion, PublicFeedback } from '#lib/timeback/contract/lesson.ts'
import { pickExample } from './pick-example.ts'

export type ExplainedMiss = { question: LessonQuestion; feedback: readonly PublicFeedback[] }

/** A missed question with its explanation that is not on the screen already; null while there is none. */
export function useWorkedExample({ question, lastResult, phase }: LessonSessionView): ExplainedMiss | null {
  const [misses, setMisses] = useState<readonly ExplainedMiss[]>([])
  const shown = phase === 'feedback' && lastResult ? lastResult.feedback : []
  const isMiss = question && lastResult && !lastResult.correct && shown.length > 0
  if (isMiss && misses.at(-1)?.feedback !== shown) setMisses([...misses, { question, feedback: shown }])
  return pickExample(misses, { questionId: question?.id, feedback: shown })
}
