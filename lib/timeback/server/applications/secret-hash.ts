import 'server-only'
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { oneByOne } from './one-by-one.ts'

/** OWASP's floor for scrypt: 32 MiB, some 50 ms, for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 1 }
const keyBytes = 32

/** A hash fills its core and 32 MiB. Whoever learns meanwhile has the other cores, so one runs at a time. */
const queue = oneByOne()

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
