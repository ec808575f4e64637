import { single } from '#lib/qti/item/value.ts'
import { normalValue } from '#lib/qti/typed/normal-value.ts'
import { mapPoints, mapResponse as mapValue } from './map-response.ts'
import type { Evaluate } from './scope.ts'

export const baseValue: Evaluate<'baseValue'> = (_, { value }, scope) =>
  scope.asWritten ? normalValue(value) : value

export const nullValue: Evaluate<'null'> = () => null

export const variable: Evaluate<'variable'> = (_, { identifier, weightIdentifier }, scope) =>
  scope.valueOf(identifier, weightIdentifier)

export const correct: Evaluate<'correct'> = (_, { identifier }, scope) => scope.correctOf(identifier)

export const defaultValue: Evaluate<'default'> = (_, { identifier }, scope) => scope.defaultOf(identifier)

export const mapResponse: Evaluate<'mapResponse'> = (_, { identifier }, scope) => {
  const mapping = scope.responseDeclarationOf(identifier)?.mapping
  return mapping ? single('float', mapValue(mapping, scope.valueOf(identifier))) : null
}

export const mapResponsePoint: Evaluate<'mapResponsePoint'> = (_, { identifier }, scope) => {
  const mapping = scope.responseDeclarationOf(identifier)?.areaMapping
  return mapping ? single('float', mapPoints(mapping, scope.valueOf(identifier))) : null
}
