import { expect, it } from 'vitest'
import { toWireStatus, wireMinors } from './powerpath-error.ts'
import { type ProblemCode, problemStatus } from './problem.ts'

const onWire = (code: ProblemCode) => toWireStatus({ code, status: problemStatus[code] })

it('what is of the wrong shape, or comes at the wrong time, is 422, as the wire has no 409', () => {
  for (const code of ['VALIDATION_ERROR', 'ALREADY_COMPLETED', 'STALE_ATTEMPT'] as const)
    expect(onWire(code), code).toBe(422)
})

it('a key that was used for something else is 409: 422 would tell of the answer’s shape', () => {
  expect(onWire('IDEMPOTENCY_CONFLICT')).toBe(409)
})

it('every other status is the wire’s own, and one that it does not know is 500', () => {
  for (const code of [
    'UNAUTHORIZED',
    'FORBIDDEN',
    'LESSON_NOT_FOUND',
    'RATE_LIMITED',
    'DB_UNAVAILABLE',
  ] as const)
    expect(onWire(code), code).toBe(problemStatus[code])
  expect(toWireStatus({ status: 418 })).toBe(500)
})

it('every code of this app has a status with a minor code there', () => {
  for (const code of Object.keys(problemStatus) as ProblemCode[])
    expect(wireMinors[onWire(code)], code).toMatch(/^[a-z_]+$/)
})
