import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type Columns, type Page, type RowQuery, toOrderBy, toWhere } from '#lib/db/gradebook/row-query.ts'
import type { Result } from '#lib/std/result.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import { type CollectionQuery, toEnvelope } from '#lib/timeback/contract/powerpath-collections.ts'
import { parseFilter } from '#lib/timeback/contract/powerpath-filter.ts'
import { storable } from '#lib/timeback/contract/requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** A kind of object that the wire lists: how it is called, how it is kept, and how it is shown. */
export type Collection<Row> = {
  /** Of many, and of one. */
  names: { many: string; one: string }
  columns: Columns
  read: (db: Database, query: RowQuery) => Promise<Page<Row>>
  toWire: (row: Row, deps: Deps) => object
}

/** The part of a collection that is asked for, in a stable order. Throws `VALIDATION_ERROR`. */
export async function listOf<Row>(
  deps: Deps,
  { names, columns, read, toWire }: Collection<Row>,
  { limit, offset, filter, sort, orderBy, fields }: CollectionQuery,
): Promise<object> {
  const where =
    filter === undefined ? {} : asked('filter', toWhere(asked('filter', parseFilter(filter)), columns))
  const order = asked('sort', toOrderBy(sort ? { field: sort, direction: orderBy ?? 'asc' } : null, columns))
  const { rows, total } = await read(deps.db, { where, orderBy: order, take: limit, skip: offset })
  const shown = rows.map((row) => pick(toWire(row, deps), fields))
  return { [names.many]: shown, ...toEnvelope(total, { limit, offset }) }
}

/** The one of that id. Throws `OBJECT_NOT_FOUND`. */
export async function oneOf<Row>(
  deps: Deps,
  { names, columns, read, toWire }: Collection<Row>,
  sourcedId: string,
): Promise<object> {
  const condition = { field: 'sourcedId', operator: '=', value: sourcedId } as const
  const where = asked('sourcedId', toWhere([[condition]], columns))
  const { rows } = storable(sourcedId)
    ? await read(deps.db, { where, orderBy: [], take: 1, skip: 0 })
    : { rows: [] }
  const [row] = rows
  if (!row) throw new DomainError('OBJECT_NOT_FOUND', `There is no ${names.one} ${sourcedId}.`)
  return { [names.one]: toWire(row, deps) }
}

function asked<T>(parameter: string, result: Result<T, string>): T {
  if (!result.ok) throw invalidField(parameter, result.error)
  return result.value
}

/** Only the fields named; an id is always there. */
function pick(object: object, fields: string | undefined): object {
  if (fields === undefined) return object
  const names = new Set(['sourcedId', ...fields.split(',').map((field) => field.trim())])
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.has(name)))
}
