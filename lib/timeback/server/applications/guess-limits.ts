import 'server-only'
import { createHash } from 'node:crypto'
import type { Database } from '#lib/db/client.ts'
import { consume, sharedLimit } from '#lib/timeback/server/limits/shared-limit.ts'

/** How often credentials may be tried in vain, over all instances. */
export type GuessLimits = {
  /** Counts a try before it is known to be in vain, so that tries sent at once count; may throw `RATE_LIMITED`. */
  count: (who: Guesser) => Promise<void>
  /** Takes the count of a good try back. */
  forgive: (who: Guesser) => Promise<void>
}

type Guesser = { address: string; clientId: string }

/** In a minute 60 from one address, which may be a whole school's, and 30 at one client id from everywhere. */
export function guessLimits(db: Database): GuessLimits {
  const byAddress = sharedLimit(db, { name: 'token-address', points: 60, seconds: 60 })
  const byClient = sharedLimit(db, { name: 'token-client', points: 30, seconds: 60 })
  return {
    async count({ address, clientId }) {
      await consume(byAddress, address)
      await consume(byClient, nameOf(clientId))
    },
    async forgive({ address, clientId }) {
      await Promise.all([byAddress.reward(address), byClient.reward(nameOf(clientId))])
    },
  }
}

/** A client id that a stranger makes up may be of any length. */
function nameOf(clientId: string): string {
  return createHash('sha256').update(clientId).digest('base64url')
}
