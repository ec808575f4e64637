import { XMLParser } from 'fast-xml-parser'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { err, type Result } from '#lib/std/result.ts'
import { parseXml, type XmlDocument } from './parse-xml.ts'
import { maxDepth } from './read-tree.ts'
import { decode } from './references.ts'
import type { XmlElement } from './xml-element.ts'

/**
 * As `parseXml`, of a document that comes from elsewhere: it is read a second time by fast-xml-parser, and refused
 * where the two do not say the same, since what we keep of it is read by others too.
 */
export function parseForeignXml(xml: string): Result<XmlDocument, QtiProblem[]> {
  const document = parseXml(xml)
  if (!document.ok) return document
  const difference = compareReadings(xml.trimStart(), document.value.root)
  return difference === null ? document : err([{ line: 1, path: '', message: difference }])
}

/** The parser's ordered form: one key is the tag (or `#text`, `#cdata`), `:@` holds the attributes. */
export type OrderedNode = Readonly<Record<string, OrderedNode[] | string | Record<string, string>>>

/**
 * The defaults lose the order of mixed content and white space and turn `007` into 7. References are left as they
 * are written, since the parser decodes only some. Comments and instructions are dropped.
 */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: maxDepth,
})

/**
 * Whether fast-xml-parser, which others read the same files with, reads the document as the tree says; else why
 * not. To it a lone apostrophe in an instruction opens a quotation that swallows the elements behind it.
 */
export function compareReadings(xml: string, root: XmlElement): string | null {
  const read = runParser(xml)
  if (typeof read === 'string') return read
  return isSame(read, root) ? null : 'the markup can be read in two ways'
}

/** The parser throws for what it refuses: a problem of the file, not of ours. */
function runParser(xml: string): OrderedNode[] | string {
  try {
    return parser.parse(xml) as OrderedNode[]
  } catch (cause) {
    if (cause instanceof Error) return cause.message
    throw cause
  }
}

/** Whether the parser's nodes are the one element, with all that it holds. */
export function isSame(nodes: readonly OrderedNode[], root: XmlElement): boolean {
  const [only, ...more] = nodes.filter((node) => node['#text'] === undefined)
  return only !== undefined && more.length === 0 && isSameElement(only, root)
}

function isSameElement(node: OrderedNode, element: XmlElement): boolean {
  const tag = Object.keys(node).find((key) => key !== ':@') ?? ''
  const content = node[tag]
  if (tag.slice(tag.indexOf(':') + 1) !== element.name || !Array.isArray(content)) return false
  if (!haveSameAttributes((node[':@'] ?? {}) as Record<string, string>, element.attributes)) return false
  const children = joinTexts(content)
  return (
    children.length === element.children.length &&
    children.every((child, at) => {
      const other = element.children[at]
      if (typeof child === 'string' || typeof other === 'string') return child === other
      return other !== undefined && isSameElement(child, other)
    })
  )
}

/** Text beside text, and beside CDATA, is one text. */
function joinTexts(nodes: readonly OrderedNode[]): (OrderedNode | string)[] {
  const joined: (OrderedNode | string)[] = []
  for (const node of nodes) {
    const text = textOf(node)
    const before = joined.at(-1)
    if (text === null) joined.push(node)
    else if (typeof before === 'string') joined[joined.length - 1] = before + text
    else if (text !== '') joined.push(text)
  }
  return joined
}

function textOf(node: OrderedNode): string | null {
  const { '#text': text, '#cdata': section } = node
  if (typeof text === 'string') return decode(text)
  if (!Array.isArray(section)) return null
  const written = section[0]?.['#text']
  return typeof written === 'string' ? written : ''
}

function haveSameAttributes(
  written: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>>,
): boolean {
  const own = Object.keys(written).filter(
    (name) => name === 'xml:lang' || name === 'xml:base' || !(name.includes(':') || name === 'xmlns'),
  )
  return (
    own.length === Object.keys(attributes).length &&
    own.every((name) => attributes[name] === decode((written[name] ?? '').replace(/[\n\t]/g, ' ')))
  )
}
