import type { BodyElement, BodyNode, Look, PublicAssociableChoice } from './public-body.ts'

type Block<K extends string> = { kind: K; responseIdentifier: string; prompt?: BodyNode[] } & Look

/** One text, or with `maxStrings` other than 1 several: the response is then a list. */
export type ExtendedTextInteraction = Block<'extendedText'> & {
  baseType: 'string' | 'integer' | 'float'
  /** `xhtml`: the response is a fragment of HTML, which is never shown without being cleaned. */
  format: 'plain' | 'preformatted' | 'xhtml'
  /** In characters, of each text. */
  expectedLength?: number
  expectedLines?: number
  minStrings: number
  /** Absent = as many as the author expects, which is unknown. */
  maxStrings?: number
  placeholder?: string
  /** An XML Schema pattern that the text should match. */
  patternMask?: string
}

/** Pairs are written `A B`; the direction does not matter. `maxAssociations` 0 = any number. */
export type AssociateInteraction = Block<'associate'> & {
  minAssociations: number
  maxAssociations: number
  choices: PublicAssociableChoice[]
}

/** Pairs are written `CHOICE GAP`; the gaps stand inside `body`, each holds one choice at most. */
export type GapMatchInteraction = Block<'gapMatch'> & {
  minAssociations: number
  /** 0 = any number. */
  maxAssociations: number
  choices: PublicAssociableChoice[]
  body: BodyNode[]
}

/** The hottexts stand inside `body`. `maxChoices` 0 = any number. */
export type HottextInteraction = Block<'hottext'> & {
  minChoices: number
  maxChoices: number
  body: BodyNode[]
}

/** The response is a number from `lowerBound` to `upperBound` in steps of `step`. */
export type SliderInteraction = Block<'slider'> & {
  baseType: 'integer' | 'float'
  lowerBound: number
  upperBound: number
  step: number
  /** Whether each step has a label. */
  stepLabel: boolean
  orientation: 'horizontal' | 'vertical'
  /** Whether the upper bound lies at the left or the bottom. */
  reverse: boolean
}

/** The response is the number of times it was played to the end. `maxPlays` 0 = any number. */
export type MediaInteraction = Block<'media'> & {
  autostart: boolean
  minPlays: number
  maxPlays: number
  loop: boolean
  /** An `audio`, `video` or `img` element. */
  media: BodyElement
}

/** The response is a file, written as a `data:` URL. */
export type UploadInteraction = Block<'upload'> & {
  /** Empty = any. */
  mediaTypes: string[]
}

/** Inline: a button that ends the attempt; pressing it sends `true`, and every other submit sends nothing. */
export type EndAttemptInteraction = {
  kind: 'endAttempt'
  responseIdentifier: string
  title: string
} & Look

/** IMS PCI: a module of the author's, which must run isolated from the page and receives nothing but this. */
export type PortableCustomInteraction = Block<'portableCustom'> & {
  typeIdentifier: string
  /** The module to begin with; where it has no address the interaction cannot be shown. */
  module: string
  modules: PublicModule[]
  /** Addresses of style sheets. */
  styles: string[]
  /** The `data-…` attributes, by their names without `data-`. */
  properties: Record<string, string>
  templateVariables: Record<string, CustomValue>
  contextVariables: Record<string, CustomValue>
  markup: MarkupNode[]
}

/** Addresses are resolved, in the order in which they are tried; none where the file cannot be had. */
export type PublicModule = { identifier: string; hrefs: string[] }

/** What a module finds in its place: any element, for nothing of it stands in the page itself. */
export type MarkupNode =
  | string
  | { name: string; attributes?: Record<string, string>; children?: MarkupNode[] }

/** A value in the JSON of IMS PCI: `{ base: { integer: 3 } }`, `{ list: { identifier: ['a'] } }`; no value is `{ base: null }`. */
export type CustomValue =
  | { base: null | { [baseType: string]: CustomScalar } }
  | { list: { [baseType: string]: CustomScalar[] } }
  | { record: { name: string; base: { [baseType: string]: CustomScalar } }[] }

/** Points and pairs have two parts. */
export type CustomScalar =
  | string
  | number
  | boolean
  | [number, number]
  | [string, string]
  | { data: string; mime: string; name?: string }
