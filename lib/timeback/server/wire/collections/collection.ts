import 'server-only'
import type { ReadRows, RowsRefused } from '#lib/db/gradebook/row-query.ts'
import type { Result } from '#lib/std/result.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import {
  type CollectionQuery,
  parseFilter,
  toEnvelope,
} from '#lib/timeback/contract/powerpath-collections.ts'
import { storable } from '#lib/timeback/contract/requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** A kind of object that the wire lists: how it is called, read and shown. */
export type Collection<Row> = {
  /** Of many, and of one. */
  names: { many: string; one: string }
  read: ReadRows<Row>
  toWire: (row: Row, deps: Deps) => object
}

/** The part of a collection that is asked for, in a stable order. Throws `VALIDATION_ERROR`. */
export async function listOf<Row>(
  deps: Deps,
  { names, read, toWire }: Collection<Row>,
  { limit, offset, filter, sort, orderBy, fields }: CollectionQuery,
): Promise<object> {
  const { rows, total } = accepted(
    await read(deps.db, {
      filter: filter === undefined ? undefined : parsed(parseFilter(filter)),
      sort: sort ? { field: sort, direction: orderBy ?? 'asc' } : undefined,
      take: limit,
      skip: offset,
    }),
  )
  const shown = rows.map((row) => pick(toWire(row, deps), fields))
  return { [names.many]: shown, ...toEnvelope(total, { limit, offset }) }
}

/** The one of that id. Throws `OBJECT_NOT_FOUND`. */
export async function oneOf<Row>(
  deps: Deps,
  { names, read, toWire }: Collection<Row>,
  sourcedId: string,
): Promise<object> {
  const filter = [[{ field: 'sourcedId', operator: '=', value: sourcedId } as const]]
  const { rows } = storable(sourcedId)
    ? accepted(await read(deps.db, { filter, take: 1, skip: 0 }))
    : { rows: [] }
  const [row] = rows
  if (!row) throw new DomainError('OBJECT_NOT_FOUND', `There is no ${names.one} ${sourcedId}.`)
  return { [names.one]: toWire(row, deps) }
}

function parsed<T>(result: Result<T, string>): T {
  if (!result.ok) throw invalidField('filter', result.error)
  return result.value
}

function accepted<T>(result: Result<T, RowsRefused>): T {
  if (!result.ok) throw invalidField(result.error.parameter, result.error.reason)
  return result.value
}

/** Only the fields named; an id is always there. */
function pick(object: object, fields: string | undefined): object {
  if (fields === undefined) return object
  const names = new Set(['sourcedId', ...fields.split(',').map((field) => field.trim())])
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.has(name)))
}
