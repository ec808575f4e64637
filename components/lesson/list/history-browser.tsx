import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { plural } from '#components/ui/format.ts'
import { HistoryList } from './history-list.tsx'
import { type HistoryView, historyHref, historyKinds, historySorts, showHistory } from './history-view.ts'
import type { HistoryEntry } from './to-history.ts'

const kindNames: Record<HistoryEntry['kind'], string> = {
  lesson: 'Lessons',
  vr: 'VR',
  activity: 'Activities',
}
const sortNames: Record<HistoryView['sort'], string> = {
  latest: 'Latest first',
  earliest: 'Earliest first',
  score: 'Best score first',
}

type Props = {
  entries: HistoryEntry[]
  view: HistoryView
  /** Of the page that shows it. */
  path: string
}

/** A history that can be narrowed, ordered, read page by page, and printed whole; works without a script. */
export function HistoryBrowser({ entries: all, view, path }: Props) {
  const { entries, total, page, pages, courses } = showHistory(all, view)
  return (
    <div className="grid grid-cols-1 gap-5">
      <HistoryFilter view={view} path={path} courses={courses} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p role="status">{plural(total, 'entry', 'entries')}</p>
        <Link href={historyHref(path, { ...view, page: view.page === null ? 1 : null })} className={textLink}>
          {view.page === null ? 'Page by page' : 'All at once, to print'}
        </Link>
      </div>
      {entries.length === 0 ? (
        <EmptyState title="Nothing of this kind">Choose another course, kind or time.</EmptyState>
      ) : (
        <HistoryList entries={entries} />
      )}
      {view.page !== null && pages > 1 && (
        <nav aria-label="Pages" className="flex flex-wrap items-center gap-x-6">
          {page > 1 && (
            <Link href={historyHref(path, { ...view, page: page - 1 })} rel="prev" className={textLink}>
              Back
            </Link>
          )}
          <span>
            Page {page} of {pages}
          </span>
          {page < pages && (
            <Link href={historyHref(path, { ...view, page: page + 1 })} rel="next" className={textLink}>
              More
            </Link>
          )}
        </nav>
      )}
    </div>
  )
}

const textLink =
  'inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline print:hidden'
const field = 'min-h-11 w-full rounded-control border border-edge bg-surface px-3 py-2'

function HistoryFilter({ view, path, courses }: { view: HistoryView; path: string; courses: string[] }) {
  return (
    <form
      action={path}
      className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-6 print:hidden"
    >
      <label className="grid gap-1 text-sm">
        Course
        <select name="course" defaultValue={view.course ?? ''} className={field}>
          <option value="">All</option>
          {courses.map((course) => (
            <option key={course}>{course}</option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 text-sm">
        Kind
        <select name="kind" defaultValue={view.kind ?? ''} className={field}>
          <option value="">All</option>
          {historyKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindNames[kind]}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 text-sm">
        From
        <input type="date" name="from" defaultValue={view.from ?? ''} className={field} />
      </label>
      <label className="grid gap-1 text-sm">
        To
        <input type="date" name="to" defaultValue={view.to ?? ''} className={field} />
      </label>
      <label className="grid gap-1 text-sm">
        Order
        <select name="sort" defaultValue={view.sort} className={field}>
          {historySorts.map((sort) => (
            <option key={sort} value={sort}>
              {sortNames[sort]}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" kind="secondary" className="max-sm:w-full">
        Show
      </Button>
    </form>
  )
}
