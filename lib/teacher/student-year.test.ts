import { describe, expect, it } from 'vitest'
import type { AttemptSummary } from '#lib/timeback/contract/overview.ts'
import { mondayOf, toYear } from './student-year.ts'

const now = Date.parse('2026-12-01T03:00:00.000Z')

const attempt = (completedAt: string | null, xp: number | null): AttemptSummary => ({
  ...{ lessonId: 'l', lessonName: 'L', lessonType: 'quiz', courseTitle: 'C', attempt: 1, score: 100 },
  ...{ bestScore: 100, mastered: true, finalized: true, totalQuestions: 1, correctQuestions: 1, activeMs: 0 },
  ...{ startedAt: '2026-01-01T00:00:00.000Z', completedAt, xp },
})

describe('a year of a student', () => {
  it('is 52 weeks from Monday to Sunday (UTC), of which the last is this one', () => {
    const year = toYear({ attempts: [], rows: [] }, now)
    expect(year).toHaveLength(52)
    expect([year[0]?.week, year[51]?.week]).toEqual(['2025-12-08', '2026-11-30'])
    expect(year.every(({ week }) => new Date(week).getUTCDay() === 1)).toBe(true)
    expect(new Date(mondayOf(Date.parse('1969-12-31T23:59:59Z'))).toISOString()).toMatch(/^1969-12-29/)
  })

  it('counts XP in the week in which a lesson was finished, beside that of activities, and each moment once', () => {
    const attempts = [
      attempt('2026-11-29T23:59:59.999Z', 3),
      attempt('2026-11-30T00:00:00.000Z', 5),
      attempt('2025-12-07T23:59:59.999Z', 99),
      attempt(null, null),
    ]
    const rows = [{ week: '2026-11-30', xp: 2, activeMs: 60_000 }]
    const year = toYear({ attempts, rows }, now).filter(({ xp, activeMs }) => xp > 0 || activeMs > 0)
    expect(year).toEqual([
      { week: '2026-11-23', xp: 3, activeMs: 0 },
      { week: '2026-11-30', xp: 7, activeMs: 60_000 },
    ])
  })
})
