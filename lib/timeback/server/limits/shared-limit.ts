import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { rateLimitStore } from '#lib/db/access/rate-limits.ts'
import type { Database } from '#lib/db/client.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

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
export async function consume(limit: Limit, key: string): Promise<void> {
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
