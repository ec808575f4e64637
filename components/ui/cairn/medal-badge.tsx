import { Flag, Medal } from 'lucide-react'
import { medalOf } from './medal.ts'

/** The highest mark that a score has reached, in words; nothing below 70. */
export function MedalBadge({ score }: { score: number }) {
  const medal = medalOf(score)
  if (!medal) return null
  const whole = score >= 100
  const Icon = whole ? Flag : Medal
  return (
    <span className="inline-flex items-center gap-1.5 rounded-full border border-notyet-edge bg-notyet-tint px-3 py-0.5 text-sm font-bold text-notyet">
      <Icon aria-hidden className="size-4" />
      {whole ? 'The cairn is whole' : `${medal.name} medal`}
    </span>
  )
}
