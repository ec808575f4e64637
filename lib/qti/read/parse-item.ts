import type { Interaction } from '#lib/qti/item/content.ts'
import type { Item, ModalFeedback, StimulusRef } from '#lib/qti/item/item.ts'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import {
  type Note,
  type Report,
  readBoolean,
  readIdentifier,
  readText,
  readTitle,
  readWord,
} from '#lib/qti/xml/read-attributes.ts'
import { childElements, childNamed, childrenNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { Result } from '#lib/std/result.ts'
import { parseBody } from './content/parse-content.ts'
import { parseCatalogs, parseCompanions } from './content/parse-supports.ts'
import {
  byIdentifier,
  parseOutcomeDeclaration,
  parseResponseDeclaration,
  parseTemplateDeclaration,
} from './declarations/parse-declarations.ts'
import { parseResponseProcessing, parseTemplateProcessing } from './processing/parse-rules.ts'
import { type Reading, readDocument, readWithNotes } from './read-document.ts'

/** Reads an item of QTI 3, or 2 as 3; what cannot be shown or scored as meant refuses the item. */
export function parseItem(xml: string): Result<Item, QtiProblem[]> {
  return readDocument(xml, 'qti-assessment-item', readItem)
}

/** As `parseItem`, with notes on what was changed from QTI 2 and what is left out. */
export function parseItemWithNotes(xml: string): Result<Reading<Item>, QtiProblem[]> {
  return readWithNotes(xml, 'qti-assessment-item', readItem)
}

/**
 * A stylesheet may be left out: the app has its own look, and classes are kept. Outcome processing belongs
 * to tests and has no meaning in an item.
 */
const knownParts = new Set([
  'qti-context-declaration',
  'qti-response-declaration',
  'qti-outcome-declaration',
  'qti-template-declaration',
  'qti-template-processing',
  'qti-assessment-stimulus-ref',
  'qti-stylesheet',
  'qti-item-body',
  'qti-response-processing',
  'qti-outcome-processing',
  'qti-modal-feedback',
  'qti-catalog-info',
  'qti-companion-materials-info',
])

function readItem(root: XmlElement, report: Report): Item {
  const { note } = report
  checkParts(root, knownParts, report)
  for (const name of ['qti-item-body', 'qti-template-processing', 'qti-response-processing']) {
    const [, second] = childrenNamed(root, name)
    if (second) report(second, `there are two <${name}>`)
  }
  noteLeftOut(root, note)
  const declarations = byIdentifier(
    childrenNamed(root, 'qti-response-declaration'),
    parseResponseDeclaration,
    report,
  )
  const outcomes = byIdentifier(
    childrenNamed(root, 'qti-outcome-declaration'),
    parseOutcomeDeclaration,
    report,
  )
  const templates = byIdentifier(
    [...childrenNamed(root, 'qti-template-declaration'), ...childrenNamed(root, 'qti-context-declaration')],
    parseTemplateDeclaration,
    report,
  )
  const context = { declarations, outcomes, templates, inTest: false, report }
  const interactions: Interaction[] = []
  const body = childNamed(root, 'qti-item-body')
  const processing = childNamed(root, 'qti-response-processing')
  const templateProcessing = childNamed(root, 'qti-template-processing')
  const language = root.attributes['xml:lang']
  const catalogs = parseCatalogs(root, report)
  const companions = parseCompanions(root, report)
  return {
    identifier: readIdentifier(root, 'identifier', report),
    title: readTitle(root, note),
    ...(language !== undefined && { language }),
    adaptive: readBoolean(root, 'adaptive', false, report),
    responseDeclarations: declarations,
    outcomeDeclarations: outcomes,
    templateDeclarations: templates,
    stimulusRefs: childrenNamed(root, 'qti-assessment-stimulus-ref').map((ref) =>
      readStimulusRef(ref, report),
    ),
    body: body ? parseBody(body, { report, item: { declarations, interactions } }) : [],
    interactions,
    templateRules: templateProcessing ? parseTemplateProcessing(templateProcessing, context) : [],
    responseRules: processing ? parseResponseProcessing(processing, context) : [],
    modalFeedback: readAllFeedback(root, outcomes, report),
    ...(catalogs.length > 0 && { catalogs }),
    ...(companions.length > 0 && { companions }),
  }
}

/** What another vocabulary adds beside the known parts is for other programs. */
export function checkParts(root: XmlElement, known: ReadonlySet<string>, report: Report): void {
  for (const part of childElements(root)) {
    if (known.has(part.name)) continue
    if (part.namespace === 'other') report.note(part, `<${part.name}> of another vocabulary is left out`)
    else report(part, `<${part.name}> is no part of <${root.name}> in QTI 3`)
  }
}

/** Parts that are accepted and have no effect. */
function noteLeftOut(root: XmlElement, note: Note): void {
  for (const part of childElements(root)) {
    if (part.name === 'qti-stylesheet') note(part, 'the stylesheet is left out: the app has its own look')
    if (part.name === 'qti-outcome-processing')
      note(part, 'outcome processing is left out: it belongs to tests')
    if (part.name === 'qti-outcome-declaration' && part.attributes['external-scored'])
      note(part, 'an outcome that is set by a person or another system keeps its default here')
  }
}

function readStimulusRef(element: XmlElement, report: Report): StimulusRef {
  return {
    identifier: readIdentifier(element, 'identifier', report),
    href: readText(element, 'href', report),
  }
}

/** The same value may show one feedback and hide another, so the names are made different. */
function readAllFeedback(
  root: XmlElement,
  outcomes: Item['outcomeDeclarations'],
  report: Report,
): ModalFeedback[] {
  const uses = new Map<string, number>()
  return childrenNamed(root, 'qti-modal-feedback').map((element) => {
    const feedback = readModalFeedback(element, outcomes, report)
    const use = (uses.get(feedback.outcomeValue) ?? 0) + 1
    uses.set(feedback.outcomeValue, use)
    return use === 1 ? feedback : { ...feedback, identifier: `${feedback.identifier}-${use}` }
  })
}

function readModalFeedback(
  element: XmlElement,
  outcomes: Item['outcomeDeclarations'],
  report: Report,
): ModalFeedback {
  const outcomeValue = readIdentifier(element, 'identifier', report)
  const outcomeIdentifier = readIdentifier(element, 'outcome-identifier', report)
  if (!outcomes.has(outcomeIdentifier)) report(element, `the outcome "${outcomeIdentifier}" is not declared`)
  const { title } = element.attributes
  return {
    identifier: outcomeValue,
    outcomeIdentifier,
    outcomeValue,
    showWhenMatching: readWord(element, 'show-hide', ['show', 'hide'], report) === 'show',
    ...(title !== undefined && { title }),
    body: parseBody(childNamed(element, 'qti-content-body') ?? element, { report }),
  }
}
