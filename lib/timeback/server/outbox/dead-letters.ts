import 'server-only'
import { countEvents, listDeadLetters, reviveDeadLetters } from '#lib/db/events/dead-letters.ts'
import type { DeliveryState } from '#lib/timeback/contract/delivery.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

const shown = 100

/** What waits, what went, and what was given up and why. */
export async function deliveryState({ db }: Deps): Promise<DeliveryState> {
  const [counts, letters] = await Promise.all([countEvents(db), listDeadLetters(db, shown)])
  return {
    ...counts,
    deadLetters: letters.map(({ attempts, lastError, createdAt, deadAt, ...letter }) => ({
      ...letter,
      tries: attempts,
      reason: lastError ?? '',
      createdAt: createdAt.toISOString(),
      deadAt: deadAt.toISOString(),
    })),
  }
}

/** Makes a dead letter due again, or all of them; returns how many. */
export async function retryDeliveries({ db }: Deps, { id }: { id?: string | undefined }): Promise<number> {
  return reviveDeadLetters(db, id)
}
