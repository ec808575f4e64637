import { plainText } from '#components/qti/content/plain-text.ts'
import type { PublicFeedback } from '#lib/timeback/contract/lesson.ts'
import type { ExplainedMiss } from './use-worked-example.ts'

/**
 * The latest missed question that says something else than the screen does: neither the question that is there, nor
 * one with the same explanation as that. What stands there already is no example of anything.
 */
export function pickExample(
  misses: readonly ExplainedMiss[],
  shown: { questionId: string | undefined; feedback: readonly PublicFeedback[] },
): ExplainedMiss | null {
  const standing = textOf(shown.feedback)
  const other = misses.findLast(
    ({ question, feedback }) => question.id !== shown.questionId && textOf(feedback) !== standing,
  )
  return other ?? null
}

function textOf(feedback: readonly PublicFeedback[]): string {
  return feedback.map(({ body }) => plainText(body)).join(' ')
}
