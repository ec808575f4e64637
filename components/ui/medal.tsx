import { Flag, Medal } from 'lucide-react'

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

/** The marks on the way to 100. */
export const medals = [
  { name: 'Bronze', from: 70 },
  { name: 'Silver', from: 80 },
  { name: 'Gold', from: 90 },
] as const

/** The highest medal that a score has reached, `null` below 70. */
export function medalOf(score: number): (typeof medals)[number] | null {
  return medals.findLast(({ from }) => score >= from) ?? null
}

/** A small medal in an SVG: hollow until reached, then filled, so that colour is not the only sign. */
export function MedalMark({ x, y, reached }: { x: number; y: number; reached: boolean }) {
  return (
    <circle
      cx={x}
      cy={y}
      r={reached ? 4.5 : 3}
      className={
        reached
          ? 'fill-notyet-edge stroke-notyet stroke-[1.5] forced-colors:fill-[Highlight]'
          : 'fill-transparent stroke-edge stroke-[1.25]'
      }
    />
  )
}
