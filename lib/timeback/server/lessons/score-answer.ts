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
}

/** Scores an answer by the item's own processing; a wrong shape is a `VALIDATION_ERROR` by variable. */
export function scoreAnswer(
  { item }: LoadedItem,
  attemptSeed: number,
  answer: { response?: string | undefined; responses?: LexicalResponses | undefined },
): ScoredAnswer {
  const seed = questionSeed(attemptSeed, item.identifier)
  const given =
    answer.responses ?? toResponses([...item.responseDeclarations.values()], answer.response ?? '')
  const responses = toOwnIdentifiers(item, seed, given)
  const scored = scoreItem(item, responses, { seed })
  if (scored.kind === 'invalid') {
    const detail = scored.problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
    throw new DomainError('VALIDATION_ERROR', detail, { errors: scored.problems })
  }
  const { correct, score, maxScore, feedback } = scored
  return { responses, correct, score, maxScore, feedback: feedback.map(({ identifier }) => identifier) }
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
