import Link from 'next/link'
import { formatScore } from '#components/ui/format/format-number.ts'
import { plural } from '#components/ui/format/plural.ts'
import type { GridCell } from '#lib/teacher/model.ts'
import { cellLooks, cellStateOf, cellWords } from './cell-state.ts'

/** State and score of one student at one lesson, leading to the latest attempt. */
export function GridCellMark({
  cell,
  scored,
  about,
  hrefOf,
}: {
  cell: GridCell | undefined
  /** False: the score of an open attempt is not known before it is finished. */
  scored: boolean
  about: string
  hrefOf: (attempt: number) => string
}) {
  if (!cell)
    return (
      <span className="text-soft">
        <span aria-hidden>–</span>
        <span className="sr-only">not started</span>
      </span>
    )
  const { Icon, look, word } = cellLooks[cellStateOf(cell)]
  const { score, again } = cellWords(cell, scored)
  return (
    <Link
      href={hrefOf(cell.attempts)}
      className={`inline-flex min-h-12 min-w-22 flex-col items-center justify-center rounded-lg border px-2 leading-tight hover:outline-2 hover:outline-accent ${look}`}
    >
      <span className="sr-only">{about}: </span>
      <span className="inline-flex items-center gap-1.5">
        <Icon aria-hidden className="size-5 shrink-0" strokeWidth={2.5} />
        {score !== null && <span className="text-xl font-bold tabular-nums">{formatScore(score)}</span>}
      </span>
      <span className="sr-only">
        {score !== null && ', '}
        {word}, {plural(cell.attempts, 'attempt')}
        {again && ', '}
      </span>
      {again && (
        <span className="text-xs whitespace-nowrap text-soft">
          again{again.open ? '' : ' done'}
          {again.score !== null && (
            <>
              : <span className="tabular-nums">{formatScore(again.score)}</span>
            </>
          )}
        </span>
      )}
    </Link>
  )
}
