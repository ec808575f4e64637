import { ReviewTag, reviewTagOf } from '#components/qti/review-tag.tsx'

/**
 * A written answer beside its key. Two texts may differ and both be right (4 and 4.0), so an answer is
 * called not yet only where the whole question was.
 */
export function TextEntryReview({
  given,
  correct,
  whole,
}: {
  given: string
  correct: string[] | null
  whole: boolean | undefined
}) {
  const right = correct === null ? null : whole === true || correct.includes(given.trim())
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
