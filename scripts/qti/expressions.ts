import { z } from 'zod'
import { baseTypeOf } from '#lib/qti/item/value.ts'
import { toPlain } from '#lib/qti/run/score/score-item.ts'
import type { Command } from './command.ts'
import { evaluateDocument } from './evaluate-document.ts'
import { readJsonFile } from './read-file.ts'
import { sameOutcome } from './same-outcome.ts'
import { createTally } from './tally.ts'

const valueSchema = z.object({ cardinality: z.string(), baseType: z.string().nullish(), value: z.unknown() })
const caseSchema = z.object({ id: z.string(), expression30: z.string(), value: valueSchema.nullable() })
const casesSchema = z.object({ expressions: z.array(caseSchema) })
type Case = z.infer<typeof caseSchema>

/** Evaluates expressions with known values; cardinality and base type count too. */
export const command: Command = ([path, ...others]) => {
  if (path === undefined || others.length > 0) return 'usage'
  const json = readJsonFile(path)
  const cases = json.ok ? casesSchema.safeParse(json.value) : null
  if (!cases?.success) {
    console.error(`${path}:1: ${json.ok ? 'these are no expression cases' : json.error}`)
    return 'refused'
  }
  const tally = createTally()
  for (const one of cases.data.expressions) {
    const failure = failureOf(one)
    if (failure === null) tally.pass()
    else tally.fail(`${one.id}: ${failure} ${one.expression30}`)
  }
  return tally.end()
}

function failureOf({ expression30, value: expected }: Case): string | null {
  const evaluated = evaluateDocument(expression30, 0)
  if (!evaluated.ok) return `refused: ${evaluated.error.map(({ message }) => message).join('; ')}`
  const got = evaluated.value
  const asExpected =
    got === null || expected === null
      ? got === expected
      : got.cardinality === expected.cardinality &&
        baseTypeOf(got) === (expected.baseType ?? null) &&
        sameOutcome(toPlain(got), expected.value, got.cardinality === 'ordered' ? 'kept' : 'any')
  return asExpected ? null : `got ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`
}
