import { Square, SquareCheck } from 'lucide-react'
import type { Completeness } from './use-completeness.ts'

/** Says what keeps an answer from being checked, and takes the student's word that nothing more belongs there. */
export function MissingNote({ id, missing, rest }: Omit<Completeness, 'canCheck'> & { id: string }) {
  const Box = rest?.stays ? SquareCheck : Square
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-soft max-sm:basis-full sm:me-auto">
      <p id={id} role="status">
        {missing}
      </p>
      {rest && (
        <button
          type="button"
          aria-pressed={rest.stays}
          onClick={() => rest.setStays(!rest.stays)}
          className="inline-flex min-h-11 items-center gap-2 rounded-control font-semibold text-accent underline-offset-4 hover:underline"
        >
          <Box aria-hidden className="size-5 shrink-0" />
          Nothing more belongs here
        </button>
      )}
    </div>
  )
}
