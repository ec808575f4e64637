import 'server-only'
import type { QuestionRow } from '#lib/db/attempts/attempt-row.ts'
import type { StoredResult, SubmissionRow } from '#lib/db/attempts/submissions.ts'
import { standingResponses, withoutPresses } from '#lib/qti/run/score/lexical-responses.ts'
import { earnedFeedback } from '#lib/qti/run/score/score-item.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicFeedback, toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { showsOutcomes } from '#lib/qti/show/variables.ts'
import { writePublicXml } from '#lib/qti/show/write-public-xml.ts'
import type { LessonQuestion, LexicalResponses, QuestionTurn } from '#lib/timeback/contract/lesson.ts'
import { type LoadedItem, questionSeed } from '#lib/timeback/server/items/item-library.ts'

export type QuestionView = {
  attemptSeed: number
  difficulty: string
  /** For those who may know the key, choices keep the names the item gives them. */
  ownIdentifiers?: boolean
  /** Absent before the first turn. */
  shown?: ShownItem | undefined
}

/** The answerless question; the same attempt always shows it in the same order. */
export function toLessonQuestion(
  loaded: LoadedItem,
  { attemptSeed, difficulty, ownIdentifiers = false, shown }: QuestionView,
): LessonQuestion {
  const { item, stimuli, resolveHref } = loaded
  const seed = questionSeed(attemptSeed, item.identifier)
  const options = { seed, stimuli, resolveHref, ownIdentifiers }
  const publicItem = toPublicItem(item, shown ? { ...options, state: shown } : options)
  return {
    id: item.identifier,
    title: item.title,
    difficulty,
    content: { rawXml: writePublicXml(publicItem), item: publicItem },
    ...(shown?.turn && { turn: toTurn(loaded, seed, { ...shown, turn: shown.turn }) }),
  }
}

function toTurn(
  { item, resolveHref }: LoadedItem,
  seed: number,
  { outcomes, turn }: Required<ShownItem>,
): QuestionTurn {
  const { taken, complete, responses, feedback: identifiers } = turn
  const feedback = toPublicFeedback(item, { identifiers, resolveHref, state: { seed, outcomes } })
  return {
    taken,
    complete,
    responses: toOpaqueIdentifiers(item, seed, responses),
    ...(feedback.length > 0 && { feedback }),
  }
}

/** The question as an answer leaves it; `null` where it looks as it did before and takes no turns. */
export function answeredQuestion(
  loaded: LoadedItem,
  view: Omit<QuestionView, 'shown'>,
  shown: ShownItem,
): LessonQuestion | null {
  if (!shown.turn && !showsOutcomes(loaded.item)) return null
  const answered = toLessonQuestion(loaded, { ...view, shown })
  if (shown.turn) return answered
  return answered.content.rawXml === toLessonQuestion(loaded, view).content.rawXml ? null : answered
}

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
