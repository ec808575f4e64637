/** Limits of a document; more is refused before a tree is built. */
export const maxBytes = 5_000_000
export const maxDepth = 200
const maxNodes = 200_000

export type MarkupProblem = { offset: number; message: string }

export function exceedsBytes(xml: string): boolean {
  if (xml.length > maxBytes) return true
  return xml.length * 3 > maxBytes && new TextEncoder().encode(xml).length > maxBytes
}

/**
 * Whether the document is well-formed (XML 1.0 §2.1), in one pass; the parser behind it is lenient. Refused
 * besides: a DOCTYPE (and with it every entity of the document's own), and too many or too deep elements.
 */
export function checkMarkup(xml: string): MarkupProblem | null {
  const illegal = xml.search(illegalCharacter)
  if (illegal !== -1) return { offset: illegal, message: 'a control character is not allowed' }
  const scan = startScan(xml)
  while (scan.at < xml.length) {
    const next = xml.indexOf('<', scan.at)
    const end = next === -1 ? xml.length : next
    const message = checkText(scan, end)
    if (message !== null) return message
    if (next === -1) break
    scan.at = next
    const problem = readMarkup(scan)
    if (problem !== null) return { offset: next, message: problem }
  }
  const unclosed = scan.open.at(-1)
  if (unclosed !== undefined) return { offset: xml.length, message: `<${unclosed}> is not closed` }
  return scan.roots === 1 ? null : { offset: 0, message: 'there must be one root element' }
}

/** Where the n-th element begins, counted from 0 in the order of the start tags. */
export function offsetOfElement(xml: string, index: number): number {
  const scan = startScan(xml)
  while (scan.at < xml.length) {
    const next = xml.indexOf('<', scan.at)
    if (next === -1) break
    scan.at = next
    if (readMarkup(scan) !== null) break
    if (scan.nodes === index + 1) return next
  }
  return 0
}

type Scan = {
  xml: string
  open: string[]
  nodes: number
  roots: number
  at: number
  /** The next `&` that was not looked at. */
  ampersand: number
}

function startScan(xml: string): Scan {
  return { xml, open: [], nodes: 0, roots: 0, at: 0, ampersand: nextAmpersand(xml, 0) }
}

function nextAmpersand(xml: string, from: number): number {
  const at = xml.indexOf('&', from)
  return at === -1 ? xml.length : at
}

/** XML 1.0 §2.2. */
const illegalCharacter = /[^\t\n\r\x20-\ufffd]/

/** The text from here to `end`: references must be known, and outside the root there is only white space. */
function checkText(scan: Scan, end: number): MarkupProblem | null {
  const { xml, open, at } = scan
  const problem = checkReferences(scan, end)
  if (problem !== null || open.length > 0) return problem
  return blank.test(xml.slice(at, end))
    ? null
    : { offset: at, message: 'there is text outside the root element' }
}

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
  return scan.open.length > 0 ? skip(scan, ']]>', 9) : 'there is text outside the root element'
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
  if (open !== name) return `<${open}> is closed by </${name}>`
  scan.at = endTag.lastIndex
  return null
}

const startTag = /<([A-Za-z_:\u00b7-\uffff][\w:.\u00b7-\uffff-]*)/y
const attribute = /\s+([A-Za-z_:\u00b7-\uffff][\w:.\u00b7-\uffff-]*)\s*=\s*(?:"[^"<]*"|'[^'<]*')/y
const tagEnd = /\s*(\/?)>/y

function readStartTag(scan: Scan): string | null {
  const { xml, open } = scan
  startTag.lastIndex = scan.at
  const name = startTag.exec(xml)?.[1]
  if (name === undefined) return '"<" begins no tag: write &lt; for the character'
  const names = readAttributes(xml, startTag.lastIndex)
  if (typeof names === 'string') return names
  tagEnd.lastIndex = names.end
  const end = tagEnd.exec(xml)
  if (!end) return `<${name}> is not closed, or an attribute is not written as name="value"`
  const problem = checkReferences(scan, tagEnd.lastIndex)
  if (problem !== null) return problem.message
  scan.at = tagEnd.lastIndex
  if (++scan.nodes > maxNodes) return `more than ${maxNodes} elements`
  if (open.length === 0 && ++scan.roots > 1) return 'there must be one root element'
  if (end[1] === '/') return null
  open.push(name)
  return open.length > maxDepth ? `more than ${maxDepth} nested elements` : null
}

/** Where they end; a string tells which is written twice. */
function readAttributes(xml: string, from: number): { end: number } | string {
  let end = from
  let seen: string[] | null = null
  for (;;) {
    attribute.lastIndex = end
    const name = attribute.exec(xml)?.[1]
    if (name === undefined) return { end }
    if (seen?.includes(name)) return `the attribute ${name} is written twice`
    if (seen === null) seen = [name]
    else if (seen.push(name) > maxAttributes) return `more than ${maxAttributes} attributes`
    end = attribute.lastIndex
  }
}

const maxAttributes = 1_000
