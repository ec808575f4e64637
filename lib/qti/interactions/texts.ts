import type { ResponseDeclaration } from '#lib/qti/item/item.ts'
import type { BaseType } from '#lib/qti/item/value.ts'
import { isMapped } from '#lib/qti/run/expressions/map-response.ts'
import { normalText } from '#lib/qti/typed/normal-text.ts'
import { readOptionalCount } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { ParseContext } from './interaction-definition.ts'

type TextLimits = {
  baseType: 'string' | 'integer' | 'float'
  expectedLength?: number
  placeholder?: string
  patternMask?: string
}

/** Numbers are asked for as numbers; any other value is written as its lexical form. */
export const textTypes: readonly BaseType[] = [
  ...(['string', 'integer', 'float', 'identifier', 'boolean'] as const),
  ...(['point', 'pair', 'directedPair', 'duration', 'uri'] as const),
]

/** What every interaction says that takes text. */
export function parseTextLimits(element: XmlElement, context: ParseContext): TextLimits {
  const { declaration, report } = context
  checkBase(element, context)
  const expectedLength = readOptionalCount(element, 'expected-length', report)
  const placeholder = element.attributes['placeholder-text']
  const patternMask = element.attributes['pattern-mask']
  return {
    baseType: textType(declaration),
    ...(expectedLength !== undefined && { expectedLength }),
    ...(placeholder !== undefined && { placeholder }),
    ...(patternMask && { patternMask }),
  }
}

/** The base has a meaning only for numbers (QTI 3, text entry). */
function checkBase(element: XmlElement, { declaration, report }: ParseContext): void {
  const base = element.attributes.base?.trim() ?? '10'
  const isNumber = declaration?.cardinality === 'record' || textType(declaration) !== 'string'
  if (!isNumber || base === '10') return
  report(
    element,
    `base="${base}" is not supported, numbers are written in base ten: declare the answer as a string`,
  )
}

/** A record is read from text that may be a number. */
function textType(declaration: ResponseDeclaration | undefined): TextLimits['baseType'] {
  if (declaration?.cardinality === 'record') return 'string'
  const baseType = declaration?.baseType
  return baseType === 'integer' || baseType === 'float' ? baseType : 'string'
}

export function pickTextLimits({
  baseType,
  expectedLength,
  placeholder,
  patternMask,
}: TextLimits): TextLimits {
  return {
    baseType,
    ...(expectedLength !== undefined && { expectedLength }),
    ...(placeholder !== undefined && { placeholder }),
    ...(patternMask !== undefined && { patternMask }),
  }
}

export function textLimitAttributes({ expectedLength, placeholder, patternMask }: TextLimits) {
  return {
    'expected-length': expectedLength?.toString(),
    'placeholder-text': placeholder,
    'pattern-mask': patternMask,
  }
}

/** Every text that misses the answer by a little. */
export function textChanges(
  baseType: TextLimits['baseType'],
  answer: string,
  declaration: ResponseDeclaration,
): string[] {
  const changed = baseType === 'string' ? changedTexts(answer) : changedNumbers(Number(answer))
  // Another way to write the answer is no change.
  const isOther = (candidate: string) => normalText(candidate) !== normalText(answer)
  return changed.filter((candidate) => isOther(candidate) && !accepts(declaration, candidate))
}

/** A mapping may accept more than the declared response: reaching another accepted value is no mistake. */
function accepts(declaration: ResponseDeclaration, candidate: string): boolean {
  if (declaration.mapping === undefined) return false
  const value = declaration.baseType === 'string' ? candidate : Number(candidate)
  return isMapped(declaration.mapping, declaration.baseType, value)
}

/** One character changed, dropped, or added at the end. */
function changedTexts(text: string): string[] {
  const characters = [...text]
  const without = (at: number, instead: string) => characters.toSpliced(at, 1, instead).join('')
  const changed = characters.map((character, at) => without(at, character === 'x' ? 'z' : 'x'))
  const dropped = characters.map((_, at) => without(at, ''))
  return [...new Set([...changed, ...dropped.filter((shorter) => shorter !== ''), `${text}x`])]
}

/** Off by one, another sign, a digit more or fewer before the decimal point. */
function changedNumbers(number: number): string[] {
  const changes = [number + 1, number - 1, -number, number * 10, Math.trunc(number / 10)]
  return [...new Set(changes.filter((change) => change !== number).map(String))]
}
