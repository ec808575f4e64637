import { beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { countEvents, listDeadLetters, reviveDeadLetters } from './dead-letters.ts'
import { claimDue, insertEvents, markDelivered, markFailed, type NewEvent, pruneDelivered } from './outbox.ts'

const { db } = await openTestDatabase()
let studentId: string

beforeEach(async () => {
  await db.user.deleteMany()
  const { id } = await db.user.create({ data: { email: 'a@school.example', name: 'A' } })
  studentId = id
})

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const event = (number: number, target: NewEvent['target'] = 'caliper'): NewEvent => ({
  ...{ id: id(number), target, studentId, body: { number } },
})
const all = ['caliper', 'xapi'] as const
const claim = (options: Partial<Parameters<typeof claimDue>[1]> = {}) =>
  claimDue(db, { targets: all, limit: 10, leaseMs: 60_000, ...options })
const idsOf = (events: { id: string }[]) => events.map((claimed) => claimed.id).sort()

describe('an event', () => {
  it('is written once, whoever writes it again', async () => {
    await insertEvents(db, [event(1), event(2)])
    await insertEvents(db, [{ ...event(1), body: { other: true } }, event(3)])
    await insertEvents(db, [])
    const claimed = await claim()
    expect(idsOf(claimed)).toEqual([id(1), id(2), id(3)])
    expect(claimed.find((one) => one.id === id(1))).toEqual({
      ...{ id: id(1), target: 'caliper', body: { number: 1 }, attempts: 1 },
    })
  })

  it('goes with the person of whom it tells', async () => {
    await insertEvents(db, [event(1)])
    await db.user.delete({ where: { id: studentId } })
    expect(await countEvents(db)).toEqual({ waiting: 0, delivered: 0, dead: 0 })
  })
})

describe('a claim', () => {
  it('is of one alone, also of many who ask at once', async () => {
    await insertEvents(
      db,
      Array.from({ length: 30 }, (_, index) => event(index)),
    )
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim()))
    expect(new Set(claims.flat().map((claimed) => claimed.id)).size).toBe(30)
    expect(claims.flat()).toHaveLength(30)
  })

  it('takes the oldest first, as many as are asked for, and no target that is not asked for', async () => {
    await insertEvents(db, [event(1), event(2), event(3, 'xapi')])
    await db.$executeRaw`UPDATE outbox_event SET next_try_at = now() - interval '1 hour' WHERE id = ${id(2)}::uuid`
    expect(idsOf(await claim({ limit: 1 }))).toEqual([id(2)])
    expect(idsOf(await claim({ targets: ['xapi'] }))).toEqual([id(3)])
    expect(idsOf(await claim())).toEqual([id(1)])
  })

  it('lapses with its lease, and what the one before says then is not heard', async () => {
    await insertEvents(db, [event(1)])
    const [first] = await claim({ leaseMs: 0 })
    const [second] = await claim()
    expect([first?.attempts, second?.attempts]).toEqual([1, 2])
    if (!first || !second) throw new Error('claimed twice')
    await markFailed(db, first, { error: 'late', retryInMs: null })
    expect(await countEvents(db)).toEqual({ waiting: 1, delivered: 0, dead: 0 })
    await markDelivered(db, second)
    await markFailed(db, second, { error: 'later still', retryInMs: null })
    expect(await countEvents(db)).toEqual({ waiting: 0, delivered: 1, dead: 0 })
  })
})

describe('a failure', () => {
  it('is due again when it is said to be, with its reason', async () => {
    await insertEvents(db, [event(1), event(2)])
    const [one, other] = await claim()
    if (!one || !other) throw new Error('two are due')
    await markFailed(db, one, { error: 'busy', retryInMs: 60_000 })
    await markFailed(db, other, { error: 'busy', retryInMs: 0 })
    expect(idsOf(await claim())).toEqual([other.id])
    const { lastError } = await db.outboxEvent.findUniqueOrThrow({ where: { id: one.id } })
    expect(lastError).toBe('busy')
  })

  it('for good is a dead letter, which nobody claims until it is made due again', async () => {
    await insertEvents(db, [event(1), event(2)])
    for (const claimed of await claim()) await markFailed(db, claimed, { error: 'refused', retryInMs: null })
    expect(await claim({ leaseMs: 0 })).toEqual([])
    const letters = await listDeadLetters(db, 10)
    expect(letters).toHaveLength(2)
    expect(letters[0]).toMatchObject({ attempts: 1, lastError: 'refused', deadAt: expect.any(Date) })
    expect(await listDeadLetters(db, 1)).toHaveLength(1)
    expect(await reviveDeadLetters(db, id(1))).toBe(1)
    expect(await claim()).toMatchObject([{ id: id(1), attempts: 1 }])
    expect(await reviveDeadLetters(db)).toBe(1)
    expect(await reviveDeadLetters(db)).toBe(0)
    expect(idsOf(await claim())).toEqual([id(2)])
  })
})

it('what was delivered is forgotten in time, a dead letter and what waits are not', async () => {
  await insertEvents(db, [event(1), event(2), event(3), event(4)])
  const [old, recent, dead] = await claim({ limit: 3 })
  if (!old || !recent || !dead) throw new Error('three are due')
  await markDelivered(db, old)
  await markDelivered(db, recent)
  await markFailed(db, dead, { error: 'refused', retryInMs: null })
  await db.$executeRaw`UPDATE outbox_event SET delivered_at = now() - interval '8 days' WHERE id = ${old.id}::uuid`
  await db.$executeRaw`UPDATE outbox_event SET dead_at = now() - interval '8 days' WHERE id = ${dead.id}::uuid`
  expect(await pruneDelivered(db, { olderThanDays: 7 })).toBe(1)
  expect(await countEvents(db)).toEqual({ waiting: 1, delivered: 1, dead: 1 })
})
