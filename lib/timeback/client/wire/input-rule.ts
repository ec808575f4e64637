import type { FieldProblem } from '#lib/timeback/contract/domain-error.ts'
import { TimebackError } from './timeback-error.ts'

/** What is wrong with a value that stands at `path`; empty where nothing is. */
export type InputRule = (value: unknown, path: string) => readonly FieldProblem[]

/** A value that the test takes; else it `must be …`. */
export function must(be: string, test: (value: unknown) => boolean): InputRule {
  return (value, path) => {
    if (value === undefined) return [{ path, message: 'is missing' }]
    return test(value) ? [] : [{ path, message: `must be ${be}` }]
  }
}

export function optional(rule: InputRule): InputRule {
  return (value, path) => (value === undefined ? [] : rule(value, path))
}

/** An object of these fields; others are named, since what is misspelt would be ignored. */
export function shape(fields: Readonly<Record<string, InputRule>>): InputRule {
  return (value, path) => {
    const at = (name: string) => (path === '' ? name : `${path}.${name}`)
    if (!isObject(value)) return [{ path: path || 'input', message: 'must be an object' }]
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name))
    return [
      ...Object.entries(fields).flatMap(([name, rule]) => rule(value[name], at(name))),
      ...unknown.map((name) => ({ path: at(name), message: 'is not a known field' })),
    ]
  }
}

/** Throws a `VALIDATION_ERROR` that names every field that is not as the rule says. */
export function requireInput(rule: InputRule, input: unknown, path = ''): void {
  const errors = rule(input, path)
  if (errors.length > 0) throw invalidInput(errors)
}

export function invalidInput(errors: readonly FieldProblem[]): TimebackError {
  const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ')
  return new TimebackError('VALIDATION_ERROR', detail, { status: 400, errors })
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
