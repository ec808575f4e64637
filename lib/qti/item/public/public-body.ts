import type { PublicInteraction } from './public-item.ts'

/**
 * Text is a string; everything else has a `kind`. What depends on variables (feedback inside the body,
 * template blocks, printed variables) is resolved on the server and arrives as elements and text; feedback
 * that is shown is a `div` or `span` of the class `qti-feedback-block` or `qti-feedback-inline`.
 */
export type BodyNode = string | BodyElement | PublicGap | PublicHottext | PublicInteraction

/**
 * An allowed HTML or MathML element; attributes are already allow-listed and addresses resolved.
 * `class` holds the author's and the shared vocabulary's classes, `data-catalog-idref` names a
 * `PublicCatalog` of the item.
 */
export type BodyElement = {
  kind: 'element'
  name: string
  attributes?: Record<string, string>
  children?: BodyNode[]
}

/** Stands only inside the `body` of a gap match interaction. */
export type PublicGap = { kind: 'gap'; identifier: string; required: boolean } & MatchGroup & Look

/** Stands only inside the `body` of a hottext interaction; holds no other hottext. */
export type PublicHottext = { kind: 'hottextChoice'; identifier: string; body: BodyNode[] } & Look

/**
 * How the author wants it to look and be called: `class` may hold the shared vocabulary of QTI 3
 * (`qti-labels-lower-alpha`), `data` its attributes (`data-max-selections-message`) by full name.
 */
export type Look = { class?: string; label?: string; data?: Record<string, string> }

export type PublicChoice = { identifier: string; body: BodyNode[] } & Look

/** `matchMax` 0 = any number. */
export type PublicAssociableChoice = PublicChoice & { matchMin: number; matchMax: number } & MatchGroup

/**
 * The identifiers of the choices it may be paired with, or names of groups: two may be paired if each has no
 * group, or its group holds the other's identifier, or their groups share a name.
 */
export type MatchGroup = { matchGroup?: string[] }
