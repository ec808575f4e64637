import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { deliveryState, retryDeliveries } from './dead-letters.ts'

let open: OpenLessons
let studentId: string
beforeAll(async () => {
  open = await openLessons()
  studentId = await open.idOf('student@example.com')
})
afterAll(() => open.close())
beforeEach(() => open.db.outboxEvent.deleteMany())

const createdAt = new Date('2026-03-02T12:00:00.000Z')

/** One that was given up that many seconds after noon. */
function dead(second: number, lastError: string | null = '400 Bad Request') {
  const deadAt = new Date(createdAt.getTime() + second * 1_000)
  return {
    ...{ id: crypto.randomUUID(), target: 'caliper' as const, studentId, body: { number: second } },
    ...{ attempts: 5, lastError, createdAt, deadAt },
  }
}

it('counts what waits, went and was given up, and says why of the latest hundred', async () => {
  const letters = Array.from({ length: 102 }, (_, second) => dead(second))
  const delivered = { ...dead(0), id: crypto.randomUUID(), deadAt: null, deliveredAt: createdAt }
  const waiting = { ...dead(0), id: crypto.randomUUID(), deadAt: null }
  await open.db.outboxEvent.createMany({ data: [...letters, delivered, waiting] })
  const { deadLetters, ...counts } = await deliveryState(open.deps)
  expect(counts).toEqual({ waiting: 1, delivered: 1, dead: 102 })
  expect(deadLetters.map(({ id }) => id)).toEqual(
    letters
      .slice(2)
      .reverse()
      .map(({ id }) => id),
  )
  expect(deadLetters[0]).toEqual({
    id: letters.at(-1)?.id,
    target: 'caliper',
    tries: 5,
    reason: '400 Bad Request',
    createdAt: '2026-03-02T12:00:00.000Z',
    deadAt: '2026-03-02T12:01:41.000Z',
    body: { number: 101 },
  })
})

it('has no reason where none was noted', async () => {
  await open.db.outboxEvent.create({ data: dead(0, null) })
  expect((await deliveryState(open.deps)).deadLetters).toMatchObject([{ reason: '' }])
})

it('makes one due again, or all, and says how many', async () => {
  const letters = [dead(0), dead(1), dead(2)]
  await open.db.outboxEvent.createMany({ data: letters })
  expect(await retryDeliveries(open.deps, { id: letters[0]?.id })).toBe(1)
  expect(await deliveryState(open.deps)).toMatchObject({ waiting: 1, dead: 2 })
  expect(await retryDeliveries(open.deps, { id: letters[0]?.id })).toBe(0)
  expect(await retryDeliveries(open.deps, {})).toBe(2)
  expect(await deliveryState(open.deps)).toMatchObject({ waiting: 3, dead: 0, deadLetters: [] })
})
