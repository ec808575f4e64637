import { expect, test } from 'vitest'
import { xpReason } from './xp-reason.ts'

test('every outcome of the published table has its own reason', () => {
  const reasons = [
    { xp: 12.5, attempt: 1 },
    { xp: 10, attempt: 1 },
    { xp: 10, attempt: 2 },
    { xp: 5, attempt: 2 },
    { xp: 0, attempt: 1 },
  ].map((outcome) => xpReason({ ...outcome, lessonXp: 10 }))
  expect(new Set(reasons).size).toBe(5)
  expect(reasons[4]).toContain('80%')
})
