import { err, ok, type Result } from '#lib/std/result.ts'
import { decode } from './references.ts'
import { namespaceOf, rootScope, type Scope, scopeInside, type XmlElement } from './xml-element.ts'

/** The deepest that elements may nest. */
export const maxDepth = 200
const maxNodes = 200_000
const maxAttributes = 1_000

export type MarkupProblem = { offset: number; message: string }

/**
 * The document as a tree, in one pass that reads it and checks that it is well-formed (XML 1.0 §2.1): every
 * element with its namespace, its parent and its place, neighbouring texts joined, references decoded, comments
 * and instructions left out. Refused besides: a DOCTYPE (and with it every entity of the document's own), and
 * too many or too deep elements.
 */
export function readTree(xml: string): Result<XmlElement, MarkupProblem> {
  const illegal = xml.search(illegalCharacter)
  if (illegal !== -1) return err({ offset: illegal, message: 'a control character is not allowed' })
  const scan: Scan = { xml, at: 0, ampersand: nextAmpersand(xml, 0), root: null, open: [], elements: 0 }
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
  if (unclosed !== undefined) return err({ offset: xml.length, message: `<${unclosed.tag}> is not closed` })
  return scan.root ? ok(scan.root) : err({ offset: 0, message: oneRoot })
}

const oneRoot = 'there must be one root element'

type Scan = {
  xml: string
  at: number
  /** The next `&` that was not looked at. */
  ampersand: number
  root: XmlElement | null
  /** The elements whose end tags are still to come. */
  open: Open[]
  /** How many there are up to here. */
  elements: number
}

/** An element with its name as it is written. */
type Open = { element: XmlElement; tag: string; scope: Scope }

function nextAmpersand(xml: string, from: number): number {
  const at = xml.indexOf('&', from)
  return at === -1 ? xml.length : at
}

/** XML 1.0 §2.2. */
const illegalCharacter = /[^\t\n\r\x20-\ufffd]/

/** The text from here to `end`: references must be known, and outside the root there is only white space. */
function readText(scan: Scan, end: number): MarkupProblem | null {
  const { xml, at } = scan
  if (at === end) return null
  const hasReferences = scan.ampersand < end
  const problem = hasReferences ? checkReferences(scan, end) : null
  if (problem !== null) return problem
  const text = xml.slice(at, end)
  const parent = scan.open.at(-1)
  if (parent) appendText(parent.element, hasReferences ? decode(text) : text)
  else if (!blank.test(text)) return { offset: at, message: outsideRoot }
  return null
}

/** Text beside text is one text: a comment or CDATA between them leaves no seam. */
function appendText({ children }: XmlElement, text: string): void {
  const last = children.length - 1
  const before = children[last]
  if (typeof before === 'string') children[last] = before + text
  else if (text !== '') children.push(text)
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
const greater = 62
const question = 63

/** Goes on behind the markup that begins here; a string tells why it is refused. */
function readMarkup(scan: Scan): string | null {
  const { xml, at } = scan
  const second = xml.charCodeAt(at + 1)
  if (second === slash) return readEndTag(scan)
  if (second === question) return skip(scan, '?>', 2)
  if (second !== exclamation) return readStartTag(scan)
  if (xml.startsWith('<!--', at)) return skip(scan, '-->', 4)
  if (!xml.startsWith('<![CDATA[', at)) return noDeclaration
  return readCdata(scan)
}

const noDeclaration = 'a DOCTYPE or another declaration is not accepted: delete this line'

function readCdata(scan: Scan): string | null {
  const parent = scan.open.at(-1)
  if (!parent) return outsideRoot
  const from = scan.at + '<![CDATA['.length
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

const endOfEndTag = /\s*>/y

function readEndTag(scan: Scan): string | null {
  const { xml, at } = scan
  const open = scan.open.pop()?.tag
  if (open === undefined) return `${readEndName(xml, at)} closes nothing`
  const end = at + '</'.length + open.length
  if (xml.startsWith(open, at + '</'.length)) {
    if (xml.charCodeAt(end) === greater) {
      scan.at = end + 1
      return null
    }
    endOfEndTag.lastIndex = end
    if (endOfEndTag.test(xml)) {
      scan.at = endOfEndTag.lastIndex
      return null
    }
  }
  return `<${open}> is closed by ${readEndName(xml, at)}`
}

/** As it is written, as far as it may be told. */
function readEndName(xml: string, at: number): string {
  return xml.slice(at, at + 60).split(/(?<=>)|\s/, 1)[0] ?? ''
}

const startTag = /<[A-Za-z_:\u00b7-\uffff][\w:.\u00b7-\uffff-]*/y
const attribute = /\s+([A-Za-z_:\u00b7-\uffff][\w:.\u00b7-\uffff-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const endOfStartTag = /\s*\/?>/y

function readStartTag(scan: Scan): string | null {
  const { xml, at, open } = scan
  startTag.lastIndex = at
  if (!startTag.test(xml)) return '"<" begins no tag: write &lt; for the character'
  const tag = xml.slice(at + 1, startTag.lastIndex)
  if (reserved.has(tag)) return `<${tag}> is a reserved name`
  const inside = open.at(-1)
  if (!inside && scan.root) return oneRoot
  const written: WrittenAttributes = { end: startTag.lastIndex, values: noAttributes, namespaces: null }
  const problem = readAttributes(xml, written)
  if (problem !== null) return problem
  endOfStartTag.lastIndex = written.end
  if (!endOfStartTag.test(xml))
    return `<${tag}> is not closed, or an attribute is not written as name="value"`
  scan.at = endOfStartTag.lastIndex
  const unknown = scan.ampersand < scan.at ? checkReferences(scan, scan.at) : null
  if (unknown !== null) return unknown.message
  if (++scan.elements > maxNodes) return `more than ${maxNodes} elements`
  const scope = written.namespaces
    ? scopeInside(written.namespaces, inside?.scope ?? rootScope)
    : (inside?.scope ?? rootScope)
  const element = createElement(tag, written.values, scope, { parent: inside?.element ?? null, offset: at })
  if (!element) return `the prefix "${tag.slice(0, tag.indexOf(':'))}" is not declared`
  if (inside) inside.element.children.push(element)
  else scan.root = element
  if (xml.charCodeAt(scan.at - 2) === slash) return null
  return open.push({ element, tag, scope }) > maxDepth ? `more than ${maxDepth} nested elements` : null
}

/** Names that objects have already. */
const reserved: ReadonlySet<string> = new Set([
  ...['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf'],
  ...['__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__'],
])

const noAttributes: Readonly<Record<string, string>> = Object.freeze({})

type WrittenAttributes = {
  end: number
  values: Readonly<Record<string, string>>
  /** What is declared by `xmlns…`, if anything. */
  namespaces: [prefix: string, uri: string][] | null
}

/** From `end` on; a string tells which is written twice. */
function readAttributes(xml: string, written: WrittenAttributes): string | null {
  let values: Record<string, string> | null = null
  const seen: string[] = []
  while (xml.charCodeAt(written.end) !== greater) {
    attribute.lastIndex = written.end
    const found = attribute.exec(xml)
    if (!found) break
    written.end = attribute.lastIndex
    const name = found[1] ?? ''
    const value = found[2] ?? found[3] ?? ''
    if (reserved.has(name)) return `the attribute ${name} has a reserved name`
    if (seen.includes(name)) return `the attribute ${name} is written twice`
    if (seen.push(name) > maxAttributes) return `more than ${maxAttributes} attributes`
    const prefixLength = name.indexOf(':')
    if (name === 'xmlns' || (prefixLength === 5 && name.startsWith('xmlns:'))) {
      written.namespaces ??= []
      written.namespaces.push([name.slice(6), value])
    } else if (prefixLength === -1 || name === 'xml:lang' || name === 'xml:base') {
      values ??= {}
      values[name] = toRead.test(value) ? decode(value.replace(/[\n\t]/g, ' ')) : value
    }
  }
  if (values) written.values = values
  return null
}

/** What XML 1.0 has a reader change in a value: references, and each line break or tab to a space (§3.3.3). */
const toRead = /[&\n\t]/

/** Null where its prefix is not declared. */
function createElement(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  { prefixes, unprefixed }: Scope,
  place: { parent: XmlElement | null; offset: number },
): XmlElement | null {
  const colon = tag.indexOf(':')
  const uri = colon < 1 ? prefixes[''] : prefixes[tag.slice(0, colon)]
  if (colon > 0 && uri === undefined) return null
  const element: XmlElement = {
    name: colon === -1 ? tag : tag.slice(colon + 1),
    namespace: colon < 1 ? unprefixed : namespaceOf(uri),
    attributes,
    children: [],
    parent: place.parent,
    offset: place.offset,
  }
  if (element.namespace === 'other') element.foreign = uri ?? ''
  return element
}
