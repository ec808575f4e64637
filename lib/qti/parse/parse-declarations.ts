import { lexicalHint, parseScalar } from '#lib/qti/lexical.ts'
import type { Cardinality, Mapping, OutcomeDeclaration, ResponseDeclaration } from '#lib/qti/model.ts'
import {
  type BaseType,
  container,
  isBaseType,
  type Scalar,
  scalarKey,
  single,
  type Value,
} from '#lib/qti/value.ts'
import { readBoolean, readIdentifier, readOptionalNumber } from './read-attributes.ts'
import type { Report } from './read-document.ts'
import { childElements, childNamed, childrenNamed, textOf, type XmlElement } from './xml-element.ts'

const responseChildren = new Set(['qti-default-value', 'qti-correct-response', 'qti-mapping'])
/** Tables are read by the rule `lookup-outcome-value` alone, which is refused where it stands. */
const outcomeChildren = new Set(['qti-default-value', 'qti-match-table', 'qti-interpolation-table'])

export function parseResponseDeclaration(element: XmlElement, report: Report): ResponseDeclaration {
  const { cardinality, baseType } = readType(element, report)
  refuseOthers(element, responseChildren, report)
  const mapping = childNamed(element, 'qti-mapping')
  return {
    identifier: readIdentifier(element, 'identifier', report),
    cardinality,
    baseType,
    defaultValue: readValues(childNamed(element, 'qti-default-value'), cardinality, baseType, report),
    correctResponse: readValues(childNamed(element, 'qti-correct-response'), cardinality, baseType, report),
    ...(mapping && { mapping: parseMapping(mapping, baseType, report) }),
  }
}

export function parseOutcomeDeclaration(element: XmlElement, report: Report): OutcomeDeclaration {
  const { cardinality, baseType } = readType(element, report)
  refuseOthers(element, outcomeChildren, report)
  const normalMaximum = readOptionalNumber(element, 'normal-maximum', report)
  return {
    identifier: readIdentifier(element, 'identifier', report),
    cardinality,
    baseType,
    defaultValue: readValues(childNamed(element, 'qti-default-value'), cardinality, baseType, report),
    ...(normalMaximum !== undefined && { normalMaximum }),
  }
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
  if (value === null) report(element, `"${text.trim()}" is not ${lexicalHint[baseType]}`)
  return value ?? ''
}

export function readBaseType(element: XmlElement, report: Report): BaseType {
  const name = element.attributes['base-type']?.trim() ?? ''
  if (isBaseType(name)) return name
  report(element, `base-type="${name}" is not known`)
  return 'string'
}

function readType(element: XmlElement, report: Report): { cardinality: Cardinality; baseType: BaseType } {
  const cardinality = element.attributes.cardinality?.trim()
  if (cardinality === 'single' || cardinality === 'multiple' || cardinality === 'ordered') {
    return { cardinality, baseType: readBaseType(element, report) }
  }
  report(element, `cardinality="${cardinality ?? ''}" is not supported`)
  return { cardinality: 'single', baseType: 'string' }
}

function readValues(
  parent: XmlElement | undefined,
  cardinality: Cardinality,
  baseType: BaseType,
  report: Report,
): Value {
  if (!parent) return null
  const elements = childrenNamed(parent, 'qti-value')
  const values = elements.map((element) => readScalar(element, textOf(element), baseType, report))
  if (cardinality !== 'single') return container(cardinality, baseType, values)
  if (values.length > 1) report(parent, 'a single value is declared with more than one <qti-value>')
  const [value] = values
  return value === undefined ? null : single(baseType, value)
}

function parseMapping(element: XmlElement, baseType: BaseType, report: Report): Mapping {
  const exact = new Map<Scalar, number>()
  const folded = new Map<string, number>()
  for (const entry of childrenNamed(element, 'qti-map-entry')) {
    const key = readScalar(entry, entry.attributes['map-key'] ?? '', baseType, report)
    const value = readOptionalNumber(entry, 'mapped-value', report)
    if (value === undefined) report(entry, 'mapped-value is missing')
    const found = scalarKey(baseType, key)
    if (!exact.has(found)) exact.set(found, value ?? 0)
    const caseSensitive = baseType !== 'string' || readBoolean(entry, 'case-sensitive', false, report)
    const lower = String(key).toLowerCase()
    if (!caseSensitive && !folded.has(lower)) folded.set(lower, value ?? 0)
  }
  return {
    lowerBound: readOptionalNumber(element, 'lower-bound', report) ?? Number.NEGATIVE_INFINITY,
    upperBound: readOptionalNumber(element, 'upper-bound', report) ?? Number.POSITIVE_INFINITY,
    defaultValue: readOptionalNumber(element, 'default-value', report) ?? 0,
    exact,
    folded,
  }
}

function refuseOthers(element: XmlElement, known: ReadonlySet<string>, report: Report): void {
  for (const child of childElements(element)) {
    if (!known.has(child.name)) report(child, `<${child.name}> is not supported yet`)
  }
}
