import type { ExpressionContext } from '#lib/qti/run/expressions/expression-definition.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'

/** QTI 3: variables that every item session has. */
const builtInVariables: ReadonlySet<string> = new Set(['numAttempts', 'duration', 'completionStatus'])

/** The name of a variable; one that is not declared is reported. */
export function readKnownVariable(
  element: XmlElement,
  identifier: string,
  context: ExpressionContext,
): string {
  const isKnown =
    context.declarations.has(identifier) ||
    context.outcomes.has(identifier) ||
    context.templates.has(identifier) ||
    builtInVariables.has(identifier) ||
    (context.inTest && identifier.includes('.'))
  if (!isKnown) context.report(element, `the variable "${identifier}" is not declared`)
  return identifier
}
