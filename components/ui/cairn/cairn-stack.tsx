import { formatScore } from '#components/ui/format/format-number.ts'
import { MedalMark, medals } from './medal.tsx'
import { Pebbles } from './pebble.tsx'

const widths = [124, 110, 114, 98, 88, 92, 76, 66, 52, 38]
const leans = [0, 4, -5, 2, -3, 5, -2, 3, -3, 2]
const height = 18
const ground = 214
const boxes = widths.map((width, index) => ({
  x: 70 - width / 2 + (leans[index] ?? 0),
  y: ground - (index + 1) * height,
  ...{ width, height: height + 0.5 },
}))

/** The score as a cairn of ten stones, filling from below; whole and flagged at 100. */
export function CairnStack({ score, label = 'Score' }: { score: number; label?: string }) {
  return (
    <div className="flex items-end gap-4">
      <svg
        viewBox="0 0 150 222"
        role="img"
        aria-label={`${label}: ${formatScore(score)} of 100`}
        className="h-52 w-auto shrink-0 max-[24rem]:h-40"
      >
        <path d={`M4 ${ground + 4}H140`} className="stroke-line" strokeWidth="3" strokeLinecap="round" />
        <Pebbles boxes={boxes} filled={score / 10} />
        {medals.map(({ name, from }) => (
          <MedalMark key={name} x={132} y={ground - (from / 10 - 0.5) * height} reached={score >= from} />
        ))}
        {score >= 100 && <Flag />}
      </svg>
      <p aria-hidden className="pb-1">
        <span className="text-6xl leading-none max-[24rem]:text-5xl font-bold tabular-nums">
          {formatScore(score)}
        </span>
        <span className="block text-soft">of 100</span>
      </p>
    </div>
  )
}

function Flag() {
  return (
    <>
      <path d="M71 34V4" className="stroke-ink" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M73 5l24 7-24 7z" className="fill-accent forced-colors:fill-[Highlight]" />
    </>
  )
}
