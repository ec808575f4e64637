import 'server-only'
import { createHmac, randomBytes } from 'node:crypto'

/** Credentials as a client gives them. */
export type Credentials = { clientId: string; clientSecret: string }

const most = 1_000
const key = randomBytes(32)
/** Good credentials → the hash that they fit. A renewed secret has another hash, so an old entry says nothing. */
const known = new Map<string, string>()

/**
 * Notes that these credentials fit that hash: for as long as this process runs, proving them again costs no slow
 * hash. What is kept is keyed by chance of this process, and useless outside of it.
 */
export function rememberSecret(credentials: Credentials, secretHash: string): void {
  known.delete(nameOf(credentials))
  known.set(nameOf(credentials), secretHash)
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
}

/** The hash that these credentials were last seen to fit, if any. */
export function rememberedHash(credentials: Credentials): string | undefined {
  return known.get(nameOf(credentials))
}

function nameOf({ clientId, clientSecret }: Credentials): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([clientId, clientSecret]))
    .digest('base64url')
}
