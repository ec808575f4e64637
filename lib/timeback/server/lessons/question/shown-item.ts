import 'server-only'
import type { QuestionRow } from '#lib/db/attempts/attempt-row.ts'
import type { StoredResult, SubmissionRow } from '#lib/db/attempts/submissions.ts'
import { standingResponses, withoutPresses } from '#lib/qti/run/score/lexical-responses.ts'
import { earnedFeedback } from '#lib/qti/run/score/score-item.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { LoadedItem } from '#lib/timeback/server/items/item-library.ts'

/** What an item shows after a turn: its outcomes, and how far it is if it takes several; in its own identifiers. */
export type ShownItem = {
  outcomes: NonNullable<StoredResult['outcomes']>
  turn?: NonNullable<StoredResult['turn']> & { responses: LexicalResponses; feedback: string[] }
}

/** How a served item stands, as far as a student may see it before the answer is scored. */
export function shownItem(
  { item }: LoadedItem,
  { turns }: Pick<QuestionRow, 'turns'>,
): ShownItem | undefined {
  if (!turns) return undefined
  const { state, seen } = turns
  const complete = state.completionStatus === 'completed'
  return {
    outcomes: complete ? seen : state.outcomes,
    turn: {
      ...{ taken: state.numAttempts, complete },
      responses: standingResponses(item, state),
      feedback: complete ? [] : earnedFeedback(item, state).map(({ identifier }) => identifier),
    },
  }
}

/** What a submit showed of it; nothing where the lesson withholds that. */
export function shownAfter(
  { item }: LoadedItem,
  { result: { outcomes, turn, feedback }, responses }: Pick<SubmissionRow, 'result' | 'responses'>,
): ShownItem | undefined {
  if (!outcomes) return undefined
  if (!turn) return { outcomes }
  return { outcomes, turn: { ...turn, responses: withoutPresses(item, responses), feedback } }
}
