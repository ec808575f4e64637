import type {
  OutcomeDeclaration,
  ResponseDeclaration,
  TemplateDeclaration,
} from '#lib/qti/item/declaration.ts'
import {
  areFigures,
  type ExpressionShapes,
  type ItemSubset,
  mathFunctions,
  maxRepeats,
  type NumberRef,
  type Rounding,
} from '#lib/qti/item/processing.ts'
import { parseShape } from '#lib/qti/item/shape.ts'
import { single } from '#lib/qti/item/value.ts'
import { readBaseType, readScalar } from '#lib/qti/read/declarations/parse-declarations.ts'
import { compilePattern } from '#lib/qti/text-pattern/text-pattern.ts'
import { type Report, readBoolean, readIdentifier, readWord } from '#lib/qti/xml/read-attributes.ts'
import { textOf, type XmlElement } from '#lib/qti/xml/xml-element.ts'

type Read<K extends keyof ExpressionShapes> = (
  element: XmlElement,
  context: ExpressionContext,
) => ExpressionShapes[K]

export const readBaseValue: Read<'baseValue'> = (element, { report }) => {
  const baseType = readBaseType(element, report)
  return { value: single(baseType, readScalar(element, textOf(element), baseType, report)) }
}

export const readWeighted: Read<'variable'> = (element, context) => ({
  identifier: readVariable(element, context),
  ...readWeight(element),
})

export const readMapped: Read<'mapResponse'> = (element, context) => {
  const identifier = readResponse(element, context)
  const declaration = context.declarations.get(identifier)
  if (declaration && !declaration.mapping) context.report(element, `"${identifier}" has no <qti-mapping>`)
  return { identifier }
}

export const readMappedPoint: Read<'mapResponsePoint'> = (element, context) => {
  const identifier = readResponse(element, context)
  const declaration = context.declarations.get(identifier)
  if (declaration && !declaration.areaMapping) {
    context.report(element, `"${identifier}" has no <qti-area-mapping>`)
  }
  return { identifier }
}

/** `tolerance` holds one number, or one for below and one for above; percent in relative mode. */
export const readTolerance: Read<'equal'> = (element, context) => {
  const { report } = context
  const mode = readWord(element, 'tolerance-mode', ['exact', 'absolute', 'relative'], report)
  const texts = mode === 'exact' ? ['0'] : (element.attributes.tolerance ?? '').trim().split(/\s+/)
  if (texts.length > 2 || texts[0] === '') report(element, 'tolerance must be one or two numbers')
  const numbers = texts.map((text) => toNumberRef(element, 'tolerance', text, context))
  if (numbers.some((number) => typeof number === 'number' && number < 0)) {
    report(element, 'tolerance must not be negative')
  }
  const [below = 0, above = below] = numbers
  const includeLowerBound = readBoolean(element, 'include-lower-bound', true, report)
  const includeUpperBound = readBoolean(element, 'include-upper-bound', true, report)
  return { tolerance: { mode, below, above, includeLowerBound, includeUpperBound } }
}

export function readRounding(element: XmlElement, context: ExpressionContext): Rounding {
  const figures = readNumberRef(element, 'figures', context)
  const mode = readWord(element, 'rounding-mode', ['significantFigures', 'decimalPlaces'], context.report)
  if (typeof figures === 'number' && !areFigures(mode, figures)) {
    context.report(element, `figures="${figures}" cannot be rounded to`)
  }
  return { mode, figures }
}

export const readPattern: Read<'patternMatch'> = (element, context) => {
  const source = element.attributes.pattern
  if (source === undefined) context.report(element, 'pattern is missing')
  const variable = /^\{([^\d,].*)\}$/.exec(source ?? '')?.[1]
  if (variable !== undefined) return { pattern: { variable: readKnownVariable(element, variable, context) } }
  const pattern = compilePattern(source ?? '')
  if (!pattern.ok) context.report(element, `pattern="${source ?? ''}": ${pattern.error}`)
  return { pattern: pattern.ok ? pattern.value : { steps: [] } }
}

export const readArea: Read<'inside'> = (element, { report }) => {
  const { shape: kind = '', coords = '' } = element.attributes
  const shape = parseShape(kind.trim(), coords)
  if (!shape) report(element, `shape="${kind}" coords="${coords}" is no area`)
  return { shape: shape ?? { kind: 'default' } }
}

export const readFunction: Read<'mathOperator'> = (element, { report }) => {
  const name =
    element.attributes.name === undefined ? undefined : readWord(element, 'name', mathFunctions, report)
  if (name === undefined) report(element, 'name is missing')
  return { name: name ?? 'abs' }
}

export const readRepeats: Read<'repeat'> = (element, context) => {
  const times = readNumberRef(element, 'number-repeats', context)
  if (typeof times === 'number' && times > maxRepeats) {
    context.report(element, `number-repeats="${times}" is more than ${maxRepeats}`)
  }
  return { times }
}

export const readTestVariables: Read<'testVariables'> = (element, context) => ({
  identifier: readIdentifier(element, 'variable-identifier', context.report),
  baseType: element.attributes['base-type'] === undefined ? null : readBaseType(element, context.report),
  ...readWeight(element),
  items: readSubset(element, context),
})

export const readOutcome: Read<'outcomeMaximum'> = (element, context) => ({
  identifier: readIdentifier(element, 'outcome-identifier', context.report),
  ...readWeight(element),
  items: readSubset(element, context),
})

function readWeight({ attributes }: XmlElement): { weightIdentifier?: string } {
  const weightIdentifier = attributes['weight-identifier']
  return weightIdentifier === undefined ? {} : { weightIdentifier }
}

/** Which items of the test it is about. */
export function readSubset(element: XmlElement, { inTest, report }: ExpressionContext): ItemSubset {
  if (!inTest) report(element, `<${element.name}> has a meaning in tests only`)
  const section = element.attributes['section-identifier']
  return {
    ...(section !== undefined && { sectionIdentifier: section }),
    includeCategory: words(element.attributes['include-category']),
    excludeCategory: words(element.attributes['exclude-category']),
  }
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

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
function readKnownVariable(element: XmlElement, identifier: string, context: ExpressionContext): string {
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
function toNumberRef(element: XmlElement, name: string, text: string, context: ExpressionContext): NumberRef {
  if (/^[+-]?[\d.]/.test(text)) {
    const number = Number(text)
    if (!Number.isFinite(number)) context.report(element, `${name}="${text}" is no number`)
    return number
  }
  return { variable: readKnownVariable(element, text.replace(/^\{(.*)\}$/, '$1'), context) }
}
