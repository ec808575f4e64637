import type { BodyNode } from './public-content.ts'
import type { PublicResponse } from './public-response.ts'

/**
 * What a student's browser may know of an item: enough to show it and to answer it, and nothing
 * that tells the answer. Made by explicit pick in `to-public-item.ts`; this file and the `public-…`
 * files beside it are plain types, so that the renderer and the wire can import them without the
 * parser or the scorer.
 */
export type PublicItem = {
  identifier: string
  title: string
  /** BCP 47, where the item says it. */
  language?: string
  /** Passages the item refers to, already resolved. */
  stimuli: PublicStimulus[]
  body: BodyNode[]
  responses: PublicResponse[]
  /** Named by `data-catalog-idref` inside the body. */
  catalogs?: PublicCatalog[]
  companions?: PublicCompanion[]
  /** The item takes several turns: after each the server sends it anew, until it is completed. */
  adaptive?: true
}

/** Its catalogs are named inside its own body. */
export type PublicStimulus = {
  identifier: string
  title?: string
  body: BodyNode[]
  catalogs?: PublicCatalog[]
}

/** Feedback whose outcome was computed; sent only after the answer. */
export type PublicFeedback = { identifier: string; title?: string; body: BodyNode[] }

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
