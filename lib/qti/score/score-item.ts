import type { Item, ModalFeedback } from '#lib/qti/model.ts'
import type { ResponseProblem } from '#lib/qti/problem.ts'
import type { LexicalResponses } from '#lib/qti/public/public-item.ts'
import { type Scalar, scalarsOf, type Value } from '#lib/qti/value.ts'
import { maxScoreOf } from './max-score.ts'
import { type Outcomes, processResponses } from './process-responses.ts'
import { readResponses } from './read-responses.ts'

/** `invalid`: nothing was scored and nothing may be concluded. `correct`: the score is the maximum. */
export type ItemScore =
  | { kind: 'invalid'; problems: ResponseProblem[] }
  | {
      kind: 'scored'
      score: number
      maxScore: number
      correct: boolean
      outcomes: Record<string, OutcomeValue>
      /** For the student's eyes only after `toPublicFeedback`. */
      feedback: ModalFeedback[]
    }

/** A single value, a list for containers, null for NULL. */
export type OutcomeValue = Scalar | Scalar[] | null

/** Scores what a student answered; deterministic, never throws. An item without SCORE scores 0. */
export function scoreItem(item: Item, responses: LexicalResponses): ItemScore {
  const values = readResponses(item, responses)
  if (!values.ok) return { kind: 'invalid', problems: values.error }
  const outcomes = processResponses(item, values.value)
  const scored = scalarsOf(outcomes.get('SCORE') ?? null)[0]
  const score = typeof scored === 'number' ? scored : 0
  const maxScore = maxScoreOf(item)
  return {
    kind: 'scored',
    score,
    maxScore,
    correct: score >= maxScore - rounding * maxScore,
    outcomes: toPlainOutcomes(outcomes),
    feedback: item.modalFeedback.filter((feedback) => isShown(feedback, outcomes)),
  }
}

/** Sums of mapped fractions (0.1 + 0.2) must not miss the maximum. */
const rounding = 1e-9

/** The outcomes as plain values. */
export function toPlainOutcomes(outcomes: Outcomes): Record<string, OutcomeValue> {
  return Object.fromEntries([...outcomes].map(([identifier, value]) => [identifier, toPlain(value)]))
}

function toPlain(value: Value): OutcomeValue {
  if (value === null) return null
  return value.cardinality === 'single' ? value.value : value.values
}

function isShown(feedback: ModalFeedback, outcomes: Outcomes): boolean {
  const held = scalarsOf(outcomes.get(feedback.outcomeIdentifier) ?? null)
  return held.includes(feedback.outcomeValue) === feedback.showWhenMatching
}
