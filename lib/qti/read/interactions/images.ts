import type { AssociableHotspot, Hotspot, Image } from '#lib/qti/item/content.ts'
import { parseShape } from '#lib/qti/item/shape.ts'
import { toPixelCoords } from '#lib/qti/read/declarations/pixel-coords.ts'
import { alternativeOf } from '#lib/qti/read/html/parse-object.ts'
import { isMediaAddress } from '#lib/qti/read/html/pick-attributes.ts'
import { readIdentifier, readWord } from '#lib/qti/xml/read-attributes.ts'
import { childElements, childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { notHere, parseLook } from './block.ts'
import { parseAssociable, parseCondition, reportDuplicates } from './choices.ts'
import type { ParseContext } from './interaction-reader.ts'

export const imageNames: ReadonlySet<string> = new Set(['img', 'picture', 'object'])

/** The image of a graphic interaction: `img`, the `img` of a `picture`, or `object`, which QTI 3 deprecates. */
export function parseImage(parent: XmlElement, context: ParseContext): Image {
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

const shapes = ['default', 'circle', 'rect', 'poly', 'ellipse'] as const
