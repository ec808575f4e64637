/** One stone at `x`, `y` of an SVG, filled from below by `share` (0–1). */
export function Pebble({
  x,
  y,
  width,
  height,
  share,
}: {
  x: number
  y: number
  width: number
  height: number
  share: number
}) {
  const shape = { width: width - 1.5, height: height - 1.5, rx: Math.min(width, height) / 2 - 0.75 }
  const filled = height * share
  return (
    <>
      <rect x={x + 0.75} y={y + 0.75} {...shape} className="fill-sunken stroke-edge stroke-[1.25]" />
      {/* A nested viewport cuts off what lies above the filled part. */}
      {share > 0 && (
        <svg x={x} y={y + height - filled} width={width} height={filled} aria-hidden="true">
          <rect
            x="0.75"
            y={0.75 - (height - filled)}
            {...shape}
            className={
              share < 1
                ? 'fill-stone-light forced-colors:fill-[Highlight]'
                : 'fill-stone forced-colors:fill-[Highlight]'
            }
          />
        </svg>
      )}
    </>
  )
}
