import type { Catalog, CatalogEntry, Companion } from '#lib/qti/item/item.ts'
import type { BodyNode } from '#lib/qti/item/public/public-content.ts'
import type { PublicCard, PublicCatalog, PublicCompanion } from '#lib/qti/item/public/public-item.ts'
import { toPublicContent, type View } from './to-public-content.ts'

/** QTI 3's names of help with reading; any other card (hints, answers, an author's own) stays here. */
const supports: ReadonlySet<string> = new Set([
  'glossary-on-screen',
  'illustrated-glossary',
  'keyword-translation',
  'keyword-emphasis',
  'linguistic-guidance',
  'long-description',
  'sign-language',
  'simplified-graphics',
  'simplified-language-portions',
  'spoken',
  'tactile',
  'transcript',
])

/** The catalogs that the shown content names, with the cards that help to read it. */
export function toPublicCatalogs(catalogs: Catalog[], shown: BodyNode[], view: View): PublicCatalog[] {
  if (catalogs.length === 0) return []
  // Names are compared as they are written, wherever in the content one stands.
  const written = JSON.stringify(shown)
  return catalogs
    .filter(({ identifier }) => written.includes(`"data-catalog-idref":${JSON.stringify(identifier)}`))
    .map(({ identifier, cards }) => ({
      identifier,
      cards: cards
        .filter(({ support }) => supports.has(support))
        .map(({ support, entries }) => ({
          support,
          entries: entries.map((entry) => toPublicEntry(entry, view)),
        })),
    }))
    .filter(({ cards }) => cards.length > 0)
}

function toPublicEntry(entry: CatalogEntry, view: View): PublicCard['entries'][number] {
  const { language, mediaType } = entry
  const href = entry.href === undefined ? null : view.resolveHref(entry.href, 'spare')
  return {
    ...(language !== undefined && { language }),
    body: toPublicContent(entry.body, view),
    ...(href !== null && { href }),
    ...(mediaType !== undefined && { mediaType }),
  }
}

export function toPublicCompanions(companions: Companion[], { resolveHref }: View): PublicCompanion[] {
  return companions.map((companion) => toPublicCompanion(companion, resolveHref))
}

function toPublicCompanion(companion: Companion, resolveHref: View['resolveHref']): PublicCompanion {
  switch (companion.kind) {
    case 'calculator':
      return { kind: companion.kind, type: companion.type, description: companion.description }
    case 'rule':
    case 'protractor': {
      const { kind, description, minorIncrement, majorIncrement } = companion
      return {
        kind,
        description,
        ...(minorIncrement !== undefined && { minorIncrement }),
        ...(majorIncrement !== undefined && { majorIncrement }),
      }
    }
    case 'digitalMaterial': {
      const href = companion.href === undefined ? null : resolveHref(companion.href, 'link')
      return { kind: companion.kind, label: companion.label, ...(href !== null && { href }) }
    }
    case 'physicalMaterial':
      return { kind: companion.kind, description: companion.description }
  }
}
