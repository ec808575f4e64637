import { expect, test } from 'vitest'
import type { VrSession } from '#lib/timeback/contract/vr.ts'
import { standingSession } from './experience-list.tsx'

function session(id: string, raw: number | null, status: VrSession['status'] = 'completed'): VrSession {
  const success = raw === null ? null : raw >= 70 ? 'passed' : 'failed'
  const score = raw === null ? null : { raw, max: 100, scaled: raw / 100 }
  return { id, status, score, success_status: success } as VrSession
}
const idOf = (...sessions: VrSession[]) => standingSession(sessions)?.id ?? null

test('a passed session stands, whatever came after it', () => {
  expect(idOf(session('open', null, 'in_progress'), session('failed', 10), session('passed', 90))).toBe(
    'passed',
  )
})

test('a session without a score stands before one that was not passed, and else the latest does', () => {
  expect(idOf(session('failed', 10), session('done', null))).toBe('done')
  expect(idOf(session('second', 10), session('first', 20))).toBe('second')
  expect(idOf(session('open', null, 'in_progress'), session('failed', 10))).toBe('open')
  expect(idOf()).toBeNull()
})
