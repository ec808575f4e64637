import { z } from 'zod'
import { err, ok, type Result } from '#lib/std/result.ts'
import { storable } from './requests.ts'

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max))

const text = z.string().max(2_000).refine(storable, 'holds a character that cannot be stored').optional()

/** The parameters of every list of the wire (Timeback protocol §0). */
export const collectionQuery = z.object({
  limit: whole(1, 3000).default(100),
  offset: whole(0, 999_999_999).default(0),
  filter: text,
  sort: text,
  orderBy: z.enum(['asc', 'desc']).optional(),
  fields: text,
})

export type CollectionQuery = z.infer<typeof collectionQuery>

/** A part of a list and where it is; pages count from 1. */
export type Envelope = {
  totalCount: number
  pageCount: number
  pageNumber: number
  offset: number
  limit: number
}

export function toEnvelope(
  totalCount: number,
  { limit, offset }: { limit: number; offset: number },
): Envelope {
  const pageCount = Math.ceil(totalCount / limit)
  return { totalCount, pageCount, pageNumber: Math.floor(offset / limit) + 1, offset, limit }
}

const operators = ['!=', '>=', '<=', '=', '>', '<', '~'] as const

type FilterOperator = (typeof operators)[number]

/** One predicate of a filter; `field` is dotted (`student.sourcedId`), `~` means that it holds the text. */
type FilterCondition = { field: string; operator: FilterOperator; value: string }

/** Some of these groups must hold, and of a group all. */
type Filter = FilterCondition[][]

const condition = /^\s*([A-Za-z][\w.]*)\s*(!=|>=|<=|=|>|<|~)\s*'((?:[^']|'')*)'/
const joint = /^\s+(AND|OR)\s/i

/** A filter of OneRoster 1.2 (`student.sourcedId='…' AND score>='0.5'`); AND binds before OR. */
export function parseFilter(text: string): Result<Filter, string> {
  const groups: Filter = [[]]
  for (let rest = text; ; ) {
    const found = condition.exec(rest)
    const [all = '', field = '', operator = '', value = ''] = found ?? []
    if (!found) return err(`is not understood at “${rest.trim().slice(0, 40)}”`)
    groups.at(-1)?.push({ field, operator: operator as FilterOperator, value: value.replaceAll("''", "'") })
    rest = rest.slice(all.length)
    if (rest.trim() === '') return ok(groups)
    const [word = '', name] = joint.exec(rest) ?? []
    if (name === undefined) return err(`is not understood at “${rest.trim().slice(0, 40)}”`)
    if (name.toUpperCase() === 'OR') groups.push([])
    rest = rest.slice(word.length)
  }
}
