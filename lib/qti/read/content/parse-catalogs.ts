import type { Catalog, CatalogCard, CatalogEntry } from '#lib/qti/item/item.ts'
import { isSafeAddress } from '#lib/qti/read/html/pick-attributes.ts'
import { readIdentifier, readText } from '#lib/qti/xml/read-attributes.ts'
import type { Report } from '#lib/qti/xml/report.ts'
import { childNamed, childrenNamed, textOf, type XmlElement } from '#lib/qti/xml/xml-element.ts'
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
