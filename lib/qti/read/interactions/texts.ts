import type { TextLimits } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { BaseType } from '#lib/qti/item/value.ts'
import { readCount, readOptionalCount, readWord } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { type InteractionReader, type ParseContext, parseBlock, parseInline } from './interaction-reader.ts'

/** Numbers are asked for as numbers; any other value is written as its lexical form. */
const textTypes: readonly BaseType[] = [
  ...(['string', 'integer', 'float', 'identifier', 'boolean'] as const),
  ...(['point', 'pair', 'directedPair', 'duration', 'uri'] as const),
]

/** `qti-text-entry-interaction`, QTI 3; a variable that holds several values gets the one. */
export const textEntry: InteractionReader<'textEntry'> = {
  element: 'qti-text-entry-interaction',
  cardinalities: ['single', 'multiple', 'ordered', 'record'],
  baseTypes: textTypes,
  parse(element, context) {
    return { kind: 'textEntry', ...parseInline(element), ...parseTextLimits(element, context) }
  },
}

/** `qti-extended-text-interaction`, QTI 3: one text, or several in a container. */
export const extendedText: InteractionReader<'extendedText'> = {
  element: 'qti-extended-text-interaction',
  cardinalities: ['single', 'multiple', 'ordered', 'record'],
  baseTypes: textTypes,
  parse(element, context) {
    const { report, declaration } = context
    const expectedLines = readOptionalCount(element, 'expected-lines', report)
    const several = declaration?.cardinality === 'multiple' || declaration?.cardinality === 'ordered'
    const maxStrings = several ? readOptionalCount(element, 'max-strings', report) : 1
    return {
      kind: 'extendedText',
      ...parseBlock(element, context),
      ...parseTextLimits(element, context),
      format: readWord(element, 'format', ['plain', 'preformatted', 'xhtml'], report),
      ...(expectedLines !== undefined && { expectedLines }),
      minStrings: readCount(element, 'min-strings', 0, report),
      ...(maxStrings !== undefined && { maxStrings }),
    }
  },
}

/** What every interaction says that takes text. */
function parseTextLimits(element: XmlElement, context: ParseContext): TextLimits {
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
