import type { Stimulus } from '#lib/qti/item/item.ts'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { type Report, readIdentifier, readTitle } from '#lib/qti/xml/read-attributes.ts'
import { childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { Result } from '#lib/std/result.ts'
import { parseBody } from './content/parse-content.ts'
import { parseCatalogs } from './content/parse-supports.ts'
import { checkParts } from './parse-item.ts'
import { type Reading, readDocument, readWithNotes } from './read-document.ts'

/** Reads a QTI 3 `qti-assessment-stimulus`, a passage without interactions. */
export function parseStimulus(xml: string): Result<Stimulus, QtiProblem[]> {
  return readDocument(xml, 'qti-assessment-stimulus', readStimulus)
}

/** As `parseStimulus`, with notes on what is left out. */
export function parseStimulusWithNotes(xml: string): Result<Reading<Stimulus>, QtiProblem[]> {
  return readWithNotes(xml, 'qti-assessment-stimulus', readStimulus)
}

const knownParts = new Set(['qti-stylesheet', 'qti-stimulus-body', 'qti-catalog-info'])

function readStimulus(root: XmlElement, report: Report): Stimulus {
  checkParts(root, knownParts, report)
  const body = childNamed(root, 'qti-stimulus-body')
  if (!body) report(root, 'there is no <qti-stimulus-body>')
  const language = root.attributes['xml:lang']
  const catalogs = parseCatalogs(root, report)
  return {
    identifier: readIdentifier(root, 'identifier', report),
    title: readTitle(root, report.note),
    ...(language !== undefined && { language }),
    body: body ? parseBody(body, { report }) : [],
    ...(catalogs.length > 0 && { catalogs }),
  }
}
