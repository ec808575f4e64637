import 'server-only'
import type { Database } from './client.ts'
import { type Asked, ask, askers, nameOf } from './statement.ts'

type Waiting = {
  asked: Asked
  values: unknown[]
  resolve: (rows: unknown[]) => void
  reject: (error: unknown) => void
}

/**
 * Has the reads that wait for nothing but each other asked by one statement: all that `read` asks for at once, and
 * again all that follows from the answers. For reads alone; what changes something goes its own way.
 * @example const [history, grid] = await together(() => Promise.all([readHistory(), readGrid()]))
 */
export function together<T>(read: () => Promise<T>): Promise<T> {
  const waiting = new Map<Database, Waiting[]>()
  const later: typeof ask = (db, asked, values) =>
    new Promise((resolve, reject) => {
      const reads = waiting.get(db) ?? []
      waiting.set(db, reads)
      reads.push({ asked, values, resolve, reject })
      if (reads.length > 1) return
      setImmediate(() => {
        waiting.delete(db)
        void askAll(db, reads)
      })
    })
  return askers.run(later, read)
}

async function askAll(db: Database, reads: readonly Waiting[]): Promise<void> {
  const [only] = reads
  try {
    if (only && reads.length === 1) return only.resolve(await ask(db, only.asked, only.values))
    const values = reads.flatMap((read) => read.values)
    const [row] = (await ask(db, combine(reads), values)) as [Record<string, object[]>]
    for (const [index, { asked, resolve }] of reads.entries())
      resolve((row[`read_${index}`] ?? []).map((each) => withDates(each, asked.dates)))
  } catch (error) {
    for (const { reject } of reads) reject(error)
  }
}

/** Each read is a column that holds its rows as JSON. */
function combine(reads: readonly Waiting[]): Asked {
  let taken = 0
  const columns = reads.map(({ asked, values }, index) => {
    const own = asked.text.replace(/\$(\d+)/g, (_all, number) => `$${Number(number) + taken}`)
    taken += values.length
    return `(SELECT coalesce(json_agg(part), '[]') FROM (${own}) AS part) AS read_${index}`
  })
  const text = `SELECT ${columns.join(',\n')}`
  return { name: nameOf('read-together', text), text, dates: [] }
}

function withDates(row: object, dates: readonly string[]): object {
  const found = Object.entries(row).filter(([name, value]) => dates.includes(name) && value !== null)
  return { ...row, ...Object.fromEntries(found.map(([name, value]) => [name, new Date(value)])) }
}
