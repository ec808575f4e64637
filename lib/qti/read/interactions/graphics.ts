import type { AssociableHotspot, Hotspot, Image } from '#lib/qti/item/content.ts'
import { parseShape } from '#lib/qti/item/shape.ts'
import { toPixelCoords } from '#lib/qti/read/declarations/pixel-coords.ts'
import { isMediaAddress } from '#lib/qti/read/html/allowed-html.ts'
import { alternativeOf } from '#lib/qti/read/html/parse-object.ts'
import { readIdentifier, readWord } from '#lib/qti/xml/read-attributes.ts'
import { childElements, childNamed, childrenNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseChoiceLimits, parseCondition, reportDuplicates } from './choices.ts'
import {
  type InteractionReader,
  type ParseContext,
  parseBlock,
  parseLook,
  refuseOthers,
} from './interaction-reader.ts'
import { parseAssociable, parseAssociationLimits, parseGapChoices } from './pairs.ts'

const imageNames: ReadonlySet<string> = new Set(['img', 'picture', 'object'])

const promptAndImage: ReadonlySet<string> = new Set([...imageNames, 'qti-prompt'])

/** `qti-hotspot-interaction`, QTI 3: areas of an image may be chosen. */
export const hotspot: InteractionReader<'hotspot'> = {
  element: 'qti-hotspot-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['identifier'],
  parse: (element, context) => ({
    kind: 'hotspot',
    ...parseBlock(element, context),
    image: parseImage(element, context),
    ...parseChoiceLimits(element, context),
    hotspots: parseHotspots(element, context),
  }),
}

/** `qti-graphic-order-interaction`, QTI 3: areas of an image are put in order. */
export const graphicOrder: InteractionReader<'graphicOrder'> = {
  element: 'qti-graphic-order-interaction',
  cardinalities: ['ordered'],
  baseTypes: ['identifier'],
  parse: (element, context) => ({
    kind: 'graphicOrder',
    ...parseBlock(element, context),
    image: parseImage(element, context),
    // Without a maximum all hotspots may be listed (QTI 3, graphicOrderInteraction).
    ...parseChoiceLimits(element, context, 0),
    hotspots: parseHotspots(element, context),
  }),
}

const associateParts: ReadonlySet<string> = new Set([...promptAndImage, 'qti-associable-hotspot'])

/** `qti-graphic-associate-interaction`, QTI 3: areas of an image are paired, without direction. */
export const graphicAssociate: InteractionReader<'graphicAssociate'> = {
  element: 'qti-graphic-associate-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['pair', 'directedPair'],
  parse(element, context) {
    refuseOthers(element, associateParts, context)
    const hotspots = parseAssociableHotspots(element, context)
    reportDuplicates(element, hotspots, context)
    return {
      kind: 'graphicAssociate',
      ...parseBlock(element, context),
      image: parseImage(element, context),
      ...parseAssociationLimits(element, context),
      hotspots,
    }
  },
}

const gapMatchParts: ReadonlySet<string> = new Set([
  ...promptAndImage,
  ...['qti-associable-hotspot', 'qti-gap-text', 'qti-gap-img'],
])

/** `qti-graphic-gap-match-interaction`, QTI 3: choices are put on areas of an image. */
export const graphicGapMatch: InteractionReader<'graphicGapMatch'> = {
  element: 'qti-graphic-gap-match-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['directedPair', 'pair'],
  parse(element, context) {
    refuseOthers(element, gapMatchParts, context)
    const choices = parseGapChoices(element, context)
    const hotspots = parseAssociableHotspots(element, context)
    reportDuplicates(element, [...choices, ...hotspots], context)
    return {
      kind: 'graphicGapMatch',
      ...parseBlock(element, context),
      image: parseImage(element, context),
      ...parseAssociationLimits(element, context),
      choices,
      hotspots,
    }
  },
}

/** `qti-select-point-interaction`, QTI 3: points of an image are chosen; any number unless it says otherwise. */
export const selectPoint: InteractionReader<'selectPoint'> = {
  element: 'qti-select-point-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['point'],
  parse(element, context) {
    refuseOthers(element, promptAndImage, context)
    return {
      kind: 'selectPoint',
      ...parseBlock(element, context),
      image: parseImage(element, context),
      ...parseChoiceLimits(element, context, 0),
    }
  },
}

/**
 * `qti-position-object-interaction`, QTI 3: an object is put on the image of the stage around it. A stage
 * with several is shown once for each.
 */
export const positionObject: InteractionReader<'positionObject'> = {
  element: 'qti-position-object-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['point'],
  parse(element, context) {
    refuseOthers(element, promptAndImage, context)
    const stage = element.parent?.name === 'qti-position-object-stage' ? element.parent : undefined
    if (!stage) context.report(element, 'there is no <qti-position-object-stage> around it')
    return {
      kind: 'positionObject',
      ...parseBlock(element, context),
      image: stage ? parseImage(stage, context) : { alt: '' },
      object: parseImage(element, context),
      ...parseCenter(element, context),
      ...parseChoiceLimits(element, context),
    }
  },
}

function parseCenter(element: XmlElement, { report }: ParseContext): { centerPoint?: [number, number] } {
  const written = element.attributes['center-point']?.trim()
  if (!written) return {}
  const [x, y, ...more] = written.split(/[\s,]+/).map(Number)
  if (x === undefined || y === undefined || more.length > 0 || !Number.isFinite(x + y)) {
    report(element, `center-point="${written}" is no point`)
    return {}
  }
  return { centerPoint: [x, y] }
}

/** `qti-drawing-interaction`, QTI 3: the image with what was drawn on it. */
export const drawing: InteractionReader<'drawing'> = {
  element: 'qti-drawing-interaction',
  cardinalities: ['single'],
  baseTypes: ['file'],
  parse(element, context) {
    refuseOthers(element, promptAndImage, context)
    return { kind: 'drawing', ...parseBlock(element, context), image: parseImage(element, context) }
  },
}

/** The image of a graphic interaction: `img`, the `img` of a `picture`, or `object`, which QTI 3 deprecates. */
function parseImage(parent: XmlElement, context: ParseContext): Image {
  const [found, second] = childElements(parent).filter(({ name }) => imageNames.has(name))
  const element = found?.name === 'picture' ? childNamed(found, 'img') : found
  if (!element || second) context.report(second ?? parent, 'there must be one image')
  return element ? readImage(element, context) : { alt: '' }
}

function readImage(element: XmlElement, { report }: ParseContext): Image {
  const { type, data, src, alt } = element.attributes
  const href = data ?? src
  if (type !== undefined && !type.startsWith('image/')) report(element, `an image is expected, not ${type}`)
  if (href !== undefined && !isMediaAddress(href))
    report(element, `the address "${href.slice(0, 60)}" is not allowed`)
  const width = readSize(element.attributes.width)
  const height = readSize(element.attributes.height)
  return {
    ...(href !== undefined && { href }),
    ...(type !== undefined && { mediaType: type }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    alt: alt ?? alternativeOf(element),
  }
}

/** Pixels; a share of the page is no size of the image. */
function readSize(text: string | undefined): number | undefined {
  const [, digits] = /^\s*(\d{1,5}(?:\.\d+)?)\s*(?:px)?\s*$/.exec(text ?? '') ?? []
  return digits === undefined ? undefined : Number(digits)
}

const hotspotParts: ReadonlySet<string> = new Set([...promptAndImage, 'qti-hotspot-choice'])

/** The hotspots inside a graphic interaction; everything but they, a prompt and an image is refused. */
function parseHotspots(parent: XmlElement, context: ParseContext): Hotspot[] {
  refuseOthers(parent, hotspotParts, context)
  const hotspots = childrenNamed(parent, 'qti-hotspot-choice').map((one) => parseHotspot(one, context))
  if (hotspots.length === 0) context.report(parent, 'there is no <qti-hotspot-choice>')
  reportDuplicates(parent, hotspots, context)
  return hotspots
}

function parseAssociableHotspots(parent: XmlElement, context: ParseContext): AssociableHotspot[] {
  const hotspots = childrenNamed(parent, 'qti-associable-hotspot').map((element) => ({
    ...parseHotspot(element, context),
    ...parseAssociable(element, context),
  }))
  if (hotspots.length === 0) context.report(parent, 'there is no <qti-associable-hotspot>')
  return hotspots
}

function parseHotspot(element: XmlElement, context: ParseContext): Hotspot {
  const shape = readWord(element, 'shape', shapes, context.report)
  const written = element.attributes.coords ?? ''
  const coords = toPixelCoords(element, shape, written)
  if (coords === null) context.report(element, `coords="${written}" are shares of an image without a size`)
  else if (!parseShape(shape, coords)) context.report(element, `coords="${written}" is no ${shape}`)
  const label = element.attributes['hotspot-label']
  return {
    identifier: readIdentifier(element, 'identifier', context.report),
    shape,
    coords:
      shape === 'default'
        ? []
        : (coords ?? '')
            .trim()
            .split(/\s*,\s*|\s+/)
            .map(Number),
    ...parseCondition(element, context),
    ...(label !== undefined && { label }),
    ...parseLook(element),
  }
}

const shapes = ['default', 'circle', 'rect', 'poly', 'ellipse'] as const
