import 'server-only'
import {
  BurstyRateLimiter,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import { pruneRateLimits, rateLimitStore } from '#lib/db/access/rate-limits.ts'
import type { Database } from '#lib/db/client.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** How often something may be asked for, over all instances; each throws `RATE_LIMITED`. */
export type Limits = {
  /** A try to sign in: 250 a minute from one address, which may be a whole school's. */
  signIn: (address: string) => Promise<void>
  /**
   * Opens a session by a code. Codes that lead nowhere are counted: 100 a minute from one address, and 1,000
   * from all of them, so that many addresses do not guess any better.
   */
  launch: <T>(address: string, open: () => Promise<T>) => Promise<T>
  /**
   * Lets a child in by a key, or tells the children of a code. Misses (`null`) are counted: 100 a minute from one address,
   * 1,000 from all of them, and of one child 10 a minute and 40 a day, of the 1,728 that three pictures can be.
   */
  child: <T>(
    of: { address: string; child: string | null },
    open: () => Promise<T | null>,
  ) => Promise<T | null>
  /** A submit, as `studentLimit` says; the repeat of one that took effect is never one too many. */
  submit: (input: { student: string; isRepeat: () => Promise<boolean> }) => Promise<void>
  /** A heartbeat or a completion, as `studentLimit` says. */
  activity: (input: { student: string }) => Promise<void>
}

const hourMs = 60 * 60_000
const everybody = 'everybody'

const made = new WeakMap<object, Limits>()

/** The limits of that world, the same ones at each call. */
export function limitsOf(deps: Pick<Deps, 'db' | 'now'>): Limits {
  const limits = made.get(deps) ?? createLimits(deps)
  made.set(deps, limits)
  return limits
}

export function createLimits({ db, now }: Pick<Deps, 'db' | 'now'>): Limits {
  const signIns = sharedLimit(db, { name: 'sign-in', points: 250, seconds: 60 })
  const misses = sharedLimit(db, { name: 'launch', points: 100, seconds: 60 })
  const allMisses = sharedLimit(db, { name: 'launch-all', points: 1_000, seconds: 60 })
  const childMisses = sharedLimit(db, { name: 'child', points: 100, seconds: 60 })
  const allChildMisses = sharedLimit(db, { name: 'child-all', points: 1_000, seconds: 60 })
  const ofChild = sharedLimit(db, { name: 'child-key', points: 10, seconds: 60 })
  const ofChildToday = sharedLimit(db, { name: 'child-day', points: 40, seconds: 24 * 60 * 60 })
  const submits = studentLimit(db, 'submit')
  const activities = studentLimit(db, 'activity')
  let prunedAtMs = 0
  return {
    async signIn(address) {
      await consume(signIns, address)
      if (now().getTime() - prunedAtMs < hourMs) return
      prunedAtMs = now().getTime()
      await pruneRateLimits(db)
    },
    async launch(address, open) {
      // Counted before it is known to be a miss, so that guesses sent at once are counted, too.
      await consume(misses, address)
      await consume(allMisses, everybody)
      const opened = await open()
      await Promise.all([misses.reward(address), allMisses.reward(everybody)])
      return opened
    },
    async child({ address, child }, open) {
      const counted: [RateLimiterPostgres, string][] = [
        [childMisses, address],
        [allChildMisses, everybody],
        ...(child === null
          ? []
          : ([
              [ofChild, child],
              [ofChildToday, child],
            ] as [RateLimiterPostgres, string][])),
      ]
      for (const [limit, key] of counted) await consume(limit, key)
      const opened = await open()
      if (opened !== null) await Promise.all(counted.map(([limit, key]) => limit.reward(key)))
      return opened
    },
    async submit({ student, isRepeat }) {
      const seconds = await secondsToWait(submits, student)
      if (seconds !== null && !(await isRepeat())) throw tooMany(seconds)
    },
    activity: ({ student }) => consume(activities, student),
  }
}

/**
 * 50 requests a second of one student, and bursts of 100. Nobody answers 5 questions in a second, so whoever
 * stays below that costs no shared count.
 */
function studentLimit(db: Database, name: string): Limit {
  const unhurried = new RateLimiterMemory({ keyPrefix: name, points: 5, duration: 1 })
  const hurried = new BurstyRateLimiter(
    sharedLimit(db, { name, points: 50, seconds: 1 }),
    sharedLimit(db, { name: `${name}-burst`, points: 100, seconds: 4 }),
  )
  return { consume: (key) => unhurried.consume(key).catch(() => hurried.consume(key)) }
}

type Allowance = {
  /** What is counted; the same name is the same count in every instance. */
  name: string
  points: number
  seconds: number
}

/** So many points in so many seconds for a key, counted from its first, over all instances. */
export function sharedLimit(db: Database, { name, points, seconds }: Allowance): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: rateLimitStore(db),
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
    // Whoever is over the limit costs no statement until it ends.
    inMemoryBlockOnConsumed: points + 1,
  })
}

export type Limit = { consume: (key: string) => Promise<RateLimiterRes> }

/** Counts one; throws `RATE_LIMITED` where that is one too many. */
async function consume(limit: Limit, key: string): Promise<void> {
  const seconds = await secondsToWait(limit, key)
  if (seconds !== null) throw tooMany(seconds)
}

/** Counts one; says for how long it is one too many, `null` if it is not. */
export async function secondsToWait(limit: Limit, key: string): Promise<number | null> {
  try {
    await limit.consume(key)
    return null
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return Math.max(1, Math.ceil(thrown.msBeforeNext / 1000))
    throw thrown
  }
}

export function tooMany(seconds: number): DomainError {
  const options = { retryAfterSeconds: seconds }
  return new DomainError('RATE_LIMITED', `Too many requests. Please try again in ${seconds} s.`, options)
}
