import type { CustomValue } from './custom-value.ts'

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

export type PublicAssociableChoice = PublicChoice & Associable

/** `matchMax` 0 = any number. */
type Associable = { matchMin: number; matchMax: number } & MatchGroup

/**
 * The identifiers of the choices it may be paired with, or names of groups: two may be paired if each has no
 * group, or its group holds the other's identifier, or their groups share a name.
 */
export type MatchGroup = { matchGroup?: string[] }

/** `href` is absent where the image cannot be had. Sizes in CSS pixels, as hotspots are measured. */
export type PublicImage = {
  href?: string
  mediaType?: string
  width?: number
  height?: number
  alt: string
}

/**
 * QTI 3 §Shape: `circle` x,y,r; `rect` left,top,right,bottom; `poly` x1,y1,x2,y2…; `ellipse` x,y,rx,ry;
 * `default` is the whole image. In the order in which they are to be reached by keyboard.
 */
export type PublicHotspot = {
  identifier: string
  shape: 'circle' | 'rect' | 'poly' | 'ellipse' | 'default'
  coords: number[]
} & Look

export type PublicAssociableHotspot = PublicHotspot & Associable

/** Choices stand in the order in which they are shown. */
export type PublicInteraction =
  | ChoiceInteraction
  | InlineChoiceInteraction
  | TextEntryInteraction
  | ExtendedTextInteraction
  | OrderInteraction
  | MatchInteraction
  | AssociateInteraction
  | GapMatchInteraction
  | GraphicGapMatchInteraction
  | HotspotInteraction
  | HottextInteraction
  | SelectPointInteraction
  | GraphicOrderInteraction
  | GraphicAssociateInteraction
  | SliderInteraction
  | DrawingInteraction
  | UploadInteraction
  | MediaInteraction
  | PositionObjectInteraction
  | EndAttemptInteraction
  | PortableCustomInteraction

/** Stands inside a line of text. */
type Inline<K extends string> = { kind: K; responseIdentifier: string } & Look
type Block<K extends string> = Inline<K> & { prompt?: BodyNode[] }
type Graphic<K extends string> = Block<K> & { image: PublicImage }

/** `maxChoices` 0 = any number. */
type ChoiceLimits = { minChoices: number; maxChoices: number }
/** `maxAssociations` 0 = any number. */
type AssociationLimits = { minAssociations: number; maxAssociations: number }
type Oriented = { orientation: 'vertical' | 'horizontal' }

type TextLimits = {
  baseType: 'string' | 'integer' | 'float'
  /** In characters; of each text where there are several. */
  expectedLength?: number
  placeholder?: string
  /** An XML Schema pattern that the text should match. */
  patternMask?: string
}

export type ChoiceInteraction = Block<'choice'> & ChoiceLimits & Oriented & { choices: PublicChoice[] }

/** Its `label`, if any, is what an unanswered one says. */
export type InlineChoiceInteraction = Inline<'inlineChoice'> & {
  /** 1 = an answer is required. */
  minChoices?: number
  choices: PublicChoice[]
}

export type TextEntryInteraction = Inline<'textEntry'> & TextLimits

/** One text, or with `maxStrings` other than 1 several: the response is then a list. */
export type ExtendedTextInteraction = Block<'extendedText'> &
  TextLimits & {
    /** `xhtml`: the response is a fragment of HTML, which is never shown without being cleaned. */
    format: 'plain' | 'preformatted' | 'xhtml'
    expectedLines?: number
    minStrings: number
    /** Absent = as many as the author expects, which is unknown. */
    maxStrings?: number
  }

/**
 * The response lists the choices first to last: all of them where both limits are absent, and some where a
 * maximum is given.
 */
export type OrderInteraction = Block<'order'> & Partial<ChoiceLimits> & Oriented & { choices: PublicChoice[] }

/** Pairs are written `SOURCE TARGET`. The class `qti-match-tabular` asks for a table. */
export type MatchInteraction = Block<'match'> &
  AssociationLimits & { sources: PublicAssociableChoice[]; targets: PublicAssociableChoice[] }

/** Pairs are written `A B`; the direction does not matter. */
export type AssociateInteraction = Block<'associate'> &
  AssociationLimits & { choices: PublicAssociableChoice[] }

/** Pairs are written `CHOICE GAP`; the gaps stand inside `body`, each holds one choice at most. */
export type GapMatchInteraction = Block<'gapMatch'> &
  AssociationLimits & { choices: PublicAssociableChoice[]; body: BodyNode[] }

/** The hottexts stand inside `body`. */
export type HottextInteraction = Block<'hottext'> & ChoiceLimits & { body: BodyNode[] }

export type HotspotInteraction = Graphic<'hotspot'> & ChoiceLimits & { hotspots: PublicHotspot[] }

/** The response lists hotspots first to last; `maxChoices` 0 = all may be listed. */
export type GraphicOrderInteraction = Graphic<'graphicOrder'> & ChoiceLimits & { hotspots: PublicHotspot[] }

/** Pairs of hotspots, written `A B`; the direction does not matter. */
export type GraphicAssociateInteraction = Graphic<'graphicAssociate'> &
  AssociationLimits & { hotspots: PublicAssociableHotspot[] }

/** Pairs are written `CHOICE HOTSPOT`. */
export type GraphicGapMatchInteraction = Graphic<'graphicGapMatch'> &
  AssociationLimits & { choices: PublicAssociableChoice[]; hotspots: PublicAssociableHotspot[] }

/** Points are written `X Y`, whole pixels of the image. */
export type SelectPointInteraction = Graphic<'selectPoint'> & ChoiceLimits

/**
 * Points are written `X Y`: where on `image` the centre of the `object` is put; `centerPoint` is its centre,
 * in pixels from its upper left corner, absent = its middle.
 */
export type PositionObjectInteraction = Graphic<'positionObject'> &
  ChoiceLimits & { object: PublicImage; centerPoint?: [x: number, y: number] }

/** The response is a file, written as a `data:` URL of the drawn-on image. */
export type DrawingInteraction = Graphic<'drawing'>

/** The response is a number from `lowerBound` to `upperBound` in steps of `step`. */
export type SliderInteraction = Block<'slider'> &
  Oriented & {
    baseType: 'integer' | 'float'
    lowerBound: number
    upperBound: number
    step: number
    /** Whether each step has a label. */
    stepLabel: boolean
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

/** A button that ends the attempt; pressing it sends `true`, and every other submit sends nothing. */
export type EndAttemptInteraction = Inline<'endAttempt'> & { title: string }

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
