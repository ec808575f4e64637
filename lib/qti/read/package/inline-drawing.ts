import { writeTree } from '#lib/qti/xml/write-element.ts'
import { childNamed, textOf, type XmlElement, type XmlNode } from '#lib/qti/xml/xml-element.ts'

/** An SVG drawing that stands in the text itself. */
export function isDrawing({ name, namespace, foreign }: XmlElement): boolean {
  return name === 'svg' && (namespace === 'qti' || foreign === svg)
}

/** SVG 2 §1. */
const svg = 'http://www.w3.org/2000/svg'

/**
 * The drawing as a picture with an address of its own, in which nothing runs; `keep` gives the address. `null`
 * for a drawing that would lose a part: what it refers to by attributes of another vocabulary (XLink) is not read.
 */
export function pictureOf(drawing: XmlElement, keep: (data: string) => string | null): XmlElement | null {
  const whole = inSvg(drawing)
  if (!whole) return null
  const href = keep(`data:image/svg+xml,${encodeURIComponent(writeTree(whole))}`)
  if (href === null) return null
  const { width, height, class: written, id, 'aria-label': label } = drawing.attributes
  const title = childNamed(drawing, 'title')
  const attributes = {
    src: href,
    alt: label ?? (title ? textOf(title).trim() : ''),
    ...(written !== undefined && { class: written }),
    ...(id !== undefined && { id }),
    ...sizeOf('width', width),
    ...sizeOf('height', height),
  }
  const { parent, offset } = drawing
  return { name: 'img', namespace: 'qti', attributes, children: [], parent, offset }
}

const referring: ReadonlySet<string> = new Set(['use', 'image', 'textPath', 'feImage', 'mpath'])

/** Whoever forgot to name the vocabulary meant it; `null` where a part is missing. */
function inSvg(element: XmlElement): XmlElement | null {
  if (referring.has(element.name) && element.attributes.href === undefined) return null
  const children: XmlNode[] = []
  for (const child of element.children) {
    const inside = typeof child === 'string' ? child : inSvg(child)
    if (inside === null) return null
    children.push(inside)
  }
  return element.namespace === 'qti'
    ? { ...element, namespace: 'other', foreign: svg, children }
    : { ...element, children }
}

function sizeOf(name: 'width' | 'height', written: string | undefined): Record<string, string> {
  const pixels = /^\s*(\d+)(?:\.\d+)?(?:px)?\s*$/.exec(written ?? '')?.[1]
  return pixels === undefined ? {} : { [name]: pixels }
}
