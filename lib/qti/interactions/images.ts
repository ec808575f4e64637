import type { Image } from '#lib/qti/item/interaction.ts'
import type { PublicImage } from '#lib/qti/item/public/public-graphic.ts'
import { alternativeOf } from '#lib/qti/read/html/parse-object.ts'
import { isMediaAddress } from '#lib/qti/read/html/pick-attributes.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { childElements, childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { ParseContext, PublicContext } from './interaction-definition.ts'

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
