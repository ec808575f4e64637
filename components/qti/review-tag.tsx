import { Check, CircleEllipsis } from 'lucide-react'

const tags = {
  'given-right': { Icon: Check, text: 'Your answer, right', look: 'text-correct' },
  'given-not-yet': { Icon: CircleEllipsis, text: 'Your answer, not yet', look: 'text-notyet' },
  correct: { Icon: Check, text: 'Correct answer', look: 'text-correct' },
  given: { Icon: null, text: 'Your answer', look: 'text-soft' },
} as const

export type ReviewTagName = keyof typeof tags

/** Says of one choice what it was: in words, with a shape. */
export function ReviewTag({ tag }: { tag: ReviewTagName }) {
  const { Icon, text, look } = tags[tag]
  return (
    <span className={`inline-flex items-center gap-1 text-base font-bold ${look}`}>
      {Icon && <Icon aria-hidden className="size-4 shrink-0" strokeWidth={3} />}
      {text}
    </span>
  )
}

/** What to say of a value: `correct` is the key, `null` where the key is closed. */
export function reviewTagOf(given: boolean, correct: boolean | null): ReviewTagName | null {
  if (correct === null) return given ? 'given' : null
  if (given) return correct ? 'given-right' : 'given-not-yet'
  return correct ? 'correct' : null
}
