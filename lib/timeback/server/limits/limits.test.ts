import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { createLimits, type Limits } from './limits.ts'

let open: OpenLessons
let student: string
/** Two processes over one database. */
let instances: [Limits, Limits]

beforeAll(async () => {
  open = await openLessons()
  student = await open.idOf('student@example.com')
})
afterAll(() => open.close())
// On a slow machine a window would be over before the last has asked, so that the clock stands still.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(async () => {
  vi.useRealTimers()
  await open.db.$executeRaw`TRUNCATE rate_limit`
})

function start() {
  const deps = { db: open.db, now: () => new Date() }
  instances = [createLimits(deps), createLimits(deps)]
}

/**
 * Asks the instances in turn, a hundred at once, as many as a pool can serve in time; how many were let through, and
 * what the others were told.
 */
async function ask(times: number, one: (limits: Limits) => Promise<unknown>) {
  start()
  const answers: PromiseSettledResult<unknown>[] = []
  while (answers.length < times) {
    const length = Math.min(100, times - answers.length)
    const asked = Array.from({ length }, (_none, turn) => one(instances[turn % 2 ? 1 : 0]))
    answers.push(...(await Promise.allSettled(asked)))
  }
  const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  return { passed: times - refusals.length, refusals }
}

const limited = (most: number) =>
  expect.toSatisfy(
    (error: DomainError) =>
      error.status === 429 &&
      error.code === 'RATE_LIMITED' &&
      Number.isInteger(error.retryAfterSeconds) &&
      Number(error.retryAfterSeconds) >= 1 &&
      Number(error.retryAfterSeconds) <= most,
  )

describe('sign-in', () => {
  it('lets 250 tries a minute of one address through, over all instances, and others still in', async () => {
    const { passed, refusals } = await ask(300, (limits) => limits.signIn('192.0.2.1'))
    expect(passed).toBe(250)
    for (const refusal of refusals) expect(refusal).toEqual(limited(60))
    await instances[0].signIn('192.0.2.2')
  })

  it('keeps no address for longer than it is counted', async () => {
    await open.db.rateLimit.create({ data: { key: 'sign-in:192.0.2.9', points: 3, expire: 1n } })
    start()
    await instances[0].signIn('192.0.2.1')
    expect((await open.db.rateLimit.findMany()).map(({ key }) => key)).toEqual(['sign-in:192.0.2.1'])
  })
})

describe('launch codes', () => {
  const miss = async () => {
    throw new DomainError('SESSION_NOT_FOUND', 'No open session has that code.')
  }
  const hit = async () => 'opened'

  it('can be tried in vain 100 times a minute from one address', async () => {
    const { refusals } = await ask(150, (limits) => limits.launch('192.0.2.1', miss))
    expect(refusals.filter(({ code }) => code === 'SESSION_NOT_FOUND')).toHaveLength(100)
    expect(refusals.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(50)
    await expect(instances[0].launch('192.0.2.1', hit)).rejects.toEqual(limited(60))
    expect(await instances[0].launch('192.0.2.2', hit)).toBe('opened')
  })

  it('can be tried in vain 1,000 times a minute from all addresses together', async () => {
    let turn = 0
    const { refusals } = await ask(1_050, (limits) => limits.launch(`address ${turn++ % 30}`, miss))
    expect(refusals.filter(({ code }) => code === 'SESSION_NOT_FOUND')).toHaveLength(1_000)
  })

  it('that open a session count nothing', async () => {
    start()
    for (let turn = 0; turn < 120; turn++) await instances[0].launch('192.0.2.1', hit)
    expect(await open.db.rateLimit.findMany({ select: { points: true } })).toEqual([
      { points: 0 },
      { points: 0 },
    ])
  })
})

describe('submits of a student', () => {
  const submit = (limits: Limits) => limits.submit({ student, isRepeat: async () => false })

  it('may come 100 at once, and not 400', async () => {
    expect((await ask(100, submit)).passed).toBe(100)
    await open.db.$executeRaw`TRUNCATE rate_limit`
    const { passed, refusals } = await ask(400, submit)
    expect(passed).toBeGreaterThanOrEqual(150)
    expect(refusals.length).toBeGreaterThan(0)
    for (const refusal of refusals) expect(refusal).toEqual(limited(4))
  })

  it('cost no statement at the pace of a person', async () => {
    start()
    for (let turn = 0; turn < 5; turn++) await submit(instances[0])
    expect(await open.db.rateLimit.count()).toBe(0)
  })

  it('are counted apart: a class behind one address, and submits beside heartbeats', async () => {
    await ask(400, submit)
    const classmates = Array.from({ length: 30 }, () => crypto.randomUUID())
    for (const classmate of classmates)
      await instances[0].submit({ student: classmate, isRepeat: async () => false })
    await instances[0].activity({ student })
  })

  it('are never limited where they repeat one that took effect', async () => {
    const repeats = await ask(400, (limits) => limits.submit({ student, isRepeat: async () => true }))
    expect(repeats.passed).toBe(400)
    await expect(Promise.all(Array.from({ length: 400 }, () => submit(instances[0])))).rejects.toEqual(
      limited(4),
    )
  })
})

it('a database that is away is not taken for a limit', async () => {
  const down = new Error('away')
  const db = { $queryRawUnsafe: vi.fn().mockRejectedValue(down) } as unknown as OpenLessons['db']
  await expect(createLimits({ db, now: () => new Date() }).signIn('192.0.2.1')).rejects.toBe(down)
})
