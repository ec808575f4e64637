import { Check, CircleEllipsis } from 'lucide-react'
import { useForTeacher } from '#components/qti/content/reader.tsx'

const tags = {
  'given-right': {
    Icon: Check,
    text: { own: 'Your answer, right', theirs: 'Their answer, right' },
    short: { own: 'Right', theirs: 'Right' },
    look: 'text-correct',
  },
  'given-not-yet': {
    Icon: CircleEllipsis,
    text: { own: 'Your answer, not yet', theirs: 'Their answer, not yet' },
    short: { own: 'Not yet', theirs: 'Not yet' },
    look: 'text-notyet',
  },
  correct: {
    Icon: Check,
    text: { own: 'Correct answer', theirs: 'Correct answer' },
    short: { own: 'Correct', theirs: 'Correct' },
    look: 'text-correct',
  },
  given: {
    Icon: null,
    text: { own: 'Your answer', theirs: 'Their answer' },
    short: { own: 'Yours', theirs: 'Theirs' },
    look: 'text-soft',
  },
} as const

export type ReviewTagName = keyof typeof tags

/** Says of one choice what it was: in words, with a shape; in a `narrow` place in one word. */
export function ReviewTag({ tag, narrow = false }: { tag: ReviewTagName; narrow?: boolean }) {
  const { Icon, text, short, look } = tags[tag]
  const whose = useForTeacher() ? 'theirs' : 'own'
  return (
    <span
      className={`inline-flex items-center gap-1 font-bold ${narrow ? 'flex-col text-sm' : 'text-base'} ${look}`}
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0" strokeWidth={3} />}
      {(narrow ? short : text)[whose]}
    </span>
  )
}

/** What to say of a value: `correct` is the key, `null` where the key is closed. */
export function reviewTagOf(given: boolean, correct: boolean | null): ReviewTagName | null {
  if (correct === null) return given ? 'given' : null
  if (given) return correct ? 'given-right' : 'given-not-yet'
  return correct ? 'correct' : null
}

export type ReviewLine = { key: string; text: string; tag: ReviewTagName }

/** What was given and what is correct, in words: for answers whose place on the screen says too little. */
export function ReviewLines({ lines }: { lines: readonly ReviewLine[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="mt-4 grid list-none gap-2 p-0">
      {lines.map(({ key, text, tag }) => (
        <li
          key={key}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 rounded-control border border-line bg-surface px-4 py-2 text-lg"
        >
          <span className="min-w-0 flex-1 basis-40">{text}</span>
          <ReviewTag tag={tag} />
        </li>
      ))}
    </ul>
  )
}

type Reviewed = { correct: readonly string[] | null; whole: boolean | undefined }

/** How two values are compared; a pair without direction is the same both ways. */
type SameValue = (left: string, right: string) => boolean

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
