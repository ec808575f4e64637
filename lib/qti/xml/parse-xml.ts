import { XMLParser } from 'fast-xml-parser'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { buildTree, type OrderedNode } from './build-tree.ts'
import { checkMarkup, type MarkupProblem, maxDepth } from './check-markup.ts'
import { pathOf, type XmlElement } from './xml-element.ts'

/** A parsed document: its root, and the way to name a place in it. */
export type XmlDocument = {
  root: XmlElement
  locate: (element: XmlElement) => { line: number; path: string }
}

const maxBytes = 5_000_000

/** The parser makes a decoder of entities for every document unless it is given one. */
const noDecoder = {
  setExternalEntities() {},
  addInputEntities() {},
  reset() {},
  setXmlVersion() {},
  decode: (text: string) => text,
}

const asItIs = () => undefined

/**
 * The defaults lose the order of mixed content and white space, turn `007` into 7, leave numeric references
 * undecoded and stop at 1,000 of them: these the tree decodes. Comments are dropped. The last five lines
 * change nothing in the tree; without them reading takes a tenth longer.
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
  entityDecoder: noDecoder,
  jPath: false,
  tagValueProcessor: asItIs,
  attributeValueProcessor: asItIs,
  updateTag: () => true,
})

/** The one place that reads XML. Never throws: what is no XML, or too much of it, is a problem. */
export function parseXml(xml: string): Result<XmlDocument, QtiProblem[]> {
  if (exceedsBytes(xml)) return refuse(1, `the file is larger than ${maxBytes / 1_000_000} MB`)
  // A blank line or a byte order mark before the declaration is common and harmless.
  const text = withLineFeeds(xml.trimStart())
  const skippedLines = lineAt(xml, xml.length - xml.trimStart().length) - 1
  const tree = readTree(text)
  if (!tree.ok) return refuse(lineAt(text, tree.error.offset) + skippedLines, tree.error.message)
  return ok({
    root: tree.value,
    locate: (element) => ({ line: lineAt(text, element.offset) + skippedLines, path: pathOf(element) }),
  })
}

/** The check refuses what is no XML, the parser reads it, and both must have read the same. */
function readTree(text: string): Result<XmlElement, MarkupProblem> {
  const outline = checkMarkup(text)
  if (!outline.ok) return outline
  const parsed = runParser(text)
  return parsed.ok ? buildTree(parsed.value, outline.value) : err({ offset: 0, message: parsed.error })
}

/** The parser throws for what it refuses (reserved names): a problem of the file, not of ours. */
function runParser(text: string): Result<OrderedNode[], string> {
  try {
    return ok(parser.parse(text) as OrderedNode[])
  } catch (cause) {
    if (cause instanceof Error) return err(cause.message)
    throw cause
  }
}

function exceedsBytes(xml: string): boolean {
  if (xml.length > maxBytes) return true
  return xml.length * 3 > maxBytes && new TextEncoder().encode(xml).length > maxBytes
}

/** XML 1.0 §2.11. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function refuse(line: number, message: string): { ok: false; error: QtiProblem[] } {
  return err([{ line, path: '', message }])
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
