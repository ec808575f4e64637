import 'server-only'
import { createKeyedQueue } from '#lib/std/keyed-queue.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

const tries = 100
const queue = createKeyedQueue()

/**
 * Load → decide → save, again for as long as another was faster in between. What this process does to one
 * student's lesson waits in line, so only another instance can be faster; each lost race is its progress,
 * so this ends, and the cap only bounds a mistake.
 */
export function retryDecision<T>(
  key: { student: string; lesson: string },
  decide: () => Promise<T | 'lost'>,
): Promise<T> {
  return queue(`${key.student} ${key.lesson}`, async () => {
    for (let left = tries; left > 0; left--) {
      const outcome = await decide()
      if (outcome !== 'lost') return outcome
    }
    throw new DomainError('STALE_ATTEMPT', 'The attempt keeps changing. Please try again.')
  })
}
