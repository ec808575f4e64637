import { err, ok, type Result } from '#lib/std/result.ts'
import type { MarkupProblem, Outline } from './check-markup.ts'
import type { Namespace, XmlElement } from './xml-element.ts'

/** The parser's ordered form: one key is the tag (or `#text`, `#cdata`), `:@` holds the attributes. */
export type OrderedNode = Readonly<Record<string, OrderedNode[] | string | Record<string, string>>>

/**
 * The parser's tree as ours: every element with its namespace, its parent and its place, neighbouring texts
 * joined, references decoded. Refused where the parser has not read what the check has read.
 */
export function buildTree(nodes: OrderedNode[], outline: Outline): Result<XmlElement, MarkupProblem> {
  const building: Building = { outline, elements: 0, attributes: 0, characters: 0, problem: null }
  const top = nodes.find((node) => node['#text'] === undefined) ?? {}
  const root = buildElement(top, null, rootScope, building)
  if (building.problem) return err(building.problem)
  const { elements, attributes, characters } = building
  const agreed =
    elements === outline.names.length &&
    attributes === outline.attributes &&
    characters === outline.characters
  return root && agreed ? ok(root) : err({ offset: 0, message: ambiguous })
}

const ambiguous = 'the markup can be read in two ways'

/** What is built up to here, to be compared with the outline. */
type Building = {
  outline: Outline
  elements: number
  attributes: number
  characters: number
  problem: MarkupProblem | null
}

/** What prefixes stand for where an element is; the empty prefix is the default namespace. */
type Scope = { prefixes: Readonly<Record<string, string>>; unprefixed: Namespace }

/** Without a prototype: a file may use any word as a prefix. */
const rootScope: Scope = {
  prefixes: Object.assign(Object.create(null) as Record<string, string>, {
    xml: 'http://www.w3.org/XML/1998/namespace',
  }),
  unprefixed: 'qti',
}

const noAttributes: Readonly<Record<string, string>> = Object.freeze({})

function buildElement(
  node: OrderedNode,
  parent: XmlElement | null,
  inherited: Scope,
  building: Building,
): XmlElement | null {
  const { names, offsets } = building.outline
  const index = building.elements++
  const offset = offsets[index] ?? 0
  const tag = tagOf(node)
  const content = node[tag]
  if (tag !== names[index] || !Array.isArray(content)) return refuse(building, offset, ambiguous)
  const written = node[':@'] as Record<string, string> | undefined
  const scope = written ? scopeInside(written, inherited) : inherited
  const colon = tag.indexOf(':')
  const prefix = colon === -1 ? '' : tag.slice(0, colon)
  const uri = scope.prefixes[prefix]
  if (prefix !== '' && uri === undefined)
    return refuse(building, offset, `the prefix "${prefix}" is not declared`)
  const element: XmlElement = {
    name: colon === -1 ? tag : tag.slice(colon + 1),
    namespace: prefix === '' ? scope.unprefixed : namespaceOf(uri),
    attributes: written ? ownAttributes(written, building) : noAttributes,
    children: [],
    parent,
    offset,
  }
  if (element.namespace === 'other') element.foreign = uri ?? ''
  for (const child of content) buildChild(child, element, scope, building)
  return element
}

/** The first key, which is never that of the attributes. */
function tagOf(node: OrderedNode): string {
  for (const key in node) return key
  return ''
}

function refuse(building: Building, offset: number, message: string): null {
  building.problem ??= { offset, message }
  return null
}

function buildChild(node: OrderedNode, parent: XmlElement, scope: Scope, building: Building): void {
  const text = node['#text']
  if (typeof text === 'string') {
    building.characters += text.length
    appendText(parent, decode(text))
    return
  }
  const section = node['#cdata']
  if (section !== undefined) {
    const written = cdataOf(section)
    building.characters += written.length
    appendText(parent, written)
  } else if (building.problem === null) {
    const element = buildElement(node, parent, scope, building)
    if (element) parent.children.push(element)
  }
}

function cdataOf(section: OrderedNode[string]): string {
  const text = Array.isArray(section) ? section[0]?.['#text'] : undefined
  return typeof text === 'string' ? text : ''
}

/** Text beside text is one text: a comment or CDATA between them leaves no seam. */
function appendText({ children }: XmlElement, text: string): void {
  const last = children.length - 1
  const before = children[last]
  if (typeof before === 'string') children[last] = before + text
  else if (text !== '') children.push(text)
}

function scopeInside(attributes: Record<string, string>, inherited: Scope): Scope {
  let own: Record<string, string> | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    if (name.length > 5 && name[5] !== ':') continue
    own ??= Object.assign(Object.create(null) as Record<string, string>, inherited.prefixes)
    own[name.slice(6)] = attributes[name] ?? ''
  }
  return own ? { prefixes: own, unprefixed: namespaceOf(own['']) } : inherited
}

/** The parser's own object as long as there is nothing to change in it. */
function ownAttributes(written: Record<string, string>, building: Building): Record<string, string> {
  let changed = false
  for (const name in written) {
    building.attributes++
    changed ||= !isOwn(name) || toRead.test(written[name] ?? '')
  }
  if (!changed) return written
  const own: Record<string, string> = {}
  for (const name in written)
    if (isOwn(name)) own[name] = decode((written[name] ?? '').replace(/[\n\t]/g, ' '))
  return own
}

/** What XML 1.0 has a reader change in a value: references, and each line break or tab to a space (§3.3.3). */
const toRead = /[&\n\t]/

function isOwn(name: string): boolean {
  return name.includes(':') ? name === 'xml:lang' || name === 'xml:base' : name !== 'xmlns'
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The references that `checkMarkup` lets through: XML's five and those to characters. */
export function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (written, hexadecimal, decimal, name) => {
    if (name !== undefined) return named[name] ?? written
    return String.fromCodePoint(
      hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16),
    )
  })
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
