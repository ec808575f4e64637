import { expect, test } from 'vitest'
import type { ActivitySummary } from '#lib/timeback/contract/activity.ts'
import type { AttemptSummary } from '#lib/timeback/contract/overview.ts'
import type { VrSessionSummary } from '#lib/timeback/contract/vr.ts'
import { toHistory } from './to-history.ts'

const at = (day: number) => `2026-03-0${day}T12:00:00.000Z`

test('lessons, VR and activities stand in one line of time, the latest first, each with its page', () => {
  const attempt = { lessonId: 'l', attempt: 2, startedAt: at(1) } as AttemptSummary
  const vr = { session: { id: 's' }, startedAt: at(3) } as VrSessionSummary
  const activity = { runId: 'r', startedAt: at(2) } as ActivitySummary
  const entries = toHistory(
    { attempts: [attempt], vrSessions: [vr], activities: [activity] },
    { attempt: (own) => `/lessons/${own.lessonId}/${own.attempt}`, vr: (id) => `/vr/${id}` },
  )
  expect(entries.map(({ kind, href }) => [kind, href])).toEqual([
    ['vr', '/vr/s'],
    ['activity', null],
    ['lesson', '/lessons/l/2'],
  ])
})
