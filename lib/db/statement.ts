import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import pg from 'pg'
import { type Database, poolOf } from './client.ts'

/** A statement of fixed text; PostgreSQL keeps its plan under the name, for each connection. */
export type Statement<Input> = {
  /** Tells the text, so that two versions of this app behind one pooler never mean different things by it. */
  name: string
  text: string
  /** The columns that are moments. */
  dates: readonly string[]
  /** One for each parameter of the text. */
  valuesOf: (input: Input) => unknown[]
}

/** What is sent of a statement. */
export type Asked = Omit<Statement<never>, 'valuesOf'>

/** Makes a parameter of what a function takes from the input; the same function is the same parameter. */
export type Parameter<Input> = (take: (input: Input) => unknown, type: string) => string

/**
 * Makes a statement once, for all inputs to come.
 * @example prepare<{ id: string }>('find-user', ($) => `SELECT name FROM "user" WHERE id = ${$(({ id }) => id, 'uuid')}`)
 */
export function prepare<Input>(
  title: string,
  write: (parameter: Parameter<Input>) => string,
  dates: readonly string[] = [],
): Statement<Input> {
  const taken: ((input: Input) => unknown)[] = []
  const text = write((take, type) => {
    const known = taken.indexOf(take)
    return `$${known < 0 ? taken.push(take) : known + 1}::${type}`
  })
  return { name: nameOf(title, text), text, dates, valuesOf: (input) => taken.map((take) => take(input)) }
}

export function nameOf(title: string, text: string): string {
  return `${title}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
}

/** Who asks in the place of `ask`, for what runs below (`together.ts`). */
export const askers = new AsyncLocalStorage<typeof ask>()

/** The pools behind which a pooler takes no names. */
const nameless = new WeakSet<object>()

/**
 * Runs a statement on the pool's own connections, past Prisma. Once a pooler refuses a name — then nothing was done
 * — the statements of this process go without names: parsed each time, and right all the same.
 */
export function query<Row, Input>(db: Database, statement: Statement<Input>, input: Input): Promise<Row[]> {
  const rows = (askers.getStore() ?? ask)(db, statement, statement.valuesOf(input))
  return rows as Promise<Row[]>
}

export async function ask(db: Database, { name, text }: Asked, values: unknown[]): Promise<unknown[]> {
  const pool = poolOf(db)
  if (!nameless.has(pool))
    try {
      return (await send(pool, { name, text, values })).rows
    } catch (error) {
      if (!refusesNames(error)) throw error
      nameless.add(pool)
    }
  return (await send(pool, { text, values })).rows
}

/** A connection on which only the statement failed stays: what is kept on it is worth keeping. */
async function send(pool: pg.Pool, config: pg.QueryConfig): Promise<pg.QueryResult> {
  const client = await pool.connect()
  let isSound = false
  try {
    const result = await client.query(config)
    isSound = true
    return result
  } catch (error) {
    isSound = error instanceof pg.DatabaseError
    throw error
  } finally {
    client.release(!isSound)
  }
}

/**
 * The name means nothing on this connection, or something already (a pooler in transaction mode before PgBouncer
 * 1.21), or a migration changed what a kept plan returns.
 */
function refusesNames(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === '26000' || code === '42P05' || (code === '0A000' && /cached plan/.test(message ?? ''))
}
