import pg from 'pg'
import type { Sent } from './count-statements.ts'

type Plan = { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }

/**
 * The blocks of tables and indexes that these statements read, by the plans for any values that the app's connections
 * keep. They are run again for it, so they must change nothing.
 */
export async function blocksRead(database: pg.Client, sent: readonly Sent[]): Promise<number> {
  let blocks = 0
  await database.query('SET plan_cache_mode = force_generic_plan')
  for (const { text, values } of sent.filter((each) => /^\s*(SELECT|WITH)/i.test(each.text))) {
    const types = values.map((_value, index) => typeOf(text, index + 1)).join(', ')
    await database.query(`PREPARE read${types ? ` (${types})` : ''} AS ${text}`)
    const given = values.map(toLiteral).join(', ')
    const { rows } = await database.query<{ 'QUERY PLAN': [Plan] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE read${given ? ` (${given})` : ''}`,
    )
    const plan = rows[0]?.['QUERY PLAN'][0].Plan
    blocks += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
    await database.query('DEALLOCATE read')
  }
  return blocks
}

/** As the text casts it; PostgreSQL finds out for itself where it does not. */
const typeOf = (text: string, number: number) =>
  new RegExp(`\\$${number}::("?[a-z0-9_ ]+"?(?:\\[\\])?)`).exec(text)?.[1] ?? 'unknown'

function toLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value))
    return pg.escapeLiteral(`{${value.map((each) => JSON.stringify(String(each))).join(',')}}`)
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  return pg.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
