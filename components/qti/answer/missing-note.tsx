import clsx from 'clsx'
import { Square, SquareCheck } from 'lucide-react'
import type { Completeness } from './use-completeness.ts'

/** Says what keeps an answer from being checked, and takes the student's word that nothing more belongs there. */
export function MissingNote({ id, missing, rest }: Omit<Completeness, 'canCheck'> & { id: string }) {
  const Box = rest?.stays ? SquareCheck : Square
  return (
    <div
      className={clsx(
        'flex flex-wrap items-center gap-x-4 text-soft max-sm:basis-full sm:flex-1',
        missing && 'sm:min-w-52',
      )}
    >
      {/* On a phone its line stays when nothing is missing, so that Check does not move under the finger. */}
      <p id={id} role="status" className="max-sm:min-h-[1lh] max-sm:basis-full">
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
