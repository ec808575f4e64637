import { Check, CircleEllipsis } from 'lucide-react'

const tags = {
  'given-right': { Icon: Check, text: 'Your answer, right', short: 'Right', look: 'text-correct' },
  'given-not-yet': {
    Icon: CircleEllipsis,
    text: 'Your answer, not yet',
    short: 'Not yet',
    look: 'text-notyet',
  },
  correct: { Icon: Check, text: 'Correct answer', short: 'Correct', look: 'text-correct' },
  given: { Icon: null, text: 'Your answer', short: 'Yours', look: 'text-soft' },
} as const

export type ReviewTagName = keyof typeof tags

/** Says of one choice what it was: in words, with a shape; in a `narrow` place in one word. */
export function ReviewTag({ tag, narrow = false }: { tag: ReviewTagName; narrow?: boolean }) {
  const { Icon, text, short, look } = tags[tag]
  return (
    <span
      className={`inline-flex items-center gap-1 font-bold ${narrow ? 'flex-col text-sm' : 'text-base'} ${look}`}
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0" strokeWidth={3} />}
      {narrow ? short : text}
    </span>
  )
}

/** What to say of a value: `correct` is the key, `null` where the key is closed. */
export function reviewTagOf(given: boolean, correct: boolean | null): ReviewTagName | null {
  if (correct === null) return given ? 'given' : null
  if (given) return correct ? 'given-right' : 'given-not-yet'
  return correct ? 'correct' : null
}
