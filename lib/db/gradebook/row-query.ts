import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { err, ok, type Result } from '#lib/std/result.ts'

/** How a field of the wire is kept: a column, or the same for every row. */
type Column =
  | { path: [string, ...string[]]; kind: 'text' | 'folded' | 'uuid' | 'number' | 'date' }
  | { path: [string, ...string[]]; kind: 'enum'; rows: Readonly<Record<string, string>> }
  /** Two ids with a colon between them. */
  | { pair: [string, string] }
  | { constant: string }

/** By the field's name; `sourcedId` must be among them. */
export type Columns = Readonly<Record<string, Column>>

export type Condition = { field: string; operator: '!=' | '>=' | '<=' | '=' | '>' | '<' | '~'; value: string }

/** Which rows of a table are asked for: of the groups some must hold, of a group all. */
export type RowsAsked = {
  filter?: Condition[][] | undefined
  sort?: { field: string; direction: 'asc' | 'desc' } | undefined
  take: number
  skip: number
}

/** A part of a table and how many rows there are in all. */
export type Page<T> = { rows: T[]; total: number }

export type RowsRefused = { parameter: 'filter' | 'sort'; reason: string }

/** The part of a table that is asked for, in a stable order; or why it cannot be asked for. */
export type ReadRows<T> = (db: Database, asked: RowsAsked) => Promise<Result<Page<T>, RowsRefused>>

/** A table as the wire asks for it: its fields by their names there, how its rows are got, and what tells them apart. */
export function readRows<T>(
  columns: Columns,
  read: (db: Database, query: RowQuery) => Promise<Page<T>>,
  key: readonly string[] = ['id'],
): ReadRows<T> {
  return async (db, { filter, sort, take, skip }) => {
    const where = filter ? toWhere(filter, columns, key) : ok({})
    if (!where.ok) return err({ parameter: 'filter', reason: where.error })
    const orderBy = toOrderBy(sort ?? null, columns, key)
    if (!orderBy.ok) return err({ parameter: 'sort', reason: orderBy.error })
    return ok(await read(db, { where: where.value, orderBy: orderBy.value, take, skip }))
  }
}

type RowQuery = { where: object; orderBy: object[]; take: number; skip: number }

/** Matches no row; its `NOT` each. Not `{}`, which among alternatives counts as none of them. */
const nothingOf = ([first = 'id']: readonly string[]) => ({ [first]: { in: [] } })
const comparisons = { '>=': 'gte', '<=': 'lte', '>': 'gt', '<': 'lt' } as const

/** Some of the groups must hold, of a group all. What cannot be asked is refused with the reason. */
function toWhere(groups: Condition[][], columns: Columns, key: readonly string[]): Result<object, string> {
  const alternatives: object[] = []
  for (const group of groups) {
    const all: object[] = []
    for (const condition of group) {
      const where = toCondition(condition, columns[condition.field], nothingOf(key))
      if (!where.ok) return err(`${condition.field} ${where.error}`)
      all.push(where.value)
    }
    alternatives.push({ AND: all })
  }
  return ok({ OR: alternatives })
}

/** By a field and then by id, so that the order is always the same. */
function toOrderBy(
  sort: { field: string; direction: 'asc' | 'desc' } | null,
  columns: Columns,
  key: readonly string[],
): Result<object[], string> {
  const byKey = key.map((name) => ({ [name]: 'asc' }))
  if (!sort) return ok(byKey)
  const column = columns[sort.field]
  if (!column) return err(`${sort.field} is no field to sort by`)
  const first = 'path' in column ? [nest(column.path, sort.direction)] : []
  return ok([...first, ...byKey])
}

function toCondition(
  { operator, value }: Condition,
  column: Column | undefined,
  nothing: object,
): Result<object, string> {
  const exact = (possible: boolean, equal: () => object) => exactly(operator, possible ? equal() : nothing)
  if (!column) return err('is no field to filter by')
  if ('constant' in column) return exact(value === column.constant, () => ({ NOT: nothing }))
  if ('pair' in column) return exact(isPair(value), () => pairOf(column.pair, value))
  const equals = (stored: unknown) => nest(column.path, { equals: stored })
  switch (column.kind) {
    case 'text':
    case 'folded': {
      const mode = column.kind === 'folded' || operator === '~' ? { mode: 'insensitive' } : {}
      if (operator === '~') return ok(nest(column.path, { contains: value, ...mode }))
      if (operator === '=') return ok(nest(column.path, { equals: value, ...mode }))
      if (operator === '!=') return ok({ NOT: nest(column.path, { equals: value, ...mode }) })
      return ok(nest(column.path, { [comparisons[operator]]: value }))
    }
    case 'uuid':
      return exact(isUuid(value), () => equals(value))
    case 'enum': {
      const stored = column.rows[value]
      return exact(stored !== undefined, () => equals(stored))
    }
    case 'number':
      return compare(column.path, operator, value.trim() === '' ? Number.NaN : Number(value))
    case 'date':
      return compare(column.path, operator, new Date(value))
  }
}

/** Where only being equal means anything; a value that cannot occur is equal to none. */
function exactly(operator: string, where: object): Result<object, string> {
  if (operator !== '=' && operator !== '!=') return err(`cannot be compared by ${operator}`)
  return ok(operator === '=' ? where : { NOT: where })
}

const isPair = (value: string) => value.split(':').length === 2 && value.split(':').every(isUuid)

function pairOf([first, second]: [string, string], value: string): object {
  const [one, other] = value.split(':')
  return { [first]: one, [second]: other }
}

function compare(
  path: [string, ...string[]],
  operator: Condition['operator'],
  value: number | Date,
): Result<object, string> {
  if (Number.isNaN(value.valueOf())) return err('is compared with what it cannot be')
  if (operator === '~') return err('cannot be compared by ~')
  if (operator === '!=') return ok({ NOT: nest(path, { equals: value }) })
  return ok(nest(path, { [operator === '=' ? 'equals' : comparisons[operator]]: value }))
}

function nest(path: readonly string[], value: unknown): object {
  const [last, ...outer] = path.toReversed()
  return outer.reduce<object>((inner, name) => ({ [name]: inner }), { [last ?? 'id']: value })
}
