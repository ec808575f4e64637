import { describe, expect, it } from 'vitest'
import { completeSession, isMastering, progressAfter, successStatus } from './complete-session.ts'
import { toVrSession } from './to-vr-session.ts'

const now = new Date('2025-01-15T11:30:00.000Z')
const open = { status: 'in_progress' } as const

function completed(report: Parameters<typeof completeSession>[1]) {
  const outcome = completeSession(open, report, now)
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}

describe('completeSession', () => {
  it('is a score entry with a score, also 0, and a self-report without', () => {
    const modes = [{ score: 92 }, { score: 0 }, {}].map((report) => completed(report).completionMode)
    expect(modes).toEqual(['score_entry', 'score_entry', 'self_report'])
  })

  it('rounds fractions of minutes to seconds and keeps an unknown time unknown', () => {
    expect(
      [30, 0.5, 0.01, 1.009, 0, undefined].map(
        (timeSpentMinutes) => completed({ timeSpentMinutes }).timeSpentSeconds,
      ),
    ).toEqual([1800, 30, 1, 61, 0, null])
  })

  it('keeps the notes that were given, and says that there are none', () => {
    expect(completed({ notes: 'Saw the ladder' }).notes).toBe('Saw the ladder')
    expect(completed({}).notes).toBeNull()
  })

  it('refuses a session that is completed', () => {
    expect(completeSession(completed({ score: 92 }), { score: 10 }, now)).toEqual({
      ok: false,
      error: 'already-completed',
    })
  })
})

describe('successStatus', () => {
  it('is passed from 70 and not a fraction before', () => {
    expect([0, 69.99, 70, 100].map(successStatus)).toEqual(['failed', 'failed', 'passed', 'passed'])
  })
})

it('a completion masters its activity with a passing score or without any', () => {
  expect([0, 69.99, 70, 100, null].map((score) => isMastering({ score }))).toEqual([
    ...[false, false, true, true, true],
  ])
})

describe('progressAfter', () => {
  it('takes the latest completion', () => {
    const before = { score: 40, timeSpentSeconds: 60, completedAt: new Date(0) }
    const after = progressAfter(before, completed({ score: 30, timeSpentMinutes: 2 }))
    expect(after).toEqual({ score: 30, timeSpentSeconds: 120, completedAt: now })
  })

  it('keeps a score and a time that a later report does not speak of', () => {
    const before = { score: 40, timeSpentSeconds: 60, completedAt: new Date(0) }
    expect(progressAfter(before, completed({}))).toEqual({ ...before, completedAt: now })
    expect(progressAfter(null, completed({}))).toEqual({
      score: null,
      timeSpentSeconds: null,
      completedAt: now,
    })
  })
})

describe('toVrSession', () => {
  const made = { id: 'p', title: 'Safety Training VR', version: '1.0.0', targetPlatforms: ['quest3'] }
  const kept = { id: 's', activityId: null, package: made }

  it('answers in the shape of the seed', () => {
    const session = { ...kept, activityId: 'a', ...completed({ score: 85, timeSpentMinutes: 30 }) }
    expect(toVrSession(session)).toEqual({
      id: 's',
      package_id: 'p',
      activity_id: 'a',
      status: 'completed',
      completion_mode: 'score_entry',
      completed_at: '2025-01-15T11:30:00.000Z',
      score: { raw: 85, max: 100, scaled: 0.85 },
      success_status: 'passed',
      time_spent_seconds: 1800,
      self_reported: true,
      package: { id: 'p', title: 'Safety Training VR', version: '1.0.0', target_platforms: ['quest3'] },
    })
  })

  it('has nulls for what is not known, and for all of it before completion', () => {
    expect(toVrSession({ ...kept, ...completed({}) })).toMatchObject({
      completion_mode: 'self_report',
      score: null,
      success_status: null,
      time_spent_seconds: null,
      self_reported: true,
    })
    const begun = { completionMode: null, score: null, timeSpentSeconds: null, completedAt: null }
    expect(toVrSession({ ...kept, ...begun, status: 'in_progress' })).toMatchObject({
      status: 'in_progress',
      completion_mode: null,
      completed_at: null,
      score: null,
      self_reported: false,
    })
  })
})
