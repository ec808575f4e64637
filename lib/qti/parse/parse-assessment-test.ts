import type { AssessmentTest, ItemRef } from '#lib/qti/model.ts'
import type { QtiProblem } from '#lib/qti/problem.ts'
import type { Result } from '#lib/std/result.ts'
import { byIdentifier, parseOutcomeDeclaration } from './parse-declarations.ts'
import { parseOutcomeProcessing } from './parse-response-processing.ts'
import { readIdentifier, readOptionalNumber, readText } from './read-attributes.ts'
import { type Report, readDocument } from './read-document.ts'
import { childElements, childNamed, childrenNamed, type XmlElement } from './xml-element.ts'

/** Reads a QTI 3 `qti-assessment-test`: its items in document order. */
export function parseAssessmentTest(xml: string): Result<AssessmentTest, QtiProblem[]> {
  return readDocument(xml, 'qti-assessment-test', (root, report) => {
    const itemRefs: ItemRef[] = []
    collectItemRefs(root, [], itemRefs, report)
    if (itemRefs.length === 0) report(root, 'there is no <qti-assessment-item-ref>')
    return {
      identifier: readIdentifier(root, 'identifier', report),
      title: readText(root, 'title', report),
      itemRefs,
      ...readOutcomes(root, report),
    }
  })
}

function readOutcomes(
  root: XmlElement,
  report: Report,
): Pick<AssessmentTest, 'outcomeDeclarations' | 'outcomeRules'> {
  const elements = childrenNamed(root, 'qti-outcome-declaration')
  const outcomes = byIdentifier(elements, parseOutcomeDeclaration, report)
  const processing = childNamed(root, 'qti-outcome-processing')
  const none = new Map<string, never>()
  const context = { declarations: none, outcomes, templates: none, inTest: true, report }
  return {
    outcomeDeclarations: outcomes,
    outcomeRules: processing ? parseOutcomeProcessing(processing, context) : [],
  }
}

const containers = new Set(['qti-test-part', 'qti-assessment-section'])

const readElsewhere = new Set(['qti-outcome-declaration', 'qti-outcome-processing'])

/** The lesson decides on these itself: sessions and time. */
const decidedByTheLesson = new Set(['qti-item-session-control', 'qti-stylesheet', 'qti-time-limits'])

function collectItemRefs(parent: XmlElement, sections: string[], itemRefs: ItemRef[], report: Report): void {
  for (const element of childElements(parent)) {
    if (containers.has(element.name)) {
      const identifier = element.attributes.identifier?.trim()
      collectItemRefs(element, identifier ? [...sections, identifier] : sections, itemRefs, report)
    } else if (element.name === 'qti-assessment-item-ref') {
      itemRefs.push(readItemRef(element, sections, itemRefs, report))
    } else if (!decidedByTheLesson.has(element.name) && !readElsewhere.has(element.name)) {
      report(element, `<${element.name}> is not supported yet`)
    }
  }
}

function readItemRef(element: XmlElement, sections: string[], earlier: ItemRef[], report: Report): ItemRef {
  const identifier = readIdentifier(element, 'identifier', report)
  if (earlier.some((ref) => ref.identifier === identifier)) {
    report(element, `two items are called "${identifier}"`)
  }
  return {
    identifier,
    href: readText(element, 'href', report),
    categories: (element.attributes.category ?? '').split(/\s+/).filter((category) => category !== ''),
    sections,
    weights: new Map(
      childrenNamed(element, 'qti-weight').map((weight) => [
        readIdentifier(weight, 'identifier', report),
        readOptionalNumber(weight, 'value', report) ?? 1,
      ]),
    ),
    variableMappings: new Map(
      childrenNamed(element, 'qti-variable-mapping').map((mapping) => [
        readIdentifier(mapping, 'target-identifier', report),
        readIdentifier(mapping, 'source-identifier', report),
      ]),
    ),
  }
}
