import { childElements, childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'

/**
 * Coordinates in pixels; QTI lets each be a share of the image (`10%`), as HTML does. Null where the image
 * says no width and height of its own. Anything that is no share stays as it is written.
 */
export function toPixelCoords(element: XmlElement, shape: string, coords: string): string | null {
  if (!coords.includes('%')) return coords
  const size = sizeOf(imageFor(element))
  if (!size) return null
  return coords
    .trim()
    .split(/\s*,\s*|\s+/)
    .map((coord, at) => {
      const share = /^(-?\d+(?:\.\d+)?)%$/.exec(coord)?.[1]
      if (share === undefined) return coord
      return String((Number(share) / 100) * extentAt(at, shape, size))
    })
    .join(',')
}

type Size = { width: number; height: number }

/** A radius is a share of the shorter side (HTML 4.01, `coords`); else x and y come in turn. */
function extentAt(at: number, shape: string, { width, height }: Size): number {
  if (shape === 'circle' && at === 2) return Math.min(width, height)
  return at % 2 === 0 ? width : height
}

/** Beside a hotspot; the area of a mapping lies on the image of the interaction that fills its variable. */
function imageFor(element: XmlElement): XmlElement | undefined {
  const beside = element.parent ? imageIn(element.parent) : undefined
  if (beside) return beside
  const declaration = element.parent?.parent
  const root = declaration?.parent ?? undefined
  const identifier = declaration?.attributes.identifier?.trim()
  const interaction = root && findFilling(root, identifier)
  return (
    interaction && (imageIn(interaction) ?? (interaction.parent ? imageIn(interaction.parent) : undefined))
  )
}

function findFilling(within: XmlElement, identifier: string | undefined): XmlElement | undefined {
  for (const child of childElements(within)) {
    if (child.attributes['response-identifier']?.trim() === identifier) return child
    const found = findFilling(child, identifier)
    if (found) return found
  }
  return undefined
}

function imageIn(parent: XmlElement): XmlElement | undefined {
  const image = childElements(parent).find(({ name }) => name === 'img' || name === 'object')
  if (image) return image
  const picture = childNamed(parent, 'picture')
  return picture && childNamed(picture, 'img')
}

function sizeOf(image: XmlElement | undefined): Size | null {
  const [width, height] = [image?.attributes.width, image?.attributes.height].map((text) =>
    Number(/^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/.exec(text ?? '')?.[1] ?? 0),
  )
  return width && height ? { width, height } : null
}
