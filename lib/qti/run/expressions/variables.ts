import { single } from '#lib/qti/item/value.ts'
import { readBaseType, readScalar } from '#lib/qti/read/declarations/parse-declarations.ts'
import { readKnownVariable } from '#lib/qti/read/processing/known-variables.ts'
import { normalValue } from '#lib/qti/typed/normal-value.ts'
import { readIdentifier } from '#lib/qti/xml/read-attributes.ts'
import { textOf, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { ExpressionContext, ExpressionDefinition } from './expression-definition.ts'
import { mapPoints } from './map-points.ts'
import { mapResponse as mapValue } from './map-response.ts'

export const baseValue: ExpressionDefinition<'baseValue'> = {
  arity: [0, 0],
  parse(element, { report }) {
    const baseType = readBaseType(element, report)
    return { value: single(baseType, readScalar(element, textOf(element), baseType, report)) }
  },
  evaluate: (_, { value }, scope) => (scope.asWritten ? normalValue(value) : value),
}

export const nullValue: ExpressionDefinition<'null'> = {
  arity: [0, 0],
  parse: () => ({}),
  evaluate: () => null,
}

export const variable: ExpressionDefinition<'variable'> = {
  arity: [0, 0],
  parse(element, context) {
    const weightIdentifier = element.attributes['weight-identifier']
    return {
      identifier: readVariable(element, context),
      ...(weightIdentifier !== undefined && { weightIdentifier }),
    }
  },
  evaluate: (_, { identifier, weightIdentifier }, scope) => scope.valueOf(identifier, weightIdentifier),
}

export const correct: ExpressionDefinition<'correct'> = {
  arity: [0, 0],
  parse: (element, context) => ({ identifier: readResponse(element, context) }),
  evaluate: (_, { identifier }, scope) => scope.correctOf(identifier),
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
    const declaration = context.declarations.get(identifier)
    if (declaration && !declaration.mapping) context.report(element, `"${identifier}" has no <qti-mapping>`)
    return { identifier }
  },
  evaluate(_, { identifier }, scope) {
    const mapping = scope.responseDeclarationOf(identifier)?.mapping
    return mapping ? single('float', mapValue(mapping, scope.valueOf(identifier))) : null
  },
}

export const mapResponsePoint: ExpressionDefinition<'mapResponsePoint'> = {
  arity: [0, 0],
  parse(element, context) {
    const identifier = readResponse(element, context)
    const declaration = context.declarations.get(identifier)
    if (declaration && !declaration.areaMapping) {
      context.report(element, `"${identifier}" has no <qti-area-mapping>`)
    }
    return { identifier }
  },
  evaluate(_, { identifier }, scope) {
    const mapping = scope.responseDeclarationOf(identifier)?.areaMapping
    return mapping ? single('float', mapPoints(mapping, scope.valueOf(identifier))) : null
  },
}

function readVariable(element: XmlElement, context: ExpressionContext): string {
  return readKnownVariable(element, readIdentifier(element, 'identifier', context.report), context)
}

function readResponse(element: XmlElement, context: ExpressionContext): string {
  const identifier = readIdentifier(element, 'identifier', context.report)
  const isKnown = context.declarations.has(identifier) || (context.inTest && identifier.includes('.'))
  if (!isKnown) context.report(element, `the response "${identifier}" is not declared`)
  return identifier
}
