import type { ContentElement, ContentNode, TextLimits } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { BaseType } from '#lib/qti/item/value.ts'
import {
  readBoolean,
  readCount,
  readOptionalCount,
  readOptionalNumber,
  readWord,
} from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import {
  type InteractionReader,
  type ParseContext,
  parseBlock,
  parseInline,
  promptOnly,
  readOrientation,
  refuseOthers,
} from './interaction-reader.ts'

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

/** `qti-slider-interaction`, QTI 3: a number between two bounds. */
export const slider: InteractionReader<'slider'> = {
  element: 'qti-slider-interaction',
  cardinalities: ['single'],
  baseTypes: ['integer', 'float'],
  parse(element, context) {
    const { report, declaration } = context
    const lowerBound = readBound(element, 'lower-bound', context)
    const upperBound = readBound(element, 'upper-bound', context)
    if (lowerBound > upperBound) report(element, 'its lower-bound lies above its upper-bound')
    return {
      kind: 'slider',
      ...parseBlock(element, context),
      baseType: declaration?.baseType === 'integer' ? 'integer' : 'float',
      lowerBound,
      upperBound,
      // A step of 0 would be none at all.
      step: readOptionalNumber(element, 'step', report) || 1,
      stepLabel: readBoolean(element, 'step-label', false, report),
      orientation: readOrientation(element, 'horizontal'),
      reverse: readBoolean(element, 'reverse', false, report),
    }
  },
}

function readBound(element: XmlElement, name: string, { report }: ParseContext): number {
  const bound = readOptionalNumber(element, name, report)
  if (bound === undefined) report(element, `${name} is missing`)
  return bound ?? 0
}

const mediaNames: ReadonlySet<string> = new Set(['audio', 'video', 'img', 'picture'])

/** `qti-media-interaction`, QTI 3: how often a recording was played. */
export const media: InteractionReader<'media'> = {
  element: 'qti-media-interaction',
  cardinalities: ['single'],
  baseTypes: ['integer', 'float'],
  parse(element, context) {
    const { report } = context
    const body = context.parseBody(element, { skip: promptOnly })
    const shown = body.filter(isMedia)
    if (shown.length !== 1) report(element, 'there must be one <audio>, <video> or <object>')
    return {
      kind: 'media',
      ...parseBlock(element, context),
      autostart: readBoolean(element, 'autostart', false, report),
      minPlays: readCount(element, 'min-plays', 0, report),
      maxPlays: readCount(element, 'max-plays', 0, report),
      loop: readBoolean(element, 'loop', false, report),
      media: shown[0] ?? { kind: 'element', name: 'audio' },
    }
  },
}

function isMedia(node: ContentNode): node is ContentElement {
  return typeof node === 'object' && node.kind === 'element' && mediaNames.has(node.name)
}

/** `qti-upload-interaction`, QTI 3. */
export const upload: InteractionReader<'upload'> = {
  element: 'qti-upload-interaction',
  cardinalities: ['single'],
  baseTypes: ['file'],
  parse(element, context) {
    refuseOthers(element, promptOnly, context)
    const types = element.attributes.type?.toLowerCase().split(/[\s,]+/) ?? []
    return {
      kind: 'upload',
      ...parseBlock(element, context),
      mediaTypes: types.filter((type) => type !== ''),
    }
  },
}

/** `qti-end-attempt-interaction`, QTI 3: a button; its variable is true for the turn that it ends. */
export const endAttempt: InteractionReader<'endAttempt'> = {
  element: 'qti-end-attempt-interaction',
  cardinalities: ['single'],
  baseTypes: ['boolean'],
  parse: (element) => ({
    kind: 'endAttempt',
    ...parseInline(element),
    title: element.attributes.title ?? '',
  }),
}
