const tones = ['fill-stone', 'fill-stone-cool', 'fill-stone-warm'] as const

/** Stone number `turn` at `x`, `y` of an SVG, filled from below by `share` (0–1). */
export function Pebble({
  x,
  y,
  width,
  height,
  share,
  turn,
}: {
  x: number
  y: number
  width: number
  height: number
  share: number
  turn: number
}) {
  const inner = { width: width - 1.6, height: height - 1.6 }
  const filled = height * share
  return (
    <>
      <path
        d={pebblePath({ x: x + 0.8, y: y + 0.8, ...inner }, turn)}
        className="fill-sunken stroke-edge"
        strokeWidth="1.2"
      />
      {/* A nested viewport cuts off what lies above the filled part. */}
      {share > 0 && (
        <svg x={x} y={y + height - filled} width={width} height={filled} aria-hidden="true">
          <path
            d={pebblePath({ x: 0.8, y: 0.8 - (height - filled), ...inner }, turn)}
            className={`${tones[turn % 3]} forced-colors:fill-[Highlight]`}
          />
        </svg>
      )}
    </>
  )
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
