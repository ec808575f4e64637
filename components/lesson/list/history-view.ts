import type { HistoryEntry } from './to-history.ts'

/** Which part of a history is shown, and in which order; `from` and `to` are days (UTC), both included. */
export type HistoryView = {
  course: string | null
  kind: HistoryEntry['kind'] | null
  from: string | null
  to: string | null
  sort: (typeof historySorts)[number]
  /** From 1; `null` is all at once, to print. */
  page: number | null
}

export const historySorts = ['latest', 'earliest', 'score'] as const
export const historyKinds = ['lesson', 'vr', 'activity'] as const satisfies readonly HistoryEntry['kind'][]

/** So many lines are one page. */
const onPage = 50

const day = /^\d{4}-\d\d-\d\d$/

/** The view that an address names; what it does not say, or says wrongly, is as at first. */
export function readHistoryView(query: Record<string, string | string[] | undefined>): HistoryView {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const dayOf = (name: string) => (day.test(text(name) ?? '') ? text(name) : null)
  const page = Number(text('page'))
  return {
    course: text('course'),
    kind: historyKinds.find((kind) => kind === query.kind) ?? null,
    ...{ from: dayOf('from'), to: dayOf('to') },
    sort: historySorts.find((sort) => sort === query.sort) ?? 'latest',
    page: query.page === 'all' ? null : Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** The address of a view. */
export function historyHref(path: string, { page, sort, ...view }: HistoryView): string {
  const given = Object.entries(view).filter((each): each is [string, string] => each[1] !== null)
  const query = new URLSearchParams({
    ...Object.fromEntries(given),
    ...(sort !== 'latest' && { sort }),
    ...(page !== 1 && { page: page === null ? 'all' : String(page) }),
  }).toString()
  return query === '' ? path : `${path}?${query}`
}

export type ShownHistory = {
  entries: HistoryEntry[]
  total: number
  page: number
  pages: number
  courses: string[]
}

/** The entries of a view, from all of a history; a page beyond the last is the last. */
export function showHistory(all: readonly HistoryEntry[], view: HistoryView): ShownHistory {
  const found = all
    .filter((entry) => view.kind === null || entry.kind === view.kind)
    .filter((entry) => view.course === null || courseOf(entry) === view.course)
    .filter(({ at }) => view.from === null || at.slice(0, 10) >= view.from)
    .filter(({ at }) => view.to === null || at.slice(0, 10) <= view.to)
    .toSorted(orders[view.sort])
  const pages = Math.max(1, Math.ceil(found.length / onPage))
  const page = Math.min(view.page ?? 1, pages)
  const entries = view.page === null ? found : found.slice((page - 1) * onPage, page * onPage)
  const courses = [...new Set(all.flatMap((entry) => courseOf(entry) ?? []))].sort()
  return { entries, total: found.length, page, pages, courses }
}

function courseOf(entry: HistoryEntry): string | null {
  if (entry.kind === 'lesson') return entry.attempt.courseTitle
  return entry.kind === 'vr' ? entry.vr.courseTitle : entry.activity.courseTitle
}

type Order = (a: HistoryEntry, b: HistoryEntry) => number
const latest: Order = (a, b) => Date.parse(b.at) - Date.parse(a.at)
const orders: Record<HistoryView['sort'], Order> = {
  latest,
  earliest: (a, b) => latest(b, a),
  score: (a, b) => (scoreOf(b) ?? -1) - (scoreOf(a) ?? -1) || latest(a, b),
}

/** What was not scored comes after what was. */
function scoreOf(entry: HistoryEntry): number | null {
  if (entry.kind === 'lesson') return entry.attempt.finalized ? entry.attempt.score : null
  return entry.kind === 'vr' ? (entry.vr.session.score?.raw ?? null) : null
}
