import type { ContentNode } from './content.ts'

/** QTI 3, `qti-catalog`: what helps with a part of the content that names it in `data-catalog-idref`. */
export type Catalog = { identifier: string; cards: CatalogCard[] }

export type CatalogCard = { support: string; entries: CatalogEntry[] }

export type CatalogEntry = { language?: string; body: ContentNode[]; href?: string; mediaType?: string }

/** QTI 3, `qti-companion-materials-info`: what lies on the desk beside the question. */
export type Companion =
  | { kind: 'calculator'; type: string; description: string }
  | { kind: 'rule' | 'protractor'; description: string; minorIncrement?: string; majorIncrement?: string }
  | { kind: 'digitalMaterial'; label: string; href?: string }
  | { kind: 'physicalMaterial'; description: string }
