import { readBaseType, readScalar } from '#lib/qti/parse/parse-declarations.ts'
import { readIdentifier } from '#lib/qti/parse/read-attributes.ts'
import { textOf, type XmlElement } from '#lib/qti/parse/xml-element.ts'
import { mapResponse as mapValue } from '#lib/qti/score/map-response.ts'
import { single } from '#lib/qti/value.ts'
import type { ExpressionContext, ExpressionDefinition } from './expression-definition.ts'

export const baseValue: ExpressionDefinition<'baseValue'> = {
  arity: [0, 0],
  parse(element, { report }) {
    const baseType = readBaseType(element, report)
    return { value: single(baseType, readScalar(element, textOf(element), baseType, report)) }
  },
  evaluate: (_, { value }) => value,
}

export const nullValue: ExpressionDefinition<'null'> = {
  arity: [0, 0],
  parse: () => ({}),
  evaluate: () => null,
}

export const variable: ExpressionDefinition<'variable'> = {
  arity: [0, 0],
  parse: (element, context) => ({ identifier: readVariable(element, context) }),
  evaluate: (_, { identifier }, scope) => scope.valueOf(identifier),
}

export const correct: ExpressionDefinition<'correct'> = {
  arity: [0, 0],
  parse: (element, context) => ({ identifier: readResponse(element, context) }),
  evaluate: (_, { identifier }, scope) => scope.responseDeclarationOf(identifier)?.correctResponse ?? null,
}

export const defaultValue: ExpressionDefinition<'default'> = {
  arity: [0, 0],
  parse: (element, context) => ({ identifier: readVariable(element, context) }),
  evaluate: (_, { identifier }, scope) => scope.defaultOf(identifier),
}

export const mapResponse: ExpressionDefinition<'mapResponse'> = {
  arity: [0, 0],
  parse(element, context) {
    const identifier = readResponse(element, context)
    if (!context.declarations.get(identifier)?.mapping) {
      context.report(element, `"${identifier}" has no <qti-mapping>`)
    }
    return { identifier }
  },
  evaluate(_, { identifier }, scope) {
    const mapping = scope.responseDeclarationOf(identifier)?.mapping
    return mapping ? single('float', mapValue(mapping, scope.valueOf(identifier))) : null
  },
}

/** QTI 3's built-in variables need no declaration. */
const builtIn = new Set(['completionStatus', 'numAttempts', 'duration'])

function readVariable(element: XmlElement, { declarations, outcomes, report }: ExpressionContext): string {
  const identifier = readIdentifier(element, 'identifier', report)
  if (!declarations.has(identifier) && !outcomes.has(identifier) && !builtIn.has(identifier)) {
    report(element, `the variable "${identifier}" is not declared`)
  }
  return identifier
}

function readResponse(element: XmlElement, { declarations, report }: ExpressionContext): string {
  const identifier = readIdentifier(element, 'identifier', report)
  if (!declarations.has(identifier)) report(element, `the response "${identifier}" is not declared`)
  return identifier
}
