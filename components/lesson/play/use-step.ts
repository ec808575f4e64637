'use client'

import { useState } from 'react'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'
import { isLaterTurn } from '#lib/timeback/contract/question-turns.ts'

/**
 * Counts the different questions shown, from 1: the same question served again is another step, a later turn
 * at it is not.
 */
export function useStep(shown: LessonQuestion | null): number {
  const [current, setCurrent] = useState({ shown, step: 1 })
  if (current.shown === shown) return current.step
  const step = isLaterTurn(shown, current.shown) ? current.step : current.step + 1
  setCurrent({ shown, step })
  return step
}
