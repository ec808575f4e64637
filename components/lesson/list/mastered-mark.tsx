import { Check } from 'lucide-react'

/** Says that a lesson is mastered, for ever, beside whatever came after it. */
export function MasteredMark() {
  return (
    <span className="inline-flex items-center gap-1 self-center rounded-full bg-correct-tint px-2.5 py-0.5 text-sm font-bold whitespace-nowrap text-correct">
      <Check aria-hidden className="size-4 shrink-0" strokeWidth={2.75} />
      Mastered
    </span>
  )
}
