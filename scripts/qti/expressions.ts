import { z } from 'zod'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { baseTypeOf, type Value } from '#lib/qti/item/value.ts'
import { parseExpression } from '#lib/qti/read/processing/parse-expression.ts'
import { evaluate } from '#lib/qti/run/expressions/evaluate.ts'
import { createEffort } from '#lib/qti/run/expressions/scope.ts'
import { toPlain } from '#lib/qti/run/score/score-item.ts'
import { parseXml } from '#lib/qti/xml/parse-xml.ts'
import type { Report } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { createRandom } from '#lib/std/random.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { sameOutcome } from './conformance.ts'
import { readJsonFile } from './read-file.ts'
import { type Command, refuse } from './read-options.ts'
import { createTally } from './tally.ts'

const valueSchema = z.object({ cardinality: z.string(), baseType: z.string().nullish(), value: z.unknown() })
const caseSchema = z.object({ id: z.string(), expression30: z.string(), value: valueSchema.nullable() })
const casesSchema = z.object({ expressions: z.array(caseSchema) })
type Case = z.infer<typeof caseSchema>

/** Evaluates expressions with known values; cardinality and base type count too. */
export const command: Command = ([path, ...others]) => {
  if (path === undefined || others.length > 0) return 'usage'
  const json = readJsonFile(path)
  if (!json.ok) return refuse([`${path}:1: ${json.error}`])
  const cases = casesSchema.safeParse(json.value)
  if (!cases.success) return refuse([`${path}:1: these are no expression cases`])
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

/** The value of a QTI 3 expression that stands alone, without any variable around it. */
export function evaluateDocument(xml: string, seed: number): Result<Value, QtiProblem[]> {
  const document = parseXml(xml)
  if (!document.ok) return document
  const { root, locate } = document.value
  const problems: QtiProblem[] = []
  const report: Report = Object.assign(
    (element: XmlElement, message: string) => void problems.push({ ...locate(element), message }),
    { note: () => {} },
  )
  const none = new Map<string, never>()
  const expression = parseExpression(root, {
    declarations: none,
    outcomes: none,
    templates: none,
    inTest: false,
    report,
  })
  const effort = createEffort()
  const nothing = () => null
  const value = evaluate(expression, {
    valueOf: nothing,
    correctOf: nothing,
    defaultOf: nothing,
    responseDeclarationOf: () => undefined,
    itemsOf: () => [],
    random: createRandom(seed),
    effort,
  })
  if (effort.exceeded !== null) report(root, effort.exceeded)
  return problems.length > 0 ? err(problems) : ok(value)
}
