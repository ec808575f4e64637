import pg from 'pg'

/** A statement with the values of its parameters. */
export type Sent = { text: string; values: unknown[] }

/** What reached PostgreSQL while `task` ran in this process, by Prisma or past it: each is one round trip. */
export async function statementsOf(task: () => Promise<unknown>): Promise<string[]> {
  return (await sentDuring(task)).map(({ text }) => text)
}

/** The same with what was asked for by each. */
export async function sentDuring(task: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [statement, beside] = given as [string | { text: string; values?: unknown[] }, unknown]
    const { text, values = [] } = typeof statement === 'string' ? { text: statement } : statement
    sent.push({ text, values: Array.isArray(beside) ? beside : values })
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await task()
  } finally {
    pg.Client.prototype.query = query
  }
  return sent
}
