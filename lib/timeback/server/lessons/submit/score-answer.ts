import 'server-only'
import type { ItemTurns } from '#lib/db/attempts/attempt-row.ts'
import { type Item, type ItemState, startState } from '#lib/qti/item/item.ts'
import { standingResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { toOwnIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import { emptyAnswer } from '#lib/timeback/contract/empty-answer.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { type LoadedItem, questionSeed } from '#lib/timeback/server/items/item-library.ts'

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
  /** Of the item's outcomes, which decide what is shown of it now. */
  state: ItemState
  /** Of an item that takes several turns; `null` where none was taken. */
  turns: ItemTurns | null
  /** False while the item takes another turn. */
  ends: boolean
}

type GivenAnswer = {
  response?: string | undefined
  responses?: LexicalResponses | undefined
  skipped?: boolean | undefined
}

/** Scores an answer by the item's own processing; a wrong shape is a `VALIDATION_ERROR` by variable. */
export function scoreAnswer(
  { item }: LoadedItem,
  attempt: {
    seed: number
    /** After the turn before, at an item that takes several. */
    before?: ItemState | undefined
  },
  answer: GivenAnswer,
): ScoredAnswer {
  const seed = questionSeed(attempt.seed, item.identifier)
  const before = attempt.before ?? startState(seed)
  const skipped = answer.skipped ?? false
  const responses = skipped ? {} : toOwnIdentifiers(item, seed, toGiven(item, answer))
  const scored = scoreItem(item, responses, { state: before, enforceLimits: !skipped })
  if (scored.kind === 'invalid') {
    const detail = scored.problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
    throw new DomainError('VALIDATION_ERROR', detail, { errors: scored.problems })
  }
  const { maxScore, state } = scored
  const feedback = scored.feedback.map(({ identifier }) => identifier)
  if (skipped) {
    const score = Math.min(0, scored.score)
    return { responses, correct: false, score, maxScore, feedback, skipped, state, turns: null, ends: true }
  }
  const { correct, score } = scored
  return {
    // What is not answered again stands as it was (QTI 3, adaptive items).
    responses: item.adaptive ? { ...standingResponses(item, before), ...responses } : responses,
    ...{ correct, score, maxScore, feedback, skipped, state },
    turns: item.adaptive ? { state, seen: before.outcomes } : null,
    ends: !item.adaptive || state.completionStatus === 'completed',
  }
}

/** `response` stands for the one variable. */
function toGiven(item: Item, { response = '', responses }: GivenAnswer): LexicalResponses {
  if (responses !== undefined) return responses
  const [only, ...others] = item.responseDeclarations.values()
  if (!only || others.length > 0) {
    const message = only
      ? 'this question has several parts: use `responses`'
      : 'this question asks for no answer: say `skipped: true`'
    throw new DomainError('VALIDATION_ERROR', `response: ${message}`, {
      errors: [{ path: 'response', message }],
    })
  }
  const value = only.cardinality === 'single' ? response : response === '' ? [] : [response]
  return { [only.identifier]: value }
}

/** The shape of a submit, before anything is looked up: an empty answer throws `VALIDATION_ERROR` and uses up nothing. */
export function requireAnswer(given: Parameters<typeof emptyAnswer>[0]): void {
  const empty = emptyAnswer(given)
  if (empty) throw invalidField(empty.path, empty.message)
}
