import type { AreaMapping, InterpolationEntry, LookupTable, Mapping } from '#lib/qti/item/declaration.ts'
import { parseShape } from '#lib/qti/item/shape.ts'
import { type BaseType, lexicalHint, parseScalar, type Scalar, single } from '#lib/qti/item/value.ts'
import { normalKey } from '#lib/qti/typed/normal-value.ts'
import { type Report, readBoolean, readOptionalNumber } from '#lib/qti/xml/read-attributes.ts'
import { childNamed, childrenNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { toPixelCoords } from './pixel-coords.ts'

export function parseMapping(element: XmlElement, baseType: BaseType, report: Report): Mapping {
  const exact = new Map<Scalar, number>()
  const folded = new Map<string, number>()
  for (const entry of childrenNamed(element, 'qti-map-entry')) {
    const written = entry.attributes['map-key'] ?? ''
    const key = parseScalar(baseType, written)
    if (key === null) report(entry, `map-key="${written}" is not ${lexicalHint[baseType]}`)
    const value = readMappedValue(entry, report)
    const found = normalKey(baseType, key ?? '')
    if (!exact.has(found)) exact.set(found, value)
    const caseSensitive = baseType !== 'string' || readBoolean(entry, 'case-sensitive', false, report)
    const lower = String(found).toLowerCase()
    if (!caseSensitive && !folded.has(lower)) folded.set(lower, value)
  }
  return { ...readBounds(element, report), exact, folded }
}

export function parseAreaMapping(element: XmlElement, report: Report): AreaMapping {
  const entries: AreaMapping['entries'] = []
  for (const entry of childrenNamed(element, 'qti-area-map-entry')) {
    const { shape: kind = '', coords = '' } = entry.attributes
    const pixels = toPixelCoords(entry, kind.trim(), coords)
    const shape = pixels === null ? null : parseShape(kind.trim(), pixels)
    if (shape) entries.push({ shape, value: readMappedValue(entry, report) })
    else report(entry, `shape="${kind}" coords="${coords}" is no area`)
  }
  return { ...readBounds(element, report), entries }
}

function readMappedValue(entry: XmlElement, report: Report): number {
  const value = readOptionalNumber(entry, 'mapped-value', report)
  if (value === undefined) report(entry, 'mapped-value is missing')
  return value ?? 0
}

function readBounds(element: XmlElement, report: Report) {
  return {
    lowerBound: readOptionalNumber(element, 'lower-bound', report) ?? Number.NEGATIVE_INFINITY,
    upperBound: readOptionalNumber(element, 'upper-bound', report) ?? Number.POSITIVE_INFINITY,
    defaultValue: readOptionalNumber(element, 'default-value', report) ?? 0,
  }
}

/** The table of an outcome declaration, if it has one. */
export function parseLookupTable(
  declaration: XmlElement,
  baseType: BaseType,
  report: Report,
): LookupTable | undefined {
  const match = childNamed(declaration, 'qti-match-table')
  if (match) return parseMatchTable(match, baseType, report)
  const interpolation = childNamed(declaration, 'qti-interpolation-table')
  return interpolation && parseInterpolationTable(interpolation, baseType, report)
}

function parseMatchTable(element: XmlElement, baseType: BaseType, report: Report): LookupTable {
  const targets = new Map<number, Scalar>()
  for (const entry of childrenNamed(element, 'qti-match-table-entry')) {
    const source = readSource(entry, report)
    const target = readTarget(entry, 'target-value', baseType, report)
    if (!targets.has(source)) targets.set(source, target)
  }
  return { kind: 'match', targets, defaultValue: readDefault(element, baseType, report) }
}

function parseInterpolationTable(element: XmlElement, baseType: BaseType, report: Report): LookupTable {
  const entries = childrenNamed(element, 'qti-interpolation-table-entry').map(
    (entry): InterpolationEntry => ({
      sourceValue: readSource(entry, report),
      includeBoundary: readBoolean(entry, 'include-boundary', true, report),
      target: readTarget(entry, 'target-value', baseType, report),
    }),
  )
  return { kind: 'interpolation', entries, defaultValue: readDefault(element, baseType, report) }
}

function readSource(entry: XmlElement, report: Report): number {
  const source = readOptionalNumber(entry, 'source-value', report)
  if (source === undefined) report(entry, 'source-value is missing')
  return source ?? 0
}

function readDefault(element: XmlElement, baseType: BaseType, report: Report) {
  const written = element.attributes['default-value']
  if (written === undefined || (written.trim() === '' && baseType !== 'string')) return null
  return single(baseType, readTarget(element, 'default-value', baseType, report))
}

function readTarget(element: XmlElement, name: string, baseType: BaseType, report: Report): Scalar {
  const written = element.attributes[name] ?? ''
  const value = parseScalar(baseType, written)
  if (value === null) report(element, `${name}="${written}" is not ${lexicalHint[baseType]}`)
  return value ?? ''
}
