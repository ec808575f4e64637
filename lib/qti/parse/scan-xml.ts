import { err, ok, type Result } from '#lib/std/result.ts'
import {
  appendElement,
  appendText,
  decode,
  type Prefixes,
  prefixesOf,
  rootPrefixes,
  type StartTag,
} from './tree-builder.ts'
import type { XmlElement } from './xml-element.ts'

const maxDepth = 200
const maxNodes = 200_000
const maxAttributes = 1_000

export type MarkupProblem = { offset: number; message: string }

/**
 * The tree of a well-formed document (XML 1.0 §2.1) in one pass, so that what is checked is what is read.
 * Refused besides: a DOCTYPE (and with it every entity of the document's own), and too many or too deep
 * elements. Comments and processing instructions are dropped, CDATA becomes text.
 */
export function scanXml(xml: string): Result<XmlElement, MarkupProblem> {
  const illegal = xml.search(illegalCharacter)
  if (illegal !== -1) return err({ offset: illegal, message: 'a control character is not allowed' })
  const scan: Scan = { xml, open: [], root: null, nodes: 0, at: 0, ampersand: nextAmpersand(xml, 0) }
  while (scan.at < xml.length) {
    const next = xml.indexOf('<', scan.at)
    const problem = readText(scan, next === -1 ? xml.length : next)
    if (problem !== null) return err(problem)
    if (next === -1) break
    scan.at = next
    const message = readMarkup(scan)
    if (message !== null) return err({ offset: next, message })
  }
  const unclosed = scan.open.at(-1)
  if (unclosed) return err({ offset: xml.length, message: `<${unclosed.name}> is not closed` })
  return scan.root ? ok(scan.root) : err({ offset: 0, message: oneRoot })
}

const oneRoot = 'there must be one root element'

type Scan = {
  xml: string
  open: Open[]
  root: XmlElement | null
  nodes: number
  at: number
  /** The next `&` that was not looked at. */
  ampersand: number
}

/** An element whose end tag is still to come; `name` is with its prefix. */
type Open = { name: string; element: XmlElement; prefixes: Prefixes }

function nextAmpersand(xml: string, from: number): number {
  const at = xml.indexOf('&', from)
  return at === -1 ? xml.length : at
}

/** XML 1.0 §2.2. */
const illegalCharacter = /[^\t\n\r\x20-\ufffd]/

/** The text from here to `end`: references must be known, and outside the root there is only white space. */
function readText(scan: Scan, end: number): MarkupProblem | null {
  const { xml, open, at } = scan
  if (at === end) return null
  const mayRefer = scan.ampersand < end
  const problem = checkReferences(scan, end)
  if (problem !== null) return problem
  const text = xml.slice(at, end)
  const parent = open.at(-1)
  if (parent) appendText(parent.element, mayRefer ? decode(text) : text)
  else if (!blank.test(text)) return { offset: at, message: outsideRoot }
  return null
}

const outsideRoot = 'there is text outside the root element'

const blank = /^\s*$/

function checkReferences(scan: Scan, to: number): MarkupProblem | null {
  const { xml } = scan
  for (; scan.ampersand < to; scan.ampersand = nextAmpersand(xml, scan.ampersand + 1)) {
    const at = scan.ampersand
    entityForm.lastIndex = at
    const found = entityForm.exec(xml)
    if (!found || !isCharacter(found[1], found[2])) {
      const name = xml.slice(at, at + 20).split(/[;\s<]/, 1)[0]
      return { offset: at, message: `${name}; is no entity of XML: write the character itself` }
    }
  }
  return null
}

const entityForm = /&(?:amp|lt|gt|quot|apos|#(\d{1,7})|#x([\da-fA-F]{1,6}));/y

function isCharacter(decimal: string | undefined, hexadecimal: string | undefined): boolean {
  if (decimal === undefined && hexadecimal === undefined) return true
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false
  return !illegalCharacter.test(String.fromCodePoint(code))
}

const exclamation = 33
const slash = 47
const question = 63

/** Goes on behind the markup that begins here; a string tells why it is refused. */
function readMarkup(scan: Scan): string | null {
  const { xml, at } = scan
  const second = xml.charCodeAt(at + 1)
  if (second === slash) return readEndTag(scan)
  if (second === question) return skip(scan, '?>', 2)
  if (second !== exclamation) return readStartTag(scan)
  if (xml.startsWith('<!--', at)) return skip(scan, '-->', 4)
  if (!xml.startsWith('<![CDATA[', at)) return 'a DOCTYPE or another declaration is not accepted'
  return readCdata(scan)
}

function readCdata(scan: Scan): string | null {
  const from = scan.at + '<![CDATA['.length
  const parent = scan.open.at(-1)
  if (!parent) return outsideRoot
  const problem = skip(scan, ']]>', '<![CDATA['.length)
  if (problem === null) appendText(parent.element, scan.xml.slice(from, scan.at - ']]>'.length))
  return problem
}

function skip(scan: Scan, mark: string, length: number): string | null {
  const end = scan.xml.indexOf(mark, scan.at + length)
  if (end === -1) return `"${mark}" is missing`
  scan.at = end + mark.length
  if (scan.ampersand < scan.at) scan.ampersand = nextAmpersand(scan.xml, scan.at)
  return null
}

const endTag = /<\/([^\s<>]+)\s*>/y

function readEndTag(scan: Scan): string | null {
  endTag.lastIndex = scan.at
  const name = endTag.exec(scan.xml)?.[1]
  if (name === undefined) return 'an end tag is not closed'
  const open = scan.open.pop()
  if (open === undefined) return `</${name}> closes nothing`
  if (open.name !== name) return `<${open.name}> is closed by </${name}>`
  scan.at = endTag.lastIndex
  return null
}

const startTag = /<([A-Za-z_:\u00b7-\uffff][\w:.\u00b7-\uffff-]*)/y
const attribute = /\s+([A-Za-z_:\u00b7-\uffff][\w:.\u00b7-\uffff-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const tagEnd = /\s*(\/?)>/y

/** What an object of JavaScript has of its own: no format uses these, only attacks do. */
const reservedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function readStartTag(scan: Scan): string | null {
  const { xml, at: offset } = scan
  startTag.lastIndex = offset
  const name = startTag.exec(xml)?.[1]
  if (name === undefined) return '"<" begins no tag: write &lt; for the character'
  if (reservedNames.has(name)) return `the name ${name} is not allowed`
  const read = readAttributes(xml, startTag.lastIndex)
  if (typeof read === 'string') return read
  tagEnd.lastIndex = read.end
  const end = tagEnd.exec(xml)
  if (!end) return `<${name}> is not closed, or an attribute is not written as name="value"`
  const problem = checkReferences(scan, tagEnd.lastIndex)
  if (problem !== null) return problem.message
  scan.at = tagEnd.lastIndex
  if (++scan.nodes > maxNodes) return `more than ${maxNodes} elements`
  return addElement(scan, { name, attributes: read.attributes, offset }, end[1] === '/')
}

function addElement(scan: Scan, tag: StartTag, isEmpty: boolean): string | null {
  const { open, root } = scan
  const parent = open.at(-1)
  if (!parent && root) return oneRoot
  const prefixes = prefixesOf(tag, parent?.prefixes ?? rootPrefixes)
  const element = appendElement(tag, parent?.element ?? null, prefixes)
  if (typeof element === 'string') return element
  scan.root ??= element
  if (isEmpty) return null
  open.push({ name: tag.name, element, prefixes })
  return open.length > maxDepth ? `more than ${maxDepth} nested elements` : null
}

/** Them and where they end; a string tells which is written twice or may not be. */
function readAttributes(
  xml: string,
  from: number,
): { attributes: StartTag['attributes']; end: number } | string {
  let end = from
  let count = 0
  let attributes: Record<string, string> | null = null
  for (;;) {
    attribute.lastIndex = end
    const found = attribute.exec(xml)
    if (!found) return { attributes, end }
    const [, name = '', double, single = ''] = found
    attributes ??= {}
    if (Object.hasOwn(attributes, name)) return `the attribute ${name} is written twice`
    if (reservedNames.has(name)) return `the attribute ${name} is not allowed`
    if (++count > maxAttributes) return `more than ${maxAttributes} attributes`
    attributes[name] = double ?? single
    end = attribute.lastIndex
  }
}
