import { err, ok, type Result } from '#lib/std/result.ts'

const operators = ['!=', '>=', '<=', '=', '>', '<', '~'] as const

export type FilterOperator = (typeof operators)[number]

/** One predicate of a filter; `field` is dotted (`student.sourcedId`), `~` means that it holds the text. */
export type FilterCondition = { field: string; operator: FilterOperator; value: string }

/** Some of these groups must hold, and of a group all. */
export type Filter = FilterCondition[][]

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
