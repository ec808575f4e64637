import type { Stimulus } from '#lib/qti/model.ts'
import type { QtiProblem } from '#lib/qti/problem.ts'
import type { Result } from '#lib/std/result.ts'
import { parseBody } from './parse-content.ts'
import { readIdentifier, readText } from './read-attributes.ts'
import { type Report, readDocument } from './read-document.ts'
import { childElements, childNamed, type XmlElement } from './xml-element.ts'

/** Reads a QTI 3 `qti-assessment-stimulus`, a passage without interactions. */
export function parseStimulus(xml: string): Result<Stimulus, QtiProblem[]> {
  return readDocument(xml, 'qti-assessment-stimulus', readStimulus)
}

const knownParts = new Set(['qti-stylesheet', 'qti-stimulus-body'])

function readStimulus(root: XmlElement, report: Report): Stimulus {
  for (const part of childElements(root)) {
    if (!knownParts.has(part.name)) report(part, `<${part.name}> is not supported yet`)
  }
  const body = childNamed(root, 'qti-stimulus-body')
  if (!body) report(root, 'there is no <qti-stimulus-body>')
  const language = root.attributes['xml:lang']
  return {
    identifier: readIdentifier(root, 'identifier', report),
    title: readText(root, 'title', report),
    ...(language !== undefined && { language }),
    body: body ? parseBody(body, { report }) : [],
  }
}
