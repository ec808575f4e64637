import { join } from 'node:path'
import { z } from 'zod'
import type { Item } from '#lib/qti/item/item.ts'
import { type OutcomeValue, scoreItem } from '#lib/qti/run/score/score-item.ts'
import { readItemFile, readJsonFile } from './read-file.ts'
import { type Command, readOptions, refuse } from './read-options.ts'
import { createTally } from './tally.ts'

const caseSchema = z.object({
  responses: z.record(z.string(), z.union([z.null(), z.string(), z.array(z.string())])),
  outcomes: z.record(z.string(), z.unknown()),
})
type Case = z.infer<typeof caseSchema>
const casesSchema = z.object({ items: z.array(z.object({ file: z.string(), cases: z.array(caseSchema) })) })

/** Scores items with known outcomes; each case counts once, and those of a refused item all fail. */
export const command: Command = (args) => {
  const read = readOptions(args, ['items'])
  const [path, ...others] = read?.positionals ?? []
  const folder = read?.options.items
  if (!path || !folder || others.length > 0) return 'usage'
  const json = readJsonFile(path)
  if (!json.ok) return refuse([`${path}:1: ${json.error}`])
  const cases = casesSchema.safeParse(json.value)
  if (!cases.success) return refuse([`${path}:1: these are no conformance cases`])
  const tally = createTally()
  for (const { file, cases: ofItem } of cases.data.items) {
    const item = readItemFile(join(folder, file))
    for (const one of ofItem) {
      const failure = item.ok ? failureOf(item.value, one) : `refused: ${item.error[0] ?? ''}`
      if (failure === null) tally.pass()
      else tally.fail(`${file}: ${failure}`)
    }
  }
  return tally.end()
}

/** Null when all outcomes the case names are as expected. */
function failureOf(item: Item, { responses, outcomes }: Case): string | null {
  const scored = scoreItem(item, responses, { enforceLimits: false })
  const given = `with ${JSON.stringify(responses)}`
  if (scored.kind === 'invalid') {
    return `${scored.problems.map(({ path, message }) => `${path}: ${message}`).join('; ')} ${given}`
  }
  for (const [name, expected] of Object.entries(outcomes)) {
    const order = item.outcomeDeclarations.get(name)?.cardinality === 'ordered' ? 'kept' : 'any'
    const got = scored.outcomes[name]
    if (!sameOutcome(got, expected, order)) {
      return `${name}: got ${JSON.stringify(got)}, expected ${JSON.stringify(expected)} ${given}`
    }
  }
  return null
}

/** How the values of a container are compared: `multiple` disregards their order. */
type Order = 'any' | 'kept'

/** Whether an outcome is what a case expects; nothing at all, `""` and `[]` are the same. */
export function sameOutcome(got: OutcomeValue | undefined, expected: unknown, order: Order): boolean {
  if (isEmpty(got) || isEmpty(expected)) return isEmpty(got) && isEmpty(expected)
  if (Array.isArray(got) || Array.isArray(expected)) {
    return Array.isArray(got) && Array.isArray(expected) && sameList(got, expected, order)
  }
  return sameScalar(got, expected)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function sameList(got: unknown[], expected: unknown[], order: Order): boolean {
  if (got.length !== expected.length) return false
  if (order === 'kept') return got.every((value, index) => sameScalar(value, expected[index]))
  const left = [...expected]
  return got.every((value) => {
    const at = left.findIndex((candidate) => sameScalar(value, candidate))
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
}

/** Numbers agree within a relative difference of 1e-9. */
function sameScalar(got: unknown, expected: unknown): boolean {
  if (typeof got !== 'number' || typeof expected !== 'number') return got === expected
  return got === expected || Math.abs(got - expected) <= 1e-9 * Math.max(Math.abs(got), Math.abs(expected))
}
