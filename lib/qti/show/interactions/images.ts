import type { AssociableHotspot, Hotspot, Image } from '#lib/qti/item/content.ts'
import type {
  PublicAssociableHotspot,
  PublicHotspot,
  PublicImage,
} from '#lib/qti/item/public/public-content.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { lookAttributes, toPublicLook } from './block.ts'
import { associableAttributes, pickAssociable } from './choices.ts'
import type { PublicContext } from './interaction-view.ts'

export function toPublicImage(image: Image, context: PublicContext): PublicImage {
  const { mediaType, width, height, alt } = image
  const href = image.href === undefined ? null : context.resolveHref(image.href, 'media')
  return {
    ...(href !== null && { href }),
    ...(mediaType !== undefined && { mediaType }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    alt,
  }
}

/** Only `object` can say the type, and only `img` can say an empty or spaced text. */
export function writeImage({ href, mediaType, width, height, alt }: PublicImage): string {
  const size = { width: width?.toString(), height: height?.toString() }
  if (mediaType === undefined) return writeElement('img', { src: href, alt, ...size })
  return writeElement('object', { data: href, type: mediaType, alt, ...size })
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
