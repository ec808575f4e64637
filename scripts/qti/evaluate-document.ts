import type { QtiProblem } from '#lib/qti/item/problem.ts'
import type { Value } from '#lib/qti/item/value.ts'
import { parseExpression } from '#lib/qti/read/processing/parse-expression.ts'
import { evaluate } from '#lib/qti/run/expressions/evaluate.ts'
import { createEffort } from '#lib/qti/run/expressions/scope.ts'
import { parseXml } from '#lib/qti/xml/parse-xml.ts'
import type { Report } from '#lib/qti/xml/report.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { createRandom } from '#lib/std/random.ts'
import { err, ok, type Result } from '#lib/std/result.ts'

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
