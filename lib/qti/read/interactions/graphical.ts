import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { notHere, parseBlock } from './block.ts'
import { parseAssociationLimits, parseChoiceLimits, reportDuplicates } from './choices.ts'
import { imageNames, parseAssociableHotspots, parseHotspots, parseImage } from './images.ts'
import type { InteractionReader, ParseContext } from './interaction-reader.ts'
import { parseGapChoices } from './simple.ts'

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

const associateParts: ReadonlySet<string> = new Set([...imageNames, 'qti-prompt', 'qti-associable-hotspot'])

/** `qti-graphic-associate-interaction`, QTI 3: areas of an image are paired, without direction. */
export const graphicAssociate: InteractionReader<'graphicAssociate'> = {
  element: 'qti-graphic-associate-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['pair', 'directedPair'],
  parse(element, context) {
    for (const child of childElements(element))
      if (!associateParts.has(child.name)) context.report(child, notHere(child))
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
  ...imageNames,
  ...['qti-prompt', 'qti-associable-hotspot', 'qti-gap-text', 'qti-gap-img'],
])

/** `qti-graphic-gap-match-interaction`, QTI 3: choices are put on areas of an image. */
export const graphicGapMatch: InteractionReader<'graphicGapMatch'> = {
  element: 'qti-graphic-gap-match-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['directedPair', 'pair'],
  parse(element, context) {
    for (const child of childElements(element))
      if (!gapMatchParts.has(child.name)) context.report(child, notHere(child))
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
    for (const child of childElements(element))
      if (child.name !== 'qti-prompt' && !imageNames.has(child.name)) context.report(child, notHere(child))
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
    for (const child of childElements(element))
      if (child.name !== 'qti-prompt' && !imageNames.has(child.name)) context.report(child, notHere(child))
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
