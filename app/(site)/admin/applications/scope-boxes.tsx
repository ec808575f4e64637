import { useId } from 'react'
import { scopeWords } from './scope-words.ts'

/** What an application may do, box by box, as `scope` of a form. */
export function ScopeBoxes({ error }: { error: string | undefined }) {
  const errorId = useId()
  return (
    <fieldset className="grid gap-2" aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="mb-2 text-lg font-semibold">May</legend>
      {scopeWords.map(([scope, words], index) => (
        <label
          key={scope}
          className="flex min-h-12 items-center gap-3 rounded-control border border-line bg-surface px-4 py-2 text-lg"
        >
          <input
            type="checkbox"
            name="scope"
            value={scope}
            aria-invalid={(error !== undefined && index === 0) || undefined}
            aria-describedby={error !== undefined && index === 0 ? errorId : undefined}
            className="size-5 shrink-0 accent-accent"
          />
          {words}
        </label>
      ))}
      {error !== undefined && (
        <p id={errorId} className="font-semibold text-notyet">
          Choose at least one.
        </p>
      )}
    </fieldset>
  )
}
