import 'server-only'
import type { SubmissionRow } from '#lib/db/attempts/submissions.ts'
import { explainMove } from '#lib/powerpath/move-reason.ts'
import { toPublicFeedback } from '#lib/qti/show/to-public-item.ts'
import type { PublicFeedback, SubmitResult, XpStanding } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type LoadedItem, loadItem, questionSeed } from '#lib/timeback/server/items/item-library.ts'
import {
  answeredQuestion,
  shownAfter,
  toLessonQuestion,
} from '#lib/timeback/server/lessons/question/to-lesson-question.ts'

type Stored = Omit<SubmissionRow, 'lessonId' | 'attempt' | 'question'>

/** The answer to a submit, always made from what is stored, so that a repeat is equal to the byte. */
export async function toSubmitResult(deps: Deps, stored: Stored): Promise<SubmitResult> {
  const { result, itemId, next, attemptSeed } = stored
  const { correct, score, complete, move, questionsLeft, help, xpStanding } = result
  const loaded = await loadItem(deps.db, itemId)
  const shown = shownAfter(loaded, stored)
  const answered = shown && answeredQuestion(loaded, { attemptSeed, difficulty: stored.difficulty }, shown)
  const feedback = toFeedback(loaded, stored)
  const following = next && toLessonQuestion(await loadItem(deps.db, next.itemId), { attemptSeed, ...next })
  return {
    correct,
    score,
    complete,
    ...(move && { reason: explainMove(move.reason, { before: move.scoreBefore, after: score }) }),
    ...(questionsLeft !== undefined && { questionsLeft }),
    ...(help && { help }),
    ...(xpStanding && { xpStanding: toXp(xpStanding) }),
    ...(feedback.length > 0 && { feedback }),
    ...(answered && { answered }),
    ...(following && { next: following }),
  }
}

/** In one order, which the database does not keep. */
function toXp({ worth, fromAccuracy, right, counted, earns }: XpStanding): XpStanding {
  return { worth, fromAccuracy, right, counted, earns }
}

function toFeedback({ item, resolveHref }: LoadedItem, { result, attemptSeed }: Stored): PublicFeedback[] {
  const { feedback: identifiers, outcomes } = result
  const seed = questionSeed(attemptSeed, item.identifier)
  return toPublicFeedback(item, { identifiers, resolveHref, ...(outcomes && { state: { seed, outcomes } }) })
}
