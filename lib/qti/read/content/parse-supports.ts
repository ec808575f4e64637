import type { Catalog, CatalogCard, CatalogEntry, Companion } from '#lib/qti/item/item.ts'
import { isSafeAddress } from '#lib/qti/read/html/allowed-html.ts'
import { type Report, readIdentifier, readText } from '#lib/qti/xml/read-attributes.ts'
import {
  childElements,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from '#lib/qti/xml/xml-element.ts'
import { parseBody } from './parse-content.ts'

/** Reads the `qti-catalog-info` of an item or a stimulus. */
export function parseCatalogs(parent: XmlElement, report: Report): Catalog[] {
  return childrenNamed(parent, 'qti-catalog-info').flatMap((info) =>
    childrenNamed(info, 'qti-catalog').map((catalog) => ({
      identifier: readIdentifier(catalog, 'id', report),
      cards: childrenNamed(catalog, 'qti-card').map((card) => parseCard(card, report)),
    })),
  )
}

/** A card without entries is an entry itself. */
function parseCard(card: XmlElement, report: Report): CatalogCard {
  const entries = childrenNamed(card, 'qti-card-entry')
  return {
    support: readText(card, 'support', report).trim(),
    entries: (entries.length > 0 ? entries : [card]).map((entry) => parseEntry(entry, report)),
  }
}

function parseEntry(entry: XmlElement, report: Report): CatalogEntry {
  const html = childNamed(entry, 'qti-html-content')
  const file = childNamed(entry, 'qti-file-href')
  const language = entry.attributes['xml:lang']
  const href = file && textOf(file).trim()
  const mediaType = file?.attributes['mime-type']
  if (file && href && !isSafeAddress(href)) report(file, `the address "${href.slice(0, 60)}" is not allowed`)
  return {
    ...(language !== undefined && { language }),
    body: html ? parseBody(html, { report }) : [],
    ...(href && { href }),
    ...(mediaType !== undefined && { mediaType }),
  }
}

/** Reads the `qti-companion-materials-info` of an item. */
export function parseCompanions(parent: XmlElement, report: Report): Companion[] {
  const info = childNamed(parent, 'qti-companion-materials-info')
  return info ? childElements(info).flatMap((element) => parseCompanion(element, report)) : []
}

function parseCompanion(element: XmlElement, report: Report): Companion[] {
  switch (element.name) {
    case 'qti-calculator':
      return [
        {
          kind: 'calculator',
          type: textIn(element, 'qti-calculator-type') ?? 'basic',
          description: textIn(element, 'qti-description') ?? '',
        },
      ]
    case 'qti-rule':
      return [{ kind: 'rule', ...readScale(element, 'qti-rule-system-si', 'qti-rule-system-us') }]
    case 'qti-protractor':
      return [{ kind: 'protractor', ...readScale(element, 'qti-increment-si', 'qti-increment-us') }]
    case 'qti-digital-material':
      return [parseDigital(element, report)]
    case 'qti-physical-material':
      return [{ kind: 'physicalMaterial', description: textOf(element).trim() }]
    default:
      return leaveOutForeign(element, report)
  }
}

/** The schema lets other vocabularies stand here; what they say is for other programs. */
function leaveOutForeign(element: XmlElement, report: Report): [] {
  if (element.namespace === 'other')
    report.note(element, `<${element.name}> of another vocabulary is left out`)
  else report(element, `<${element.name}> is not supported here`)
  return []
}

function readScale(element: XmlElement, ...systems: string[]) {
  const [system] = systems.flatMap((name) => childNamed(element, name) ?? [])
  const minorIncrement = system && textIn(system, 'qti-minor-increment')
  const majorIncrement = system && textIn(system, 'qti-major-increment')
  return {
    description: textIn(element, 'qti-description') ?? '',
    ...(minorIncrement && { minorIncrement }),
    ...(majorIncrement && { majorIncrement }),
  }
}

function parseDigital(element: XmlElement, report: Report): Companion {
  const file = childNamed(element, 'qti-file-href')
  const href = (file ? textOf(file) : (element.attributes.href ?? '')).trim()
  if (!isSafeAddress(href)) report(element, `the address "${href.slice(0, 60)}" is not allowed`)
  const label = element.attributes.label ?? textIn(element, 'qti-description') ?? ''
  return { kind: 'digitalMaterial', label, ...(href !== '' && { href }) }
}

function textIn(parent: XmlElement, name: string): string | undefined {
  const element = childNamed(parent, name)
  return element && textOf(element).trim()
}
