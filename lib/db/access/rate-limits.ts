import 'server-only'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** A statement as `rate-limiter-flexible` writes it for PostgreSQL. */
type Statement = { text: string; values: unknown[] }
type Counted = { points: number; expire: bigint | null }

/** The table `rate_limit` as the store that `rate-limiter-flexible` counts in. */
export function rateLimitStore(db: PrismaClient) {
  return {
    async query({ text, values }: Statement) {
      const rows = await db.$queryRawUnsafe<Counted[]>(text, ...values)
      return {
        rows: rows.map(({ points, expire }) => ({ points, expire: expire === null ? null : Number(expire) })),
        rowCount: rows.length,
      }
    },
  }
}

/** Forgets what is counted no more; with it go the addresses that it was counted for. */
export async function pruneRateLimits(db: PrismaClient): Promise<number> {
  return db.$executeRaw`DELETE FROM rate_limit WHERE expire < extract(epoch FROM now()) * 1000`
}
