import { formatScore } from '#components/ui/format/format-number.ts'
import { MedalMark, medals } from './medal.tsx'
import { Pebbles } from './pebble.tsx'

const pitch = 25
const boxes = Array.from({ length: 10 }, (_, index) => ({
  ...{ x: index * pitch + 1, y: 15, width: pitch - 2, height: 17 },
}))

/** The score as ten stones in a row with the number beside it; read aloud as "62 of 100". */
export function CairnMeter({ score, label = 'Score' }: { score: number; label?: string }) {
  return (
    <div className="flex max-w-full min-w-0 items-end gap-3">
      <svg
        viewBox={`0 0 ${10 * pitch} 34`}
        role="img"
        aria-label={`${label}: ${formatScore(score)} of 100`}
        className="h-auto w-60 min-w-0 shrink"
      >
        {medals.map(({ name, from }) => (
          <MedalMark key={name} x={(from / 10 - 0.5) * pitch} y={6} reached={score >= from} />
        ))}
        <Pebbles boxes={boxes} filled={score / 10} />
      </svg>
      <span aria-hidden className="text-2xl leading-none font-bold tabular-nums">
        {formatScore(score)}
      </span>
    </div>
  )
}
