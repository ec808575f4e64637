import type { AssessmentTest, ItemRef } from '#lib/qti/item/package.ts'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { byIdentifier, parseOutcomeDeclaration } from '#lib/qti/read/declarations/parse-declarations.ts'
import { parseOutcomeProcessing } from '#lib/qti/read/processing/parse-rules.ts'
import { type Reading, readDocument, readWithNotes } from '#lib/qti/read/read-document.ts'
import {
  type Note,
  type Report,
  readIdentifier,
  readOptionalNumber,
  readText,
  readTitle,
} from '#lib/qti/xml/read-attributes.ts'
import { childElements, childNamed, childrenNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { Result } from '#lib/std/result.ts'

/** Reads a QTI 3 `qti-assessment-test`: its items in document order. */
export function parseAssessmentTest(xml: string): Result<AssessmentTest, QtiProblem[]> {
  return readDocument(xml, 'qti-assessment-test', readTest)
}

/** As `parseAssessmentTest`, with notes on what a lesson does otherwise than the test says. */
export function parseAssessmentTestWithNotes(xml: string): Result<Reading<AssessmentTest>, QtiProblem[]> {
  return readWithNotes(xml, 'qti-assessment-test', readTest)
}

function readTest(root: XmlElement, report: Report): AssessmentTest {
  const note = onceByName(report.note)
  const itemRefs: ItemRef[] = []
  collectItemRefs(root, { sections: [], itemRefs, report, note })
  if (itemRefs.length === 0) report(root, 'there is no <qti-assessment-item-ref>')
  return {
    identifier: readName(root, report),
    title: readTitle(root, report.note),
    itemRefs,
    ...readOutcomes(root, report),
  }
}

/** Nothing refers to it, so it may be any text: the lesson of a package of items is called as its manifest is. */
function readName(root: XmlElement, report: Report): string {
  const name = root.attributes.identifier?.trim() ?? ''
  if (name === '') report(root, 'identifier is missing')
  return name
}

/** A long test says the same of every section: once is enough. */
function onceByName(note: Note): Note {
  const noted = new Set<string>()
  return (element, message) => {
    if (!noted.has(element.name)) note(element, message)
    noted.add(element.name)
  }
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
const readWithItem = new Set(['qti-weight', 'qti-variable-mapping'])

/** A lesson asks all items of its test, in its own order and with its own rules; what it does not heed. */
const decidedByTheLesson: ReadonlyMap<string, string> = new Map([
  ['qti-category', 'a category is an attribute of the reference'],
  ['qti-branch-rule', 'no item is skipped: a lesson asks all of them'],
  ['qti-item-session-control', 'the lesson decides on attempts, review and feedback'],
  ['qti-ordering', 'the lesson decides on the order'],
  ['qti-pre-condition', 'no item is skipped: a lesson asks all of them'],
  ['qti-rubric-block', 'what a test says between its items is not shown: put it into the items'],
  ['qti-selection', 'all items of the section are taken'],
  ['qti-stylesheet', 'the app has its own look'],
  ['qti-test-feedback', 'feedback on the whole test is not shown'],
  ['qti-time-limits', 'a lesson has no time limit'],
])

/** What cannot be left out, with what to do instead. */
const refused: ReadonlyMap<string, string> = new Map([
  ['qti-assessment-section-ref', 'another file is read only inside a package that holds it'],
  ['qti-template-default', 'write the value into the template of the item'],
  ['include', 'another file is read only inside a package that holds it'],
])

type Collecting = { sections: string[]; itemRefs: ItemRef[]; report: Report; note: Note }

function collectItemRefs(parent: XmlElement, collecting: Collecting): void {
  const { sections, itemRefs } = collecting
  for (const element of childElements(parent)) {
    if (containers.has(element.name)) {
      const identifier = element.attributes.identifier?.trim()
      const inside = identifier ? [...sections, identifier] : sections
      collectItemRefs(element, { ...collecting, sections: inside })
    } else if (element.name === 'qti-assessment-item-ref') {
      itemRefs.push(readItemRef(element, collecting))
    } else if (!readElsewhere.has(element.name)) leaveOut(element, collecting)
  }
}

/** By name, as a note or as a refusal: nothing is left out in silence. */
function leaveOut(element: XmlElement, { report, note }: Collecting): void {
  const { name } = element
  const left = decidedByTheLesson.get(name)
  if (left !== undefined) note(element, `<${name}> is left out: ${left}`)
  else if (element.namespace === 'other') note(element, `<${name}> of another vocabulary is left out`)
  else report(element, `<${name}> is not supported${refused.has(name) ? `: ${refused.get(name)}` : ''}`)
}

function readItemRef(element: XmlElement, collecting: Collecting): ItemRef {
  const { sections, itemRefs, report } = collecting
  const identifier = readIdentifier(element, 'identifier', report)
  if (itemRefs.some((ref) => ref.identifier === identifier)) {
    report(element, `two item references are called "${identifier}": give each a name of its own`)
  }
  for (const child of childElements(element)) if (!readWithItem.has(child.name)) leaveOut(child, collecting)
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
