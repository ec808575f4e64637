'use client'

import { useState } from 'react'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import type { LessonQuestion, PublicFeedback } from '#lib/timeback/contract/lesson.ts'

export type WorkedExample = { question: LessonQuestion; feedback: readonly PublicFeedback[] }

/** The last question that was not answered right, with its explanation; null before there is one. */
export function useWorkedExample({ question, lastResult }: LessonSessionView): WorkedExample | null {
  const [example, setExample] = useState<WorkedExample | null>(null)
  const isExplained = question && lastResult && !lastResult.correct && lastResult.feedback.length > 0
  if (!isExplained || example?.feedback === lastResult.feedback) return example
  const latest = { question, feedback: lastResult.feedback }
  setExample(latest)
  return latest
}
