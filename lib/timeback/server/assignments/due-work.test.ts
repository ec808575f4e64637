import { describe, expect, it } from 'vitest'
import type { AssignedWorkRow } from '#lib/db/assignments/assigned-work.ts'
import { dueOf } from './due-work.ts'

const now = new Date('2026-12-04T12:00:00Z')
const day = (number: number) => new Date(`2026-12-${String(number).padStart(2, '0')}T12:00:00Z`)

const row = (change: Partial<AssignedWorkRow>): AssignedWorkRow => ({
  ...{ assignmentId: 'a', to: 'class', kind: 'lesson', id: 'quiz', title: 'Quiz', courseTitle: 'Math' },
  ...{ beginsAt: null, dueAt: null, late: 'accept', exceptionDueAt: null, excused: false },
  ...{ doneAt: null, isOpen: false, ...change },
})
const dates = (...rows: Partial<AssignedWorkRow>[]) =>
  dueOf(rows.map(row), now).map(({ id, dueAt }) => [id, dueAt?.slice(8, 10) ?? null])

describe('what is due', () => {
  it('stands once, by its earliest date, what has none last', () => {
    const rows = [
      { dueAt: day(9) },
      { to: 'group' as const, dueAt: day(7) },
      { id: 'b' },
      { id: 'c', dueAt: day(5) },
    ]
    expect(dates(...rows)).toEqual([
      ['c', '05'],
      ['quiz', '07'],
      ['b', null],
    ])
  })

  it('is what the student was given for themselves, before what groups and classes were given', () => {
    expect(dates({ dueAt: day(5) }, { to: 'student', dueAt: day(20) })).toEqual([['quiz', '20']])
    expect(dates({ dueAt: day(5) }, { to: 'student' })).toEqual([['quiz', null]])
  })

  it('is not what is done, excused or not begun yet, but what its begin has reached', () => {
    expect(dates({ doneAt: day(1) }, { id: 'b', excused: true }, { id: 'c', beginsAt: day(5) })).toEqual([])
    expect(dates({ beginsAt: now })).toEqual([['quiz', null]])
    expect(dates({ dueAt: day(5), excused: true }, { to: 'group', dueAt: day(6) })).toEqual([['quiz', '06']])
  })

  it('has the date of an exception in the place of the date of all', () => {
    expect(dates({ dueAt: day(5), exceptionDueAt: day(8) })).toEqual([['quiz', '08']])
  })

  it('is late once its date is past', () => {
    const late = (change: Partial<AssignedWorkRow>) => dueOf([row(change)], now).map(({ isLate }) => isLate)
    expect(late({ dueAt: day(3) })).toEqual([true])
    expect(late({ dueAt: now })).toEqual([false])
    expect(late({ dueAt: day(3), exceptionDueAt: day(8) })).toEqual([false])
    expect(late({})).toEqual([false])
  })

  it('keeps a lesson and a package of one id apart', () => {
    expect(dates({}, { kind: 'package' })).toHaveLength(2)
  })
})
