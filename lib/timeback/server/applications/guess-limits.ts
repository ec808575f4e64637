import 'server-only'
import { createHash } from 'node:crypto'
import type { Database } from '#lib/db/client.ts'
import { type Limit, secondsToWait, sharedLimit, tooMany } from '#lib/timeback/server/limits/limits.ts'

/** How often credentials may be tried in vain, over all instances; each may throw `RATE_LIMITED`. */
export type GuessLimits = {
  /** Refuses who is known here to be over a limit; asks nobody. */
  refuse: (who: Guesser) => void
  /** Counts a try before it is known to be in vain, so that tries sent at once count. */
  count: (who: Guesser) => Promise<void>
  /** Takes the count of a good try back. */
  forgive: (who: Guesser) => Promise<void>
}

type Guesser = { address: string; clientId: string }

/** In a minute 60 from one address, which may be a whole school's, and 30 at one client id from everywhere. */
export function guessLimits(db: Database): GuessLimits {
  const byAddress = sharedLimit(db, { name: 'token-address', points: 60, seconds: 60 })
  const byClient = sharedLimit(db, { name: 'token-client', points: 30, seconds: 60 })
  const blocked = new Map<string, number>()

  async function count(limit: Limit, key: string): Promise<void> {
    const seconds = await secondsToWait(limit, key)
    if (seconds === null) return
    if (blocked.size >= mostBlocked) blocked.clear()
    blocked.set(key, Date.now() + seconds * 1_000)
    throw tooMany(seconds)
  }

  return {
    refuse({ address, clientId }) {
      const until = Math.max(blocked.get(address) ?? 0, blocked.get(nameOf(clientId)) ?? 0)
      if (until > Date.now()) throw tooMany(Math.ceil((until - Date.now()) / 1_000))
    },
    async count({ address, clientId }) {
      await count(byAddress, address)
      await count(byClient, nameOf(clientId))
    },
    async forgive({ address, clientId }) {
      await Promise.all([byAddress.reward(address), byClient.reward(nameOf(clientId))])
    },
  }
}

/** Beyond, the shared count alone says who is over the limit. */
const mostBlocked = 10_000

/** A client id that a stranger makes up may be of any length. */
function nameOf(clientId: string): string {
  return createHash('sha256').update(clientId).digest('base64url')
}
