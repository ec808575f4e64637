import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'

/** What a module answered, as text: its own way to show it ran only while it was answered. */
export function CustomReview({
  given,
  correct,
  whole,
}: {
  given: readonly string[]
  correct: readonly string[] | null
  whole: boolean | undefined
}) {
  const isRight = whole === true || (correct !== null && correct.join('\n') === given.join('\n'))
  const tag = reviewTagOf(given.length > 0, correct === null && whole !== true ? null : isRight)
  return (
    <div className="rounded-card border border-line bg-surface p-4">
      {given.length === 0 ? <p className="text-soft">No answer.</p> : <Values values={given} />}
      {tag && tag !== 'correct' && <ReviewTag tag={tag} />}
      {correct && correct.length > 0 && !isRight && (
        <div className="mt-4 rounded-control bg-correct-tint p-4">
          <p className="text-base font-bold text-correct">A correct answer</p>
          <Values values={correct} />
        </div>
      )}
    </div>
  )
}

function Values({ values }: { values: readonly string[] }) {
  return [...new Set(values)].map((value) => (
    <p key={value} className="text-lg break-words">
      {value.startsWith('data:') ? 'A file.' : readRecord(value)}
    </p>
  ))
}

/** `{"record":[…]}` as `name: value`, so far as it is one. */
function readRecord(text: string): string {
  if (!text.startsWith('{"record":')) return text
  try {
    const { record } = JSON.parse(text) as { record: { name: string; base: object | null }[] }
    return record.map(({ name, base }) => `${name}: ${Object.values(base ?? {}).join(', ')}`).join('; ')
  } catch {
    return text
  }
}
