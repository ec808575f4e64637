import type { ContentElement, ContentNode } from '#lib/qti/item/content.ts'
import type { Report } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { isMediaAddress } from './allowed-html.ts'

const typeByEnding: Readonly<Record<string, string>> = {
  aac: 'audio/aac',
  avif: 'image/avif',
  bmp: 'image/bmp',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  ogv: 'video/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
  xhtml: 'application/xhtml+xml',
}

type Context = {
  report: Report
  /** What stands inside for readers that cannot show the object. */
  parseFallback: (element: XmlElement) => ContentNode[]
}

/**
 * HTML's `object` as what shows the same: an image, sound or film, a link to a document. Of anything else what
 * the author put inside for those who cannot show it is shown.
 */
export function parseObject(element: XmlElement, { report, parseFallback }: Context): ContentNode[] {
  const { data = '', width, height } = element.attributes
  const type = objectTypeOf(element)
  if (!isMediaAddress(data)) report(element, `the address data="${data.slice(0, 60)}" is not allowed`)
  const [family] = type.split('/')
  const text = alternativeOf(element)
  const size = { ...(width !== undefined && { width }), ...(height !== undefined && { height }) }
  if (family === 'image') return [build('img', { src: data, alt: text, ...size })]
  if (family === 'audio') return [build('audio', { src: data, controls: 'controls' }, text)]
  if (family === 'video') return [build('video', { src: data, controls: 'controls', ...size }, text)]
  if (type === 'application/pdf') return [build('a', { href: data }, text || nameOf(data))]
  if (isPage(type)) {
    report(element, `the page ${data} can be read only inside a package that holds it`)
    return []
  }
  const fallback = parseFallback(withoutParameters(element))
  if (fallback.some((node) => typeof node !== 'string' || node.trim() !== ''))
    report.note(element, `an <object> of the type "${type}" is left out: what stands inside it is shown`)
  else
    report(element, `an <object> of the type "${type}" is not supported, and there is nothing inside instead`)
  return fallback
}

/** What is said of an object to those who do not see it: its text, or the text of the image inside it. */
export function alternativeOf(element: XmlElement): string {
  return wordsOf(element).replace(/\s+/g, ' ').trim()
}

function wordsOf(element: XmlElement): string {
  if (element.name === 'img') return ` ${element.attributes.alt ?? ''} `
  return element.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('')
}

/** Its media type; where it says none, that of its file's ending. */
export function objectTypeOf(element: XmlElement): string {
  const { type = '', data = '' } = element.attributes
  const written = type.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (written.includes('/')) return written
  const inline = /^data:([\w.+-]+\/[\w.+-]+)/i.exec(data)?.[1]?.toLowerCase()
  const ending = data.split(/[?#]/, 1)[0]?.split('.').at(-1)?.toLowerCase() ?? ''
  return inline ?? typeByEnding[ending] ?? written
}

/** Whether it shows a page of HTML. */
export function isPage(type: string): boolean {
  return type === 'text/html' || type === 'application/xhtml+xml'
}

function withoutParameters(element: XmlElement): XmlElement {
  const { children } = element
  return {
    ...element,
    children: children.filter((child) => typeof child === 'string' || child.name !== 'param'),
  }
}

function nameOf(address: string): string {
  return address.split('/').at(-1) ?? address
}

function build(name: string, attributes: Record<string, string>, text = ''): ContentElement {
  return { kind: 'element', name, attributes, ...(text !== '' && { children: [text] }) }
}
