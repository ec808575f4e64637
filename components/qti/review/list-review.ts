import { type ReviewTagName, reviewTagOf } from './review-tag.tsx'

type Reviewed = { correct: readonly string[] | null; whole: boolean | undefined }

/** How two values are compared; a pair without direction is the same both ways. */
export type SameValue = (left: string, right: string) => boolean

const identical: SameValue = (left, right) => left === right

/**
 * Every value that was given or is correct, with what it was. Where the whole answer was right, so was each
 * value of it, whatever the key says: a key may name one of several right answers.
 */
export function listReview(
  given: readonly string[],
  { correct, whole }: Reviewed,
  same: SameValue = identical,
): { value: string; tag: ReviewTagName }[] {
  const isCorrect = (value: string) => correct?.some((right) => same(value, right)) ?? false
  const lines = given.map((value) => ({
    value,
    tag: reviewTagOf(true, correct === null ? null : whole === true || isCorrect(value)) ?? 'given',
  }))
  if (correct === null || whole === true) return lines
  const missing = correct.filter((value) => !given.some((other) => same(other, value)))
  return [...lines, ...missing.map((value) => ({ value, tag: 'correct' as const }))]
}
