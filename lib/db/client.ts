import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type { ClientBase } from 'pg'
import { env } from '#lib/env.ts'
import { assert } from '#lib/std/assert.ts'
import { PrismaClient } from '#prisma/generated/client.ts'
import { WaitingPool } from './waiting-pool.ts'

/** Kept across hot reloads, and found by every bundle of the process. */
const holder = globalThis as {
  cairnDatabase?: PrismaClient
  cairnPools?: WeakMap<PrismaClient, WaitingPool>
}

/** The one of this process. */
export function db(): PrismaClient {
  holder.cairnDatabase ??= openDatabase(env().DATABASE_URL, { connections: env().DATABASE_POOL_SIZE })
  return holder.cairnDatabase
}

/** What other rooms hold and pass on, without knowing what it is made of. */
export type Database = PrismaClient

/**
 * A client of its own, for scripts and tests; the caller disconnects it. It keeps nothing in a session that it could
 * not do without, so a pooler in transaction mode may stand between.
 */
export function openDatabase(connectionString: string, { connections = 10 } = {}): PrismaClient {
  const pool = new WaitingPool({
    connectionString,
    max: connections,
    // Soon given back, so that instances which share a server's last connections take turns.
    idleTimeoutMillis: 5_000,
    connectionTimeoutMillis: 5_000,
    // A server that is there but does not answer is as good as away.
    query_timeout: 8_000,
    onConnect: keepPlans,
  })
  const database = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    // As long as a statement waits for a connection.
    transactionOptions: { maxWait: 8_000 },
  })
  pools().set(database, pool)
  return database
}

/**
 * Statements are written so that one plan fits all their values. Left to itself, PostgreSQL plans the long ones anew
 * each time, which takes several times what they take.
 */
async function keepPlans(client: ClientBase): Promise<void> {
  await client.query('SET plan_cache_mode = force_generic_plan')
}

/** The connections that Prisma shares, for statements that go past it (see `statement.ts`). */
export function poolOf(database: Database): WaitingPool {
  const pool = pools().get(database)
  assert(pool, 'every database was opened here')
  return pool
}

const pools = () => (holder.cairnPools ??= new WeakMap())
