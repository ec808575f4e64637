import type { BodyNode } from './public-body.ts'

/** What helps with the words that name it in `data-catalog-idref`: a glossary, a translation, a picture. */
export type PublicCatalog = { identifier: string; cards: PublicCard[] }

/** `support` is QTI 3's name of it, such as `glossary-on-screen` or `keyword-translation`. */
export type PublicCard = { support: string; entries: PublicCardEntry[] }

type PublicCardEntry = { language?: string; body: BodyNode[]; href?: string; mediaType?: string }

/** What lies on the desk beside the question. */
export type PublicCompanion =
  | { kind: 'calculator'; type: string; description: string }
  | { kind: 'rule' | 'protractor'; description: string; minorIncrement?: string; majorIncrement?: string }
  | { kind: 'digitalMaterial'; label: string; href?: string }
  | { kind: 'physicalMaterial'; description: string }
