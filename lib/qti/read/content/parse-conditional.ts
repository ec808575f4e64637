import type { Condition, ConditionalContent, ContentNode, PrintedVariable } from '#lib/qti/item/content.ts'
import { pickAttributes } from '#lib/qti/read/html/allowed-html.ts'
import {
  type Report,
  readBoolean,
  readIdentifier,
  readOptionalCount,
  readWord,
} from '#lib/qti/xml/read-attributes.ts'
import { childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'

type Parse = (element: XmlElement) => ContentNode[]

const shapes: ReadonlyMap<string, { kind: ConditionalContent['kind']; inline: boolean; variable: string }> =
  new Map([
    ['qti-feedback-block', { kind: 'feedback', inline: false, variable: 'outcome-identifier' }],
    ['qti-feedback-inline', { kind: 'feedback', inline: true, variable: 'outcome-identifier' }],
    ['qti-template-block', { kind: 'template', inline: false, variable: 'template-identifier' }],
    ['qti-template-inline', { kind: 'template', inline: true, variable: 'template-identifier' }],
  ])

const keptAttributes: ReadonlySet<string> = new Set(['class', 'dir', 'lang', 'data-catalog-idref'])

/** Feedback inside the body and template blocks; undefined for other elements. */
export function parseConditional(
  element: XmlElement,
  report: Report,
  parse: Parse,
): ConditionalContent | undefined {
  const shape = shapes.get(element.name)
  if (!shape) return undefined
  const attributes = pickAttributes(element, keptAttributes, report)
  return {
    kind: shape.kind,
    inline: shape.inline,
    condition: readCondition(element, shape.variable, report),
    ...(attributes && { attributes }),
    body: parse(childNamed(element, 'qti-content-body') ?? element),
  }
}

function readCondition(element: XmlElement, variable: string, report: Report): Condition {
  return {
    variable: readIdentifier(element, variable, report),
    value: readIdentifier(element, 'identifier', report),
    showWhenMatching: readWord(element, 'show-hide', ['show', 'hide'], report) === 'show',
  }
}

/** `qti-printed-variable`, QTI 3. */
export function parsePrintedVariable(element: XmlElement, report: Report): PrintedVariable {
  const { format, field, delimiter = ';' } = element.attributes
  const index = readOptionalCount(element, 'index', report)
  return {
    kind: 'printedVariable',
    identifier: readIdentifier(element, 'identifier', report),
    ...(format !== undefined && format !== '' && { format }),
    base: readOptionalCount(element, 'base', report) ?? 10,
    ...(index !== undefined && { index }),
    ...(field !== undefined && { field }),
    powerForm: readBoolean(element, 'power-form', false, report),
    delimiter,
    mappingIndicator: element.attributes['mapping-indicator'] ?? '=',
  }
}
