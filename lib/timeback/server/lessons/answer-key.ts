import 'server-only'
import { toOpaqueIdentifiers } from '#lib/qti/public/opaque-identifiers.ts'
import { toPublicFeedback } from '#lib/qti/public/to-public-feedback.ts'
import { declaredCorrectResponses } from '#lib/qti/score/declared-correct-responses.ts'
import { scoreItem } from '#lib/qti/score/score-item.ts'
import type { LessonAttemptQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { LoadedItem } from '#lib/timeback/server/items/item-library.ts'

export type AnswerKeyInput = {
  /** What was answered, in the item's own identifiers. */
  own: LexicalResponses
  /** Of the question in its attempt. */
  seed: number
  /** Whether the reader sees the item's own identifiers. */
  ownIdentifiers: boolean
}

/** What is right and the feedback that an answer earned: only for closed attempts and for teachers. */
export function answerKey(
  { item, resolveHref }: LoadedItem,
  { own, seed, ownIdentifiers }: AnswerKeyInput,
): Required<Pick<LessonAttemptQuestion, 'correctResponses' | 'feedback'>> {
  const correct = declaredCorrectResponses(item, seed)
  const scored = scoreItem(item, own, { seed, enforceLimits: false })
  return {
    correctResponses: ownIdentifiers ? correct : toOpaqueIdentifiers(item, seed, correct),
    feedback:
      scored.kind === 'scored'
        ? toPublicFeedback(item, {
            identifiers: scored.feedback.map(({ identifier }) => identifier),
            resolveHref,
            state: scored.state,
          })
        : [],
  }
}
