import { pebblePath } from './pebble.tsx'

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
