import 'server-only'
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** OWASP's floor for scrypt: 32 MiB, some 50 ms, for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 1 }
const keyBytes = 32

/** `scrypt$N$r$p$salt$key`, so that a later cost leaves earlier hashes readable. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(secret, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Compares in a time that tells nothing of where the two differ. */
export async function isSecret(secret: string, hash: string): Promise<boolean> {
  const [kind, N, r, p, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || !salt || !key) return false
  const expected = Buffer.from(key, 'base64url')
  const parameters = { N: Number(N), r: Number(r), p: Number(p) }
  return timingSafeEqual(expected, await derive(secret, Buffer.from(salt, 'base64url'), parameters))
}

function derive(secret: string, salt: Buffer, parameters: typeof cost): Promise<Buffer> {
  const options = { ...parameters, maxmem: 256 * parameters.N * parameters.r }
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
