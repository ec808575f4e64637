import 'server-only'
import type { ItemTurns } from '#lib/db/attempts/attempt-row.ts'
import type { Item, ItemState } from '#lib/qti/item/item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { earnedFeedback, scoreItem } from '#lib/qti/run/score/score-item.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicFeedback } from '#lib/qti/show/to-public-item.ts'
import type { LessonAttemptQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { LoadedItem } from '#lib/timeback/server/items/item-library.ts'
import type { ShownItem } from './to-lesson-question.ts'

export type AnswerKeyInput = {
  /** What was answered, in the item's own identifiers. */
  own: LexicalResponses
  /** Of the question in its attempt. */
  seed: number
  /** Where an item of several turns was left; `null` of every other. */
  turns: ItemTurns | null
  /** Whether the reader sees the item's own identifiers. */
  ownIdentifiers: boolean
}

type AnswerKey = Required<Pick<LessonAttemptQuestion, 'correctResponses' | 'feedback'>> & {
  /** What the item shows with all that the answer earned. */
  shown: ShownItem | undefined
}

/** What is right and the feedback that an answer earned: only for closed attempts and for teachers. */
export function answerKey(
  { item, resolveHref }: LoadedItem,
  { own, seed, turns, ownIdentifiers }: AnswerKeyInput,
): AnswerKey {
  const correct = declaredCorrectResponses(item, seed)
  const state = turns?.state ?? scoredState(item, own, seed)
  const identifiers = state ? earnedFeedback(item, state).map(({ identifier }) => identifier) : []
  return {
    correctResponses: ownIdentifiers ? correct : toOpaqueIdentifiers(item, seed, correct),
    feedback: state ? toPublicFeedback(item, { identifiers, resolveHref, state }) : [],
    shown: state && { outcomes: state.outcomes },
  }
}

function scoredState(item: Item, own: LexicalResponses, seed: number): ItemState | undefined {
  const scored = scoreItem(item, own, { seed, enforceLimits: false })
  return scored.kind === 'scored' ? scored.state : undefined
}
