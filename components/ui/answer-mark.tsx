import { Check, CircleDashed, CircleEllipsis, CircleQuestionMark, Contrast, Minus } from 'lucide-react'

const marks = {
  right: { Icon: Check, word: 'Right', look: 'bg-correct-tint text-correct' },
  'not-yet': { Icon: CircleEllipsis, word: 'Not yet', look: 'bg-notyet-tint text-notyet' },
  partly: { Icon: Contrast, word: 'Partly right', look: 'bg-notyet-tint text-notyet' },
  skipped: { Icon: CircleQuestionMark, word: 'Didn’t know yet', look: 'bg-sunken text-soft' },
  given: { Icon: CircleDashed, word: 'Answered', look: 'bg-sunken text-soft' },
  unscored: { Icon: Minus, word: 'No points', look: 'bg-sunken text-soft' },
  none: { Icon: Minus, word: 'No answer', look: 'bg-sunken text-soft' },
} as const

export type AnswerMarkName = keyof typeof marks

/** How an answer was judged: a shape and a word, and a colour that only repeats them. */
export function AnswerMark({ mark }: { mark: AnswerMarkName }) {
  const { Icon, word, look } = marks[mark]
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-bold whitespace-nowrap ${look}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={2.75} />
      {word}
    </span>
  )
}
