import type { AssociableHotspot, Hotspot } from '#lib/qti/item/interaction.ts'
import type { PublicAssociableHotspot, PublicHotspot } from '#lib/qti/item/public/public-graphic.ts'
import { parseShape } from '#lib/qti/item/shape.ts'
import { toPixelCoords } from '#lib/qti/read/declarations/pixel-coords.ts'
import { readIdentifier, readWord } from '#lib/qti/xml/read-attributes.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { notHere, parseCondition, reportDuplicates } from './choices.ts'
import { imageNames } from './images.ts'
import type { ParseContext, PublicContext } from './interaction-definition.ts'
import { lookAttributes, parseLook, toPublicLook } from './looks.ts'
import { associableAttributes, parseAssociable, pickAssociable } from './pairs.ts'

const shapes = ['default', 'circle', 'rect', 'poly', 'ellipse'] as const

/** The hotspots inside a graphic interaction; everything but they, a prompt and an image is refused. */
export function parseHotspots(
  parent: XmlElement,
  context: ParseContext,
  others: ReadonlySet<string> = new Set(),
): Hotspot[] {
  const hotspots: Hotspot[] = []
  for (const element of childElements(parent)) {
    if (element.name === 'qti-hotspot-choice') hotspots.push(parseHotspot(element, context))
    else if (element.name !== 'qti-prompt' && !imageNames.has(element.name) && !others.has(element.name))
      context.report(element, notHere(element))
  }
  if (hotspots.length === 0) context.report(parent, 'there is no <qti-hotspot-choice>')
  reportDuplicates(parent, hotspots, context)
  return hotspots
}

export function parseAssociableHotspots(parent: XmlElement, context: ParseContext): AssociableHotspot[] {
  const hotspots = childElements(parent)
    .filter(({ name }) => name === 'qti-associable-hotspot')
    .map((element) => ({ ...parseHotspot(element, context), ...parseAssociable(element, context) }))
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

/** The hotspots that are there. */
export function toPublicHotspots(hotspots: Hotspot[], context: PublicContext): PublicHotspot[] {
  return hotspots.filter(({ condition }) => context.isShown(condition)).map((one) => pick(one, context))
}

export function toPublicAssociableHotspots(
  hotspots: AssociableHotspot[],
  context: PublicContext,
): PublicAssociableHotspot[] {
  return hotspots
    .filter(({ condition }) => context.isShown(condition))
    .map((hotspot) => ({ ...pick(hotspot, context), ...pickAssociable(hotspot, context) }))
}

function pick(hotspot: Hotspot, context: PublicContext): PublicHotspot {
  return {
    identifier: context.rename(hotspot.identifier),
    shape: hotspot.shape,
    coords: hotspot.coords,
    ...toPublicLook(hotspot),
  }
}

export function writeHotspot(hotspot: PublicHotspot): string {
  return writeElement('qti-hotspot-choice', hotspotAttributes(hotspot))
}

export function writeAssociableHotspot(hotspot: PublicAssociableHotspot): string {
  const attributes = { ...hotspotAttributes(hotspot), ...associableAttributes(hotspot) }
  return writeElement('qti-associable-hotspot', attributes)
}

function hotspotAttributes({ identifier, shape, coords, ...look }: PublicHotspot) {
  const written = coords.length > 0 ? coords.join(',') : undefined
  return { identifier, shape, coords: written, ...lookAttributes(look) }
}
