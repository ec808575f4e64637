import type { Namespace, XmlElement } from './xml-element.ts'

/** What a prefix stands for where an element is; the empty prefix is the default namespace. */
export type Prefixes = Readonly<Record<string, string>>

/** The start tag as it was written, its references still there. */
export type StartTag = { name: string; attributes: Record<string, string> | null; offset: number }

/** Without a prototype: a file may use any word as a prefix. */
export const rootPrefixes: Prefixes = Object.assign(Object.create(null) as Record<string, string>, {
  xml: 'http://www.w3.org/XML/1998/namespace',
})
const noAttributes: Readonly<Record<string, string>> = Object.freeze({})

/** The prefixes inside an element with these attributes. */
export function prefixesOf({ attributes }: StartTag, inherited: Prefixes): Prefixes {
  let own: Record<string, string> | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    if (name.length > 5 && name[5] !== ':') continue
    own ??= Object.assign(Object.create(null) as Record<string, string>, inherited)
    own[name.slice(6)] = attributes[name] ?? ''
  }
  return own ?? inherited
}

/** The element of a start tag, as the next child of its parent; a string tells which prefix is not declared. */
export function appendElement(
  { name, attributes, offset }: StartTag,
  parent: XmlElement | null,
  prefixes: Prefixes,
): XmlElement | string {
  const colon = name.indexOf(':')
  const prefix = colon === -1 ? '' : name.slice(0, colon)
  const uri = prefixes[prefix]
  if (prefix !== '' && uri === undefined) return `the prefix "${prefix}" is not declared`
  const element: XmlElement = {
    name: colon === -1 ? name : name.slice(colon + 1),
    namespace: namespaceOf(uri),
    attributes: attributes ? ownAttributes(attributes) : noAttributes,
    children: [],
    parent,
    offset,
  }
  parent?.children.push(element)
  return element
}

/** Text beside text is one text: a comment or CDATA between them leaves no seam. */
export function appendText({ children }: XmlElement, text: string): void {
  const last = children.length - 1
  const before = children[last]
  if (typeof before === 'string') children[last] = before + text
  else children.push(text)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The references that the scan lets through: XML's five and those to characters. */
export function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (written, hexadecimal, decimal, name) => {
    if (name !== undefined) return named[name] ?? written
    return String.fromCodePoint(
      hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16),
    )
  })
}

function ownAttributes(written: Record<string, string>): Record<string, string> {
  const own: Record<string, string> = {}
  for (const name in written) {
    const colon = name.indexOf(':')
    if (colon === -1 ? name === 'xmlns' : name !== 'xml:lang') continue
    own[name] = decode(normalizeAttribute(written[name] ?? ''))
  }
  return own
}

/** XML 1.0 §3.3.3: a line break or tab in an attribute is a space. */
function normalizeAttribute(value: string): string {
  return value.includes('\n') || value.includes('\t') ? value.replace(/[\n\t]/g, ' ') : value
}

const mathml = 'http://www.w3.org/1998/Math/MathML'
const ssml = 'http://www.w3.org/2001/10/synthesis'
const xhtml = 'http://www.w3.org/1999/xhtml'
const imsPrefix = 'http://www.imsglobal.org/xsd/'

function namespaceOf(uri: string | undefined): Namespace {
  if (uri === undefined || uri === '' || uri.startsWith(imsPrefix) || uri === xhtml) return 'qti'
  if (uri === ssml) return 'ssml'
  return uri === mathml ? 'mathml' : 'other'
}
