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
