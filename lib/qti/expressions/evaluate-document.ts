import { parseXml } from '#lib/qti/parse/parse-xml.ts'
import type { Report } from '#lib/qti/parse/read-document.ts'
import type { XmlElement } from '#lib/qti/parse/xml-element.ts'
import type { QtiProblem } from '#lib/qti/problem.ts'
import type { Value } from '#lib/qti/value.ts'
import { createRandom } from '#lib/std/random.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { evaluate } from './evaluate.ts'
import { createEffort } from './expression-definition.ts'
import { parseExpression } from './parse-expression.ts'

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
