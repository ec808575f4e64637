import type {
  Cardinality,
  OutcomeDeclaration,
  ResponseDeclaration,
  TemplateDeclaration,
} from '#lib/qti/item/declaration.ts'
import {
  type BaseType,
  container,
  isBaseType,
  lexicalHint,
  mapTexts,
  parseScalar,
  record,
  type Scalar,
  type SingleValue,
  single,
  type Value,
} from '#lib/qti/item/value.ts'
import { type Report, readIdentifier, readOptionalNumber } from '#lib/qti/xml/read-attributes.ts'
import {
  childElements,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from '#lib/qti/xml/xml-element.ts'
import { parseAreaMapping, parseLookupTable, parseMapping } from './parse-mappings.ts'

const responseChildren = new Set([
  'qti-default-value',
  'qti-correct-response',
  'qti-mapping',
  'qti-area-mapping',
])
const outcomeChildren = new Set(['qti-default-value', 'qti-match-table', 'qti-interpolation-table'])
const templateChildren = new Set(['qti-default-value'])

export function parseResponseDeclaration(element: XmlElement, report: Report): ResponseDeclaration {
  const variable = readVariable(element, responseChildren, report)
  const correct = childNamed(element, 'qti-correct-response')
  const mapping = childNamed(element, 'qti-mapping')
  const areaMapping = childNamed(element, 'qti-area-mapping')
  return {
    ...variable,
    correctResponse: trimTexts(readValues(correct, variable.cardinality, variable.baseType, report)),
    ...(mapping && { mapping: parseMapping(mapping, variable.baseType, report) }),
    ...(areaMapping && { areaMapping: parseAreaMapping(areaMapping, report) }),
  }
}

/** Authoring tools break the lines around a value; what surrounds a key is no part of it. */
function trimTexts(key: Value): Value {
  return mapTexts(key, (text) => text.trim())
}

export function parseOutcomeDeclaration(element: XmlElement, report: Report): OutcomeDeclaration {
  const variable = readVariable(element, outcomeChildren, report)
  const normalMaximum = readOptionalNumber(element, 'normal-maximum', report)
  const normalMinimum = readOptionalNumber(element, 'normal-minimum', report)
  const masteryValue = readOptionalNumber(element, 'mastery-value', report)
  const lookupTable = parseLookupTable(element, variable.baseType, report)
  return {
    ...variable,
    ...(normalMaximum !== undefined && { normalMaximum }),
    ...(normalMinimum !== undefined && { normalMinimum }),
    ...(masteryValue !== undefined && { masteryValue }),
    ...(lookupTable && { lookupTable }),
  }
}

export function parseTemplateDeclaration(element: XmlElement, report: Report): TemplateDeclaration {
  return readVariable(element, templateChildren, report)
}

/** By identifier; two declarations of one name are reported. */
export function byIdentifier<D extends { identifier: string }>(
  elements: XmlElement[],
  parse: (element: XmlElement, report: Report) => D,
  report: Report,
): Map<string, D> {
  const declarations = new Map<string, D>()
  for (const element of elements) {
    const declaration = parse(element, report)
    if (declarations.has(declaration.identifier)) {
      report(element, `"${declaration.identifier}" is declared twice`)
    }
    declarations.set(declaration.identifier, declaration)
  }
  return declarations
}

/** One value in its lexical form; a wrong form is reported. */
export function readScalar(element: XmlElement, text: string, baseType: BaseType, report: Report): Scalar {
  const value = parseScalar(baseType, text)
  if (value === null) report(element, refusedValue(text.trim(), baseType))
  return value ?? ''
}

function refusedValue(text: string, baseType: BaseType): string {
  if (text === '') return `the value is empty, and not ${lexicalHint[baseType]}`
  const isPair = baseType === 'identifier' && /^\S+\s+\S+$/.test(text)
  return `"${text}" is not ${lexicalHint[baseType]}${isPair ? ': for a pair write base-type="directedPair"' : ''}`
}

export function readBaseType(element: XmlElement, report: Report): BaseType {
  const name = element.attributes['base-type']?.trim() ?? ''
  if (isBaseType(name)) return name
  report(element, `base-type="${name}" is not known`)
  return 'string'
}

/** What all declarations share. */
function readVariable(element: XmlElement, children: ReadonlySet<string>, report: Report) {
  for (const child of childElements(element)) {
    if (children.has(child.name)) continue
    if (child.namespace === 'other') report.note(child, `<${child.name}> of another vocabulary is left out`)
    else report(child, `<${child.name}> is not supported here`)
  }
  const cardinality = readCardinality(element, report)
  // A record has no type; its fields have.
  const baseType = cardinality === 'record' ? 'string' : readBaseType(element, report)
  return {
    identifier: readIdentifier(element, 'identifier', report),
    cardinality,
    baseType,
    defaultValue: readValues(childNamed(element, 'qti-default-value'), cardinality, baseType, report),
  }
}

const cardinalities: readonly Cardinality[] = ['single', 'multiple', 'ordered', 'record']

function readCardinality(element: XmlElement, report: Report): Cardinality {
  const written = element.attributes.cardinality?.trim()
  const cardinality = cardinalities.find((name) => name === written)
  if (!cardinality) report(element, `cardinality="${written ?? ''}" is not known`)
  return cardinality ?? 'single'
}

function readValues(
  parent: XmlElement | undefined,
  cardinality: Cardinality,
  baseType: BaseType,
  report: Report,
): Value {
  if (!parent) return null
  const elements = childrenNamed(parent, 'qti-value').filter((element) =>
    holdsValue(element, baseType, report),
  )
  if (cardinality === 'record') return readRecord(elements, report)
  const values = elements.map((element) => readScalar(element, textOf(element), baseType, report))
  if (cardinality !== 'single') return container(cardinality, baseType, values)
  if (values.length > 1) report(parent, 'a single value is declared with more than one <qti-value>')
  const [value] = values
  return value === undefined ? null : single(baseType, value)
}

/** An empty value is none: NULL, as if it were not written. */
function holdsValue(element: XmlElement, baseType: BaseType, { note }: Report): boolean {
  if (baseType === 'string' || textOf(element).trim() !== '') return true
  note(element, 'the value is empty, and left out')
  return false
}

function readRecord(elements: XmlElement[], report: Report): Value {
  const fields: [string, SingleValue][] = []
  for (const element of elements) {
    const baseType = readBaseType(element, report)
    if (!holdsValue(element, baseType, report)) continue
    const value = single(baseType, readScalar(element, textOf(element), baseType, report))
    const name = readIdentifier(element, 'field-identifier', report)
    if (value) fields.push([name, value])
  }
  return record(fields)
}
