import { cellLooks } from './cell-state.ts'

/** What the shapes of the grid mean. */
export function GridLegend() {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-6 gap-y-2 text-soft">
      {Object.values(cellLooks).map(({ Icon, word, look }) => (
        <li key={word} className="flex items-center gap-2">
          <span className={`flex size-7 items-center justify-center rounded-md border ${look}`}>
            <Icon aria-hidden className="size-4" strokeWidth={2.5} />
          </span>
          {word}
        </li>
      ))}
    </ul>
  )
}
