import 'server-only'
import type { StoredResult, SubmissionRow } from '#lib/db/submissions.ts'
import { toPublicFeedback } from '#lib/qti/public/to-public-feedback.ts'
import type { SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadItem } from '#lib/timeback/server/items/item-library.ts'
import { toLessonQuestion } from './to-lesson-question.ts'

type Stored = Pick<SubmissionRow, 'itemId' | 'attemptSeed' | 'next'> & { result: StoredResult }

/** The answer to a submit, always made from what is stored, so that a repeat is equal to the byte. */
export async function toSubmitResult(deps: Deps, stored: Stored): Promise<SubmitResult> {
  const { result, itemId, next, attemptSeed } = stored
  const { correct, score, complete, reason, questionsLeft, help } = result
  const { item, resolveHref } = await loadItem(deps.db, itemId)
  const feedback = toPublicFeedback(item, { identifiers: result.feedback, resolveHref })
  const following = next && toLessonQuestion(await loadItem(deps.db, next.itemId), { attemptSeed, ...next })
  return {
    correct,
    score,
    complete,
    ...(reason !== undefined && { reason }),
    ...(questionsLeft !== undefined && { questionsLeft }),
    ...(help && { help }),
    ...(feedback.length > 0 && { feedback }),
    ...(following && { next: following }),
  }
}
