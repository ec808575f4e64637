import pg from 'pg'

/** What reached PostgreSQL while `task` ran in this process, by Prisma or past it: each is one round trip. */
export async function statementsOf(task: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [statement] = given as [string | { text: string }]
    sent.push(typeof statement === 'string' ? statement : statement.text)
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await task()
  } finally {
    pg.Client.prototype.query = query
  }
  return sent
}
