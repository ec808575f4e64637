import { pebblePath } from './pebble-path.ts'

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
