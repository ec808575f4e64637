import type { BodyNode } from '#lib/qti/item/public/public-content.ts'
import { AuthoredContent } from './authored-content.tsx'

/**
 * What names an interaction: its own prompt or, for a screen reader, `fallback`; below it what is asked
 * of the student, as `{id}-hint`.
 */
export function Prompt({
  id,
  nodes,
  hint,
  fallback,
}: {
  id: string
  nodes: BodyNode[] | undefined
  hint: string | null
  fallback: string
}) {
  return (
    <div className={nodes || hint ? 'mb-4' : undefined}>
      <div id={id} className={nodes ? 'authored' : 'sr-only'}>
        {nodes ? <AuthoredContent nodes={nodes} /> : fallback}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-base text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
