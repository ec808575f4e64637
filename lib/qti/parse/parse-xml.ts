import { XMLParser } from 'fast-xml-parser'
import type { QtiProblem } from '#lib/qti/problem.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { buildTree, type OrderedNode } from './build-tree.ts'
import { checkMarkup, exceedsBytes, maxBytes, maxDepth, offsetOfElement } from './check-markup.ts'
import { pathOf, type XmlElement } from './xml-element.ts'

/** A parsed document: its root, and the way to name a place in it. */
export type XmlDocument = {
  root: XmlElement
  locate: (element: XmlElement) => { line: number; path: string }
}

/**
 * Every option is needed: the defaults lose the order of mixed content and white space, turn `007`
 * into 7, leave numeric references undecoded and stop at 1,000 of them: these the tree decodes. `jPath: false`
 * spares a string per node. Comments are dropped and CDATA becomes text. Where an element stands is found
 * again only when there is a problem to tell.
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
  jPath: false,
})

/** The one place that reads XML. Never throws: what is no XML, or too much of it, is a problem. */
export function parseXml(xml: string): Result<XmlDocument, QtiProblem[]> {
  if (exceedsBytes(xml)) return refuse(1, `the file is larger than ${maxBytes / 1_000_000} MB`)
  // A blank line or a byte order mark before the declaration is common and harmless.
  const text = xml.trimStart()
  const skippedLines = lineAt(xml, xml.length - text.length) - 1
  const markupProblem = checkMarkup(text)
  if (markupProblem) return refuse(lineAt(text, markupProblem.offset) + skippedLines, markupProblem.message)
  const parsed = runParser(text)
  if (!parsed.ok) return refuse(1, parsed.error)
  const tree = buildTree(parsed.value)
  if (!tree.ok)
    return refuse(lineAt(text, offsetOfElement(text, tree.error.index)) + skippedLines, tree.error.message)
  const locate = (element: XmlElement) => ({
    line: lineAt(text, offsetOfElement(text, element.index)) + skippedLines,
    path: pathOf(element),
  })
  return ok({ root: tree.value, locate })
}

/** The parser throws for what it refuses (depth, reserved names): a problem of the file, not of ours. */
function runParser(xml: string): Result<OrderedNode[], string> {
  try {
    return ok(parser.parse(xml) as OrderedNode[])
  } catch (cause) {
    if (cause instanceof Error) return err(cause.message)
    throw cause
  }
}

function refuse(line: number, message: string): { ok: false; error: QtiProblem[] } {
  return err([{ line, path: '', message }])
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
