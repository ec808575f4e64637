import clsx from 'clsx'
import { type ReactNode, type Ref, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import type { RosterAnswer, RosterRow } from '#lib/timeback/contract/roster.ts'

const actionWords: Record<RosterRow['action'], string> = {
  created: 'New',
  updated: 'Changed',
  removed: 'Removed',
  unchanged: 'As it was',
  ignored: 'Passed over',
}

const linesOnPage = 50

type Props = {
  ref: Ref<HTMLHeadingElement>
  answer: RosterAnswer
  isDone: boolean
  children: ReactNode
}

/** What a roster changes, or has changed, line by line. */
export function RosterReport({
  ref,
  answer: { created, updated, unchanged, rows },
  isDone,
  children,
}: Props) {
  const changed = rows.filter(({ action, message }) => action !== 'unchanged' || message !== undefined)
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? rows : changed
  const people = plural(created + updated + unchanged, 'person', 'people')
  return (
    <section aria-labelledby="report" className="grid gap-4">
      <h2 ref={ref} id="report" tabIndex={-1} className="text-2xl font-bold">
        {isDone ? 'Imported' : 'This would change'}: {created} new, {updated} changed, {unchanged} as they
        were
      </h2>
      <p className="text-soft">
        {people} in {plural(rows.length, 'line')}.{!isDone && ' Nothing is changed yet.'}
      </p>
      {children}
      {rows.length > changed.length && (
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={showsAll}
            onChange={({ target }) => setShowsAll(target.checked)}
            className="size-5"
          />
          Also the {rows.length - changed.length} lines that change nothing
        </label>
      )}
      <PagedLines key={String(showsAll)} count={shown.length}>
        {(from, to) =>
          shown.slice(from, to).map((row) => (
            <Line key={`${row.file}:${row.line}`} place={`${row.file}:${row.line}`}>
              <span className={clsx('font-semibold', row.action === 'created' && 'text-correct')}>
                {actionWords[row.action]}
              </span>
              <span className="break-all"> {row.sourcedId}</span>
              {row.message !== undefined && <span className="block text-soft">{row.message}</span>}
            </Line>
          ))
        }
      </PagedLines>
    </section>
  )
}

/** The lines for which a roster was refused. */
export function RosterProblems({ lines }: { lines: [place: string, message: string][] }) {
  return (
    <section role="alert" aria-labelledby="problems" className="grid gap-4">
      <h2 id="problems" className="text-2xl font-bold text-notyet">
        {lines.length === 1 ? '1 line is wrong' : `${lines.length} lines are wrong`}
      </h2>
      <p className="text-soft">Nothing was changed. Correct them where they come from, and check again.</p>
      <PagedLines count={lines.length}>
        {(from, to) =>
          lines.slice(from, to).map(([place, message]) => (
            <Line key={place} place={place}>
              <span className="break-words">{message}</span>
            </Line>
          ))
        }
      </PagedLines>
    </section>
  )
}

function Line({ place, children }: { place: string; children: ReactNode }) {
  return (
    <li className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <span className="break-all text-soft tabular-nums">{place}</span>
      <span className="min-w-0">{children}</span>
    </li>
  )
}

function PagedLines({
  count,
  children,
}: {
  count: number
  children: (from: number, to: number) => ReactNode
}) {
  const [page, setPage] = useState(0)
  const last = Math.max(0, Math.ceil(count / linesOnPage) - 1)
  const from = Math.min(page, last) * linesOnPage
  if (count === 0) return null
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {children(from, from + linesOnPage)}
      </ul>
      {last > 0 && (
        <div className="flex flex-wrap items-center gap-4">
          <Button kind="secondary" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Back
          </Button>
          <span role="status">
            Lines {from + 1}–{Math.min(from + linesOnPage, count)} of {count}
          </span>
          <Button kind="secondary" disabled={page === last} onClick={() => setPage(page + 1)}>
            More
          </Button>
        </div>
      )}
    </div>
  )
}
