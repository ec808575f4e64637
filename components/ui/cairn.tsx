import { formatScore } from './format.ts'
import { MedalMark, medals } from './medal.tsx'

const widths = [124, 110, 114, 98, 88, 92, 76, 66, 52, 38]
const leans = [0, 4, -5, 2, -3, 5, -2, 3, -3, 2]
const height = 18
const ground = 214
const pile = widths.map((width, index) => ({
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
        <Pebbles boxes={pile} filled={score / 10} />
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

const pitch = 25
const row = Array.from({ length: 10 }, (_, index) => ({
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
        <Pebbles boxes={row} filled={score / 10} />
      </svg>
      <span aria-hidden className="text-2xl leading-none font-bold tabular-nums">
        {formatScore(score)}
      </span>
    </div>
  )
}

const stones = [
  { x: 2, y: 22.5, width: 28, height: 8 },
  { x: 5.5, y: 14.5, width: 22, height: 7.5 },
  { x: 7, y: 7.5, width: 15.5, height: 6.5 },
  { x: 12, y: 1.5, width: 9, height: 5.5 },
]

/** The product's sign: four stones on one another. */
export function CairnMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className} fill="currentColor">
      {stones.map((stone, index) => (
        <path key={stone.y} d={pebblePath(stone, index)} />
      ))}
    </svg>
  )
}

const tones = ['fill-stone', 'fill-stone-cool', 'fill-stone-warm'] as const

/**
 * Stones of an SVG, one in each box, of which so many are filled in their order, the last from below by what is left:
 * as few paths as there are looks.
 */
function Pebbles({ boxes, filled }: { boxes: readonly Box[]; filled: number }) {
  const outline = (box: Box, turn: number) => pebblePath(within(box), turn)
  const whole = boxes.slice(0, Math.max(0, Math.floor(filled)))
  const last = boxes[whole.length]
  const share = filled - whole.length
  return (
    <>
      <path d={boxes.map(outline).join('')} className="fill-sunken stroke-edge" strokeWidth="1.2" />
      {tones.map((tone, index) => {
        const d = whole.map((box, turn) => (turn % 3 === index ? outline(box, turn) : '')).join('')
        return d && <path key={tone} d={d} className={`${tone} forced-colors:fill-[Highlight]`} />
      })}
      {last && share > 0 && <PartOfPebble box={last} turn={whole.length} share={share} />}
    </>
  )
}

/** A nested viewport cuts off what lies above the filled part. */
function PartOfPebble({ box, turn, share }: { box: Box; turn: number; share: number }) {
  const { x, y, width, height } = box
  const filled = height * share
  const inner = within({ x: 0, y: filled - height, width, height })
  return (
    <svg x={x} y={y + height - filled} width={width} height={filled} aria-hidden="true">
      <path d={pebblePath(inner, turn)} className={`${tones[turn % 3]} forced-colors:fill-[Highlight]`} />
    </svg>
  )
}

/** The stone leaves room for its edge. */
function within({ x, y, width, height }: Box): Box {
  return { x: x + 0.8, y: y + 0.8, width: width - 1.6, height: height - 1.6 }
}

type Box = { x: number; y: number; width: number; height: number }

/** The outline of a river stone inside a box: rounded, leaning to one side or the other by `turn`. */
function pebblePath({ x, y, width, height }: Box, turn: number): string {
  const [crest, belly, foot] = turnings[turn % turnings.length] ?? [0.5, 0.55, 0.5]
  const at = (right: number, down: number) => `${round(x + right * width)} ${round(y + down * height)}`
  return [
    `M${at(0, belly)}`,
    `C${at(0, belly - 0.32)} ${at(crest - 0.3, 0)} ${at(crest, 0)}`,
    `S${at(1, belly - 0.3)} ${at(1, belly)}`,
    `S${at(foot + 0.33, 1)} ${at(foot, 1)}`,
    `S${at(0, belly + 0.32)} ${at(0, belly)}Z`,
  ].join('')
}

/** Where the top is highest, where the left side is widest, where the foot stands; shares of the box. */
const turnings = [
  [0.42, 0.56, 0.5],
  [0.58, 0.48, 0.46],
  [0.5, 0.6, 0.54],
] as const

function round(value: number): number {
  return Math.round(value * 100) / 100
}
