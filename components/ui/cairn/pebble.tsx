const tones = ['fill-stone', 'fill-stone-cool', 'fill-stone-warm'] as const

/**
 * Stones of an SVG, one in each box, of which so many are filled in their order, the last from below by what is left:
 * as few paths as there are looks.
 */
export function Pebbles({ boxes, filled }: { boxes: readonly Box[]; filled: number }) {
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
export function pebblePath({ x, y, width, height }: Box, turn: number): string {
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
