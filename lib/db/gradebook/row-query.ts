import 'server-only'
import { isUuid } from '#lib/std/is-uuid.ts'
import { err, ok, type Result } from '#lib/std/result.ts'

/** How a field of the wire is kept: a column, or the same for every row. */
export type Column =
  | { path: [string, ...string[]]; kind: 'text' | 'folded' | 'uuid' | 'number' | 'date' }
  | { path: [string, ...string[]]; kind: 'enum'; rows: Readonly<Record<string, string>> }
  | { constant: string }

/** By the field's name; `sourcedId` must be among them. */
export type Columns = Readonly<Record<string, Column>>

export type Condition = { field: string; operator: '!=' | '>=' | '<=' | '=' | '>' | '<' | '~'; value: string }

export type RowQuery = { where: object; orderBy: object[]; take: number; skip: number }

/** A part of a table and how many rows there are in all. */
export type Page<T> = { rows: T[]; total: number }

const nothing = { id: { in: [] } }
/** Not `{}`, which among alternatives counts as none of them. */
const everything = { NOT: nothing }
const comparisons = { '>=': 'gte', '<=': 'lte', '>': 'gt', '<': 'lt' } as const

/** Some of the groups must hold, of a group all. What cannot be asked is refused with the reason. */
export function toWhere(groups: Condition[][], columns: Columns): Result<object, string> {
  const alternatives: object[] = []
  for (const group of groups) {
    const all: object[] = []
    for (const condition of group) {
      const where = toCondition(condition, columns[condition.field])
      if (!where.ok) return err(`${condition.field} ${where.error}`)
      all.push(where.value)
    }
    alternatives.push({ AND: all })
  }
  return ok({ OR: alternatives })
}

/** By a field and then by id, so that the order is always the same. */
export function toOrderBy(
  sort: { field: string; direction: 'asc' | 'desc' } | null,
  columns: Columns,
): Result<object[], string> {
  if (!sort) return ok([{ id: 'asc' }])
  const column = columns[sort.field]
  if (!column) return err(`${sort.field} is no field to sort by`)
  const first = 'path' in column ? [nest(column.path, sort.direction)] : []
  return ok([...first, { id: 'asc' }])
}

function toCondition({ operator, value }: Condition, column: Column | undefined): Result<object, string> {
  if (!column) return err('is no field to filter by')
  if ('constant' in column) return exact(operator, value === column.constant, () => everything)
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
      return exact(operator, isUuid(value), () => equals(value))
    case 'enum': {
      const stored = column.rows[value]
      return exact(operator, stored !== undefined, () => equals(stored))
    }
    case 'number':
      return compare(column.path, operator, value.trim() === '' ? Number.NaN : Number(value))
    case 'date':
      return compare(column.path, operator, new Date(value))
  }
}

/** Where only being equal means anything; a value that cannot occur is equal to none. */
function exact(operator: string, possible: boolean, equal: () => object): Result<object, string> {
  if (operator !== '=' && operator !== '!=') return err(`cannot be compared by ${operator}`)
  const where = possible ? equal() : nothing
  return ok(operator === '=' ? where : { NOT: where })
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
