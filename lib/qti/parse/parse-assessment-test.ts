import type { AssessmentTest, ItemRef } from '#lib/qti/model.ts'
import type { QtiProblem } from '#lib/qti/problem.ts'
import type { Result } from '#lib/std/result.ts'
import { readIdentifier, readText } from './read-attributes.ts'
import { type Report, readDocument } from './read-document.ts'
import { childElements, type XmlElement } from './xml-element.ts'

/** Reads a QTI 3 `qti-assessment-test`: its items in document order. */
export function parseAssessmentTest(xml: string): Result<AssessmentTest, QtiProblem[]> {
  return readDocument(xml, 'qti-assessment-test', (root, report) => {
    const itemRefs: ItemRef[] = []
    collectItemRefs(root, itemRefs, report)
    if (itemRefs.length === 0) report(root, 'there is no <qti-assessment-item-ref>')
    return {
      identifier: readIdentifier(root, 'identifier', report),
      title: readText(root, 'title', report),
      itemRefs,
    }
  })
}

const containers = new Set(['qti-test-part', 'qti-assessment-section'])

/** The lesson decides on these itself: sessions, time, scores of the whole. */
const decidedByTheLesson = new Set([
  'qti-item-session-control',
  'qti-outcome-declaration',
  'qti-outcome-processing',
  'qti-stylesheet',
  'qti-time-limits',
])

function collectItemRefs(parent: XmlElement, itemRefs: ItemRef[], report: Report): void {
  for (const element of childElements(parent)) {
    if (containers.has(element.name)) collectItemRefs(element, itemRefs, report)
    else if (element.name === 'qti-assessment-item-ref') itemRefs.push(readItemRef(element, itemRefs, report))
    else if (!decidedByTheLesson.has(element.name)) report(element, `<${element.name}> is not supported yet`)
  }
}

function readItemRef(element: XmlElement, earlier: ItemRef[], report: Report): ItemRef {
  const identifier = readIdentifier(element, 'identifier', report)
  if (earlier.some((ref) => ref.identifier === identifier)) {
    report(element, `two items are called "${identifier}"`)
  }
  return { identifier, href: readText(element, 'href', report) }
}
