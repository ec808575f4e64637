import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

const tries = 300

/**
 * Load → decide → save, again for as long as another request was faster in between. Each lost race is
 * another's progress, so this ends; the cap only bounds a mistake.
 */
export async function retryDecision<T>(decide: () => Promise<T | 'lost'>): Promise<T> {
  for (let left = tries; left > 0; left--) {
    const outcome = await decide()
    if (outcome !== 'lost') return outcome
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
  }
  throw new DomainError('STALE_ATTEMPT', 'The attempt keeps changing. Please try again.')
}
