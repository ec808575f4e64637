import { expect, test } from 'vitest'
import { type HistoryView, historyHref, readHistoryView, showHistory } from './history-view.ts'
import type { HistoryEntry } from './to-history.ts'

const attempt = (number: number, change: object = {}): HistoryEntry => ({
  ...{ kind: 'lesson', key: `lesson ${number}`, href: null },
  at: new Date(Date.UTC(2026, 8, 1 + number)).toISOString(),
  attempt: { courseTitle: 'Math', finalized: true, score: number % 100, ...change } as never,
})
const game: HistoryEntry = {
  ...{ kind: 'activity', key: 'game', href: null, at: '2026-09-02T12:00:00.000Z' },
  activity: { courseTitle: 'Reading' } as never,
}
const all = [...Array.from({ length: 120 }, (_, number) => attempt(number)), game]
const first = readHistoryView({})
const keys = (change: Partial<HistoryView>) =>
  showHistory(all, { ...first, ...change }).entries.map(({ key }) => key)

test('an address names a view, and a view its address', () => {
  const view: HistoryView = {
    ...{
      course: 'Math & more',
      kind: 'lesson',
      from: '2026-09-01',
      to: '2026-10-01',
      sort: 'score',
      page: 2,
    },
  }
  const href = historyHref('/history', view)
  expect(readHistoryView(Object.fromEntries(new URL(href, 'http://localhost').searchParams))).toEqual(view)
  expect(historyHref('/history', first)).toBe('/history')
  expect(readHistoryView({ page: 'all' }).page).toBeNull()
})

test('what an address says wrongly, or a form leaves empty, is as at first', () => {
  const wrong = { course: '', kind: 'dance', from: '1.9.2026', to: '', sort: 'up', page: '-3' }
  expect(readHistoryView(wrong)).toEqual(first)
  expect(readHistoryView({ course: ['a', 'b'], page: '1.5' })).toEqual(first)
})

test('fifty lines are a page, every line is on one, and a page beyond the last is the last', () => {
  const pages = [1, 2, 3].map((page) => keys({ page }))
  expect(pages.map((page) => page.length)).toEqual([50, 50, 21])
  expect(new Set(pages.flat()).size).toBe(121)
  expect(keys({ page: 9 })).toEqual(pages[2])
  expect(keys({ page: null })).toHaveLength(121)
  expect(showHistory([], first)).toEqual({ entries: [], total: 0, page: 1, pages: 1, courses: [] })
})

test('is narrowed by course, kind and days, both days included', () => {
  expect(keys({ course: 'Reading' })).toEqual(['game'])
  expect(keys({ kind: 'activity' })).toEqual(['game'])
  expect(keys({ from: '2026-09-02', to: '2026-09-03' })).toEqual(['lesson 2', 'game', 'lesson 1'])
  expect(showHistory(all, { ...first, kind: 'vr' })).toMatchObject({ total: 0, courses: ['Math', 'Reading'] })
})

test('stands the latest first, the earliest first, or by score with what has none last', () => {
  expect(keys({})[0]).toBe('lesson 119')
  expect(keys({ sort: 'earliest' })[0]).toBe('lesson 0')
  expect(keys({ sort: 'score', page: null }).slice(0, 2)).toEqual(['lesson 99', 'lesson 98'])
  expect(keys({ sort: 'score', page: null }).at(-1)).toBe('game')
})
