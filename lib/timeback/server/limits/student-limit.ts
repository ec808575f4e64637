import 'server-only'
import { BurstyRateLimiter, RateLimiterMemory } from 'rate-limiter-flexible'
import type { Database } from '#lib/db/client.ts'
import { type Limit, sharedLimit } from './shared-limit.ts'

/**
 * 50 requests a second of one student, and bursts of 100. Nobody answers 5 questions in a second, so whoever
 * stays below that costs no shared count.
 */
export function studentLimit(db: Database, name: string): Limit {
  const unhurried = new RateLimiterMemory({ keyPrefix: name, points: 5, duration: 1 })
  const hurried = new BurstyRateLimiter(
    sharedLimit(db, { name, points: 50, seconds: 1 }),
    sharedLimit(db, { name: `${name}-burst`, points: 100, seconds: 4 }),
  )
  return { consume: (key) => unhurried.consume(key).catch(() => hurried.consume(key)) }
}
