import 'server-only'
import { toOwnIdentifiers } from '#lib/qti/public/opaque-identifiers.ts'
import { scoreItem } from '#lib/qti/score/score-item.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { LoadedItem } from '#lib/timeback/server/items/item-library.ts'
import { questionSeed } from '#lib/timeback/server/items/question-seed.ts'

/**
 * `responses` name choices as the item does, whatever the student saw; `feedback` names the feedback whose
 * outcome was computed.
 */
export type ScoredAnswer = {
  responses: LexicalResponses
  correct: boolean
  score: number
  maxScore: number
  feedback: string[]
  /** “I don’t know yet”: never right, and worth nothing. */
  skipped: boolean
}

/** Scores an answer by the item's own processing; a wrong shape is a `VALIDATION_ERROR` by variable. */
export function scoreAnswer(
  { item }: LoadedItem,
  attemptSeed: number,
  answer: {
    response?: string | undefined
    responses?: LexicalResponses | undefined
    skipped?: boolean | undefined
  },
): ScoredAnswer {
  const seed = questionSeed(attemptSeed, item.identifier)
  const skipped = answer.skipped ?? false
  const given =
    answer.responses ?? toResponses([...item.responseDeclarations.values()], answer.response ?? '')
  const responses = skipped ? {} : toOwnIdentifiers(item, seed, given)
  const scored = scoreItem(item, responses, { seed, enforceLimits: !skipped })
  if (scored.kind === 'invalid') {
    const detail = scored.problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
    throw new DomainError('VALIDATION_ERROR', detail, { errors: scored.problems })
  }
  const { maxScore } = scored
  const feedback = scored.feedback.map(({ identifier }) => identifier)
  if (skipped)
    return { responses, correct: false, score: Math.min(0, scored.score), maxScore, feedback, skipped }
  return { responses, correct: scored.correct, score: scored.score, maxScore, feedback, skipped }
}

function toResponses(
  declarations: { identifier: string; cardinality: string }[],
  response: string,
): LexicalResponses {
  const [only, ...others] = declarations
  if (!only || others.length > 0) {
    const message = 'this question has several parts: use `responses`'
    throw new DomainError('VALIDATION_ERROR', `response: ${message}`, {
      errors: [{ path: 'response', message }],
    })
  }
  const value = only.cardinality === 'single' ? response : response === '' ? [] : [response]
  return { [only.identifier]: value }
}
