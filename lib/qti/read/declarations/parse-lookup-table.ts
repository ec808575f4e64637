import type { InterpolationEntry, LookupTable } from '#lib/qti/item/declaration.ts'
import { lexicalHint, parseScalar } from '#lib/qti/item/lexical.ts'
import { type BaseType, type Scalar, single } from '#lib/qti/item/value.ts'
import { readBoolean, readOptionalNumber } from '#lib/qti/xml/read-attributes.ts'
import type { Report } from '#lib/qti/xml/report.ts'
import { childNamed, childrenNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'

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
