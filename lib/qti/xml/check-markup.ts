import { err, ok, type Result } from '#lib/std/result.ts'

/** The deepest that elements may nest. */
export const maxDepth = 200
const maxNodes = 200_000
const maxAttributes = 1_000

export type MarkupProblem = { offset: number; message: string }

/** What a document consists of, for whoever reads it after the check to compare with and to place it by. */
export type Outline = {
  /** Of the elements in the order of their start tags, with their prefixes. */
  names: string[]
  /** Where these start tags begin. */
  offsets: number[]
  /** How many there are in all. */
  attributes: number
  /** The length of all text and CDATA in the root, its references as they are written. */
  characters: number
}

/**
 * Whether the document is well-formed (XML 1.0 §2.1), in one pass; the parser behind it is lenient. Refused
 * besides: a DOCTYPE (and with it every entity of the document's own), and too many or too deep elements.
 */
export function checkMarkup(xml: string): Result<Outline, MarkupProblem> {
  const illegal = xml.search(illegalCharacter)
  if (illegal !== -1) return err({ offset: illegal, message: 'a control character is not allowed' })
  const outline = { names: [], offsets: [], attributes: 0, characters: 0 }
  const scan: Scan = { xml, open: [], at: 0, ampersand: nextAmpersand(xml, 0), outline }
  while (scan.at < xml.length) {
    const next = xml.indexOf('<', scan.at)
    const problem = checkText(scan, next === -1 ? xml.length : next)
    if (problem !== null) return err(problem)
    if (next === -1) break
    scan.at = next
    const message = readMarkup(scan)
    if (message !== null) return err({ offset: next, message })
  }
  const unclosed = scan.open.at(-1)
  if (unclosed !== undefined) return err({ offset: xml.length, message: `<${unclosed}> is not closed` })
  return scan.outline.names.length > 0 ? ok(scan.outline) : err({ offset: 0, message: oneRoot })
}

const oneRoot = 'there must be one root element'

type Scan = {
  xml: string
  /** The names of the elements whose end tags are still to come. */
  open: string[]
  at: number
  /** The next `&` that was not looked at. */
  ampersand: number
  outline: Outline
}

function nextAmpersand(xml: string, from: number): number {
  const at = xml.indexOf('&', from)
  return at === -1 ? xml.length : at
}

/** XML 1.0 §2.2. */
const illegalCharacter = /[^\t\n\r\x20-\ufffd]/

/** The text from here to `end`: references must be known, and outside the root there is only white space. */
function checkText(scan: Scan, end: number): MarkupProblem | null {
  const { xml, at } = scan
  if (at === end) return null
  const problem = scan.ampersand < end ? checkReferences(scan, end) : null
  if (problem !== null) return problem
  if (scan.open.length > 0) scan.outline.characters += end - at
  else if (!blank.test(xml.slice(at, end))) return { offset: at, message: outsideRoot }
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
  if (scan.open.length === 0) return outsideRoot
  const from = scan.at
  const problem = skip(scan, ']]>', '<![CDATA['.length)
  if (problem === null) scan.outline.characters += scan.at - from - '<![CDATA[]]>'.length
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
  const open = scan.open.pop()
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
const attribute = /\s+[A-Za-z_:\u00b7-\uffff][\w:.\u00b7-\uffff-]*\s*=\s*(?:"[^"<]*"|'[^'<]*')/y
const endOfStartTag = /\s*\/?>/y

function readStartTag(scan: Scan): string | null {
  const { xml, at, open, outline } = scan
  startTag.lastIndex = at
  if (!startTag.test(xml)) return '"<" begins no tag: write &lt; for the character'
  const name = xml.slice(at + 1, startTag.lastIndex)
  const attributesEnd = checkAttributes(scan, startTag.lastIndex)
  if (typeof attributesEnd === 'string') return attributesEnd
  endOfStartTag.lastIndex = attributesEnd
  if (!endOfStartTag.test(xml))
    return `<${name}> is not closed, or an attribute is not written as name="value"`
  const end = endOfStartTag.lastIndex
  const problem = scan.ampersand < end ? checkReferences(scan, end) : null
  if (problem !== null) return problem.message
  if (open.length === 0 && outline.names.length > 0) return oneRoot
  outline.offsets.push(at)
  if (outline.names.push(name) > maxNodes) return `more than ${maxNodes} elements`
  scan.at = end
  if (xml.charCodeAt(end - 2) === slash) return null
  return open.push(name) > maxDepth ? `more than ${maxDepth} nested elements` : null
}

/** Where they end; a string tells which is written twice. */
function checkAttributes({ xml, outline }: Scan, from: number): number | string {
  let end = from
  let seen: string[] | null = null
  while (xml.charCodeAt(end) !== greater) {
    attribute.lastIndex = end
    if (!attribute.test(xml)) break
    const name = xml.slice(end, xml.indexOf('=', end)).trim()
    end = attribute.lastIndex
    outline.attributes++
    if (seen === null) seen = [name]
    else if (seen.includes(name)) return `the attribute ${name} is written twice`
    else if (seen.push(name) > maxAttributes) return `more than ${maxAttributes} attributes`
  }
  return end
}
