import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { readTree } from './read-tree.ts'
import { pathOf, type XmlElement } from './xml-element.ts'

/** A parsed document: its root, and the way to name a place in it. */
export type XmlDocument = {
  root: XmlElement
  locate: (element: XmlElement) => { line: number; path: string }
}

const maxBytes = 5_000_000

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
