import type { ContentElement, ContentNode } from '#lib/qti/content-model.ts'
import { isSafeAddress } from './pick-attributes.ts'
import type { Report } from './read-document.ts'
import { childElements, textOf, type XmlElement } from './xml-element.ts'

const typeByEnding: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webm: 'video/webm',
  webp: 'image/webp',
}

/** HTML's `object` as the element that shows the same: an image, sound or film. Another page is refused. */
export function parseObject(element: XmlElement, report: Report): ContentNode {
  const { data = '', width, height } = element.attributes
  const type = mediaTypeOf(element)
  if (!isSafeAddress(data)) report(element, `the address data="${data.slice(0, 60)}" is not allowed`)
  for (const child of childElements(element))
    if (child.name === 'object') report(child, 'an <object> inside another is not supported')
  const [family] = type.split('/')
  const text = textOf(element).replace(/\s+/g, ' ').trim()
  const size = { ...(width !== undefined && { width }), ...(height !== undefined && { height }) }
  if (family === 'image') return build('img', { src: data, alt: text, ...size })
  if (family === 'audio') return build('audio', { src: data, controls: 'controls' }, text)
  if (family === 'video') return build('video', { src: data, controls: 'controls', ...size }, text)
  report(element, `an <object> of the type "${type}" is not supported: only images, sound and film are`)
  return ''
}

function mediaTypeOf(element: XmlElement): string {
  const { type = '', data = '' } = element.attributes
  const written = type.trim().toLowerCase()
  if (written.includes('/')) return written
  const ending = data.split(/[?#]/, 1)[0]?.split('.').at(-1)?.toLowerCase() ?? ''
  return typeByEnding[ending] ?? written
}

function build(name: string, attributes: Record<string, string>, text = ''): ContentElement {
  return { kind: 'element', name, attributes, ...(text !== '' && { children: [text] }) }
}
