import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '#lib/env.ts'
import { PrismaClient } from '#prisma/generated/client.ts'

const holder = globalThis as { cairnDatabase?: PrismaClient }

/** The one pool of this process; kept across hot reloads. */
export function db(): PrismaClient {
  holder.cairnDatabase ??= openDatabase(env().DATABASE_URL)
  return holder.cairnDatabase
}

/** What other rooms hold and pass on, without knowing what it is made of. */
export type Database = PrismaClient

/** A client of its own, for scripts and tests; the caller disconnects it. */
export function openDatabase(connectionString: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max: 16,
      connectionTimeoutMillis: 5_000,
      // A server that is there but does not answer is as good as away.
      query_timeout: 8_000,
    }),
  })
}
