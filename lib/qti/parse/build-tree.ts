import { err, ok, type Result } from '#lib/std/result.ts'
import type { Namespace, XmlElement, XmlNode } from './xml-element.ts'

/** The parser's ordered form: one key is the tag (or `#text`), `:@` holds the attributes. */
export type OrderedNode = Record<string, OrderedNode[] | string | Record<string, string>>

type Prefixes = Readonly<Record<string, string>>
type TreeProblem = { index: number; message: string }

const attributesKey = ':@'
const noAttributes: Readonly<Record<string, string>> = Object.freeze({})
const noChildren: OrderedNode[] = []
const rootPrefixes: Prefixes = Object.freeze({ xml: 'http://www.w3.org/XML/1998/namespace' })

/** Gives every element its namespace and its parent, and joins neighbouring texts. One root exactly. */
export function buildTree(nodes: OrderedNode[]): Result<XmlElement, TreeProblem> {
  const building: Building = { problem: null, elements: 0 }
  const roots: XmlNode[] = []
  buildChildren(nodes, null, rootPrefixes, roots, building)
  if (building.problem) return err(building.problem)
  const [root, second] = roots.filter((node) => typeof node !== 'string')
  if (!root || second) return err({ index: second?.index ?? 0, message: 'there must be one root element' })
  return ok(root)
}

type Building = { problem: TreeProblem | null; elements: number }

function buildChildren(
  nodes: OrderedNode[],
  parent: XmlElement | null,
  prefixes: Prefixes,
  into: XmlNode[],
  building: Building,
): void {
  for (const node of nodes) {
    const tag = tagOf(node)
    const content = node[tag]
    if (tag === '#text') appendText(into, decode(content as string))
    else if (tag === '#cdata') appendText(into, cdataOf(content as OrderedNode[]))
    else into.push(buildElement(node, tag, content as OrderedNode[], parent, prefixes, building))
  }
}

function buildElement(
  node: OrderedNode,
  tag: string,
  children: OrderedNode[] | undefined,
  parent: XmlElement | null,
  inherited: Prefixes,
  building: Building,
): XmlElement {
  const written = node[attributesKey] as Record<string, string> | undefined
  const prefixes = written ? declaredPrefixes(written, inherited) : inherited
  const index = building.elements++
  const colon = tag.indexOf(':')
  const prefix = colon === -1 ? '' : tag.slice(0, colon)
  const uri = prefixes[prefix]
  if (prefix !== '' && uri === undefined) {
    building.problem ??= { index, message: `the prefix "${prefix}" is not declared` }
  }
  const element: XmlElement = {
    name: colon === -1 ? tag : tag.slice(colon + 1),
    namespace: namespaceOf(uri),
    attributes: written ? ownAttributes(written) : noAttributes,
    children: [],
    parent,
    index,
  }
  buildChildren(children ?? noChildren, element, prefixes, element.children, building)
  return element
}

function tagOf(node: OrderedNode): string {
  for (const key in node) if (key !== attributesKey) return key
  return '#text'
}

function cdataOf(nodes: OrderedNode[]): string {
  return nodes.map((node) => String(node['#text'] ?? '')).join('')
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The references that `checkMarkup` lets through: XML's five and those to characters. */
function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (written, hexadecimal, decimal, name) => {
    if (name !== undefined) return named[name] ?? written
    return String.fromCodePoint(
      hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16),
    )
  })
}

function appendText(into: XmlNode[], text: string): void {
  const last = into.length - 1
  const before = into[last]
  if (typeof before === 'string') into[last] = before + text
  else into.push(text)
}

function declaredPrefixes(attributes: Record<string, string>, inherited: Prefixes): Prefixes {
  let own: Record<string, string> | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    if (name.length > 5 && name[5] !== ':') continue
    own ??= Object.assign(Object.create(null) as Record<string, string>, inherited)
    own[name.slice(6)] = attributes[name] ?? ''
  }
  return own ?? inherited
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
