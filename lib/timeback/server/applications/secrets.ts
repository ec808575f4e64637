import 'server-only'
import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { createQueue } from '#lib/std/queues.ts'

/** OWASP's floor for scrypt: 32 MiB, some 50 ms, for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 1 }
const keyBytes = 32

/** A hash fills its core and 32 MiB. Whoever learns meanwhile has the other cores, so one runs at a time. */
const queue = createQueue()

/** 256 bits of chance, as text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** `scrypt$N$r$p$salt$key`, so that a later cost leaves earlier hashes readable. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16)
  return join(salt, await derive(secret, salt, cost))
}

/** A hash that no secret has: whoever guesses a client id waits as long as whoever guesses a secret. */
export function hashOfNobody(): string {
  return join(randomBytes(16), randomBytes(keyBytes))
}

/** Compares in a time that tells nothing of where the two differ. */
export async function isSecret(secret: string, hash: string): Promise<boolean> {
  const [kind, N, r, p, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || !salt || !key) return false
  const expected = Buffer.from(key, 'base64url')
  const parameters = { N: Number(N), r: Number(r), p: Number(p) }
  return timingSafeEqual(expected, await derive(secret, Buffer.from(salt, 'base64url'), parameters))
}

/** Tells a hash from any other, for each has a salt of its own, and nothing more of it. */
export function markOf(hash: string): string {
  return createHash('sha256').update(hash).digest('base64url').slice(0, 16)
}

function join(salt: Buffer, key: Buffer): string {
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

function derive(secret: string, salt: Buffer, parameters: typeof cost): Promise<Buffer> {
  const options = { ...parameters, maxmem: 256 * parameters.N * parameters.r }
  return queue.run(
    () =>
      new Promise((resolve, reject) => {
        scrypt(secret, salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
      }),
  )
}

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
