import type {
  OutcomeDeclaration,
  ResponseDeclaration,
  TemplateDeclaration,
} from '#lib/qti/item/declaration.ts'
import type { NumberRef } from '#lib/qti/item/processing.ts'
import { type Report, readIdentifier } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'

/** The variables that an expression may name. */
export type ExpressionContext = {
  declarations: ReadonlyMap<string, ResponseDeclaration>
  outcomes: ReadonlyMap<string, OutcomeDeclaration>
  templates: ReadonlyMap<string, TemplateDeclaration>
  /** In the outcome processing of a test, `Q1.SCORE` is SCORE of the item Q1. */
  inTest: boolean
  report: Report
}

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

/** The variable that `identifier` names. */
export function readVariable(element: XmlElement, context: ExpressionContext): string {
  return readKnownVariable(element, readIdentifier(element, 'identifier', context.report), context)
}

/** The response that `identifier` names. */
export function readResponse(element: XmlElement, context: ExpressionContext): string {
  const identifier = readIdentifier(element, 'identifier', context.report)
  const isKnown = context.declarations.has(identifier) || (context.inTest && identifier.includes('.'))
  if (!isKnown) context.report(element, `the response "${identifier}" is not declared`)
  return identifier
}

/** An attribute that is a number or names a variable; required where there is no fallback. */
export function readNumberRef(
  element: XmlElement,
  name: string,
  context: ExpressionContext,
  fallback?: number,
): NumberRef {
  const text = element.attributes[name]?.trim() ?? ''
  if (text === '') {
    if (fallback === undefined) context.report(element, `${name} is missing`)
    return fallback ?? 0
  }
  return toNumberRef(element, name, text, context)
}

/** A number as it stands in an attribute, or the name of a variable. */
export function toNumberRef(
  element: XmlElement,
  name: string,
  text: string,
  context: ExpressionContext,
): NumberRef {
  if (/^[+-]?[\d.]/.test(text)) {
    const number = Number(text)
    if (!Number.isFinite(number)) context.report(element, `${name}="${text}" is no number`)
    return number
  }
  return { variable: readKnownVariable(element, text.replace(/^\{(.*)\}$/, '$1'), context) }
}
