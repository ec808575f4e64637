'use client'

import { useState } from 'react'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { answerProblem } from './answer-problem.ts'
import { endsAttempt, missingPart } from './missing-part.ts'

export type Completeness = {
  canCheck: boolean
  /** What is missing, once anything can be missed; `null` where nothing is. */
  missing: string | null
  /** There where the student may say that nothing more belongs here; whether they have. */
  rest: { stays: boolean; setStays: (stays: boolean) => void } | null
}

/** Whether an answer may be checked. That the rest stays empty is said of one answer: a change takes it back. */
export function useCompleteness(item: PublicItem | null, responses: LexicalResponses): Completeness {
  const [settled, setSettled] = useState<LexicalResponses | null>(null)
  const missing = item && missingPart(item, responses)
  const problem = item && !endsAttempt(item, responses) ? answerProblem(item, responses) : null
  const stays = settled === responses
  const rest =
    missing?.mayStay && problem === null
      ? { stays, setStays: (next: boolean) => setSettled(next ? responses : null) }
      : null
  return {
    canCheck: problem === null && (missing === null || (rest !== null && stays)),
    missing: missing?.text ?? problem,
    rest,
  }
}
