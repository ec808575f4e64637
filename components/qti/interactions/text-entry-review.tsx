import { sameTyped } from '#components/qti/answer/same-typed.ts'
import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'

/**
 * A written answer beside its key, compared as the scorer does. Two texts may differ and both be right, so an
 * answer is called not yet only where the whole question was.
 */
export function TextEntryReview({
  baseType,
  given,
  correct,
  whole,
}: {
  baseType: 'string' | 'integer' | 'float'
  given: string
  correct: string[] | null
  whole: boolean | undefined
}) {
  const right =
    correct === null ? null : whole === true || correct.some((key) => sameTyped(baseType, given, key))
  const tag = reviewTagOf(given !== '', right)
  return (
    <>
      {tag && tag !== 'correct' && <ReviewTag tag={tag} />}
      {correct && correct.length > 0 && right === false && (
        <span className="text-base font-bold text-correct">Correct answer: {correct.join(' or ')}</span>
      )}
    </>
  )
}
