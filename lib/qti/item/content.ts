import type { Shape } from './shape.ts'

/** Text is a string; everything else has a `kind`. */
export type ContentNode =
  | string
  | ContentElement
  | RubricBlock
  | ConditionalContent
  | PrintedVariable
  | Gap
  | Hottext
  | Interaction

/** An allowed HTML or MathML element with its allowed attributes. */
export type ContentElement = {
  kind: 'element'
  name: string
  attributes?: Record<string, string>
  children?: ContentNode[]
}

/** QTI 3: text for the views it names; a student is a `candidate`. */
type RubricBlock = {
  kind: 'rubricBlock'
  views: string[]
  attributes?: Record<string, string>
  body: ContentNode[]
}

/**
 * Feedback inside the body depends on an outcome, a template block on a template variable: shown while the
 * variable holds the value, or, with `showWhenMatching` false, while it does not.
 */
export type Condition = { variable: string; value: string; showWhenMatching: boolean }

export type ConditionalContent = {
  kind: 'feedback' | 'template'
  inline: boolean
  condition: Condition
  attributes?: Record<string, string>
  body: ContentNode[]
}

/** QTI 3, `printed-variable`: the value of a template or outcome variable as text. */
export type PrintedVariable = {
  kind: 'printedVariable'
  identifier: string
  format?: string
  base: number
  /** From 1, of an ordered container. */
  index?: number
  /** Of a record. */
  field?: string
  powerForm: boolean
  delimiter: string
  mappingIndicator: string
}

/** Inside a gap match: where a choice is put. */
export type Gap = {
  kind: 'gap'
  identifier: string
  required: boolean
  matchGroup?: string[]
  condition?: Condition
} & Look

/** Inside a hottext interaction: a text that may be chosen. */
export type Hottext = {
  kind: 'hottextChoice'
  identifier: string
  condition?: Condition
  body: ContentNode[]
} & Look

/** What a module finds in its place: any element, for nothing of it stands in the page itself. */
export type MarkupNode =
  | string
  | { name: string; attributes?: Record<string, string>; children?: MarkupNode[] }

/** How it looks and is called: shared vocabulary classes, label, and `data-…` attributes by full name. */
export type Look = { class?: string; label?: string; data?: Record<string, string> }

type Inline = { responseIdentifier: string } & Look
type Block = Inline & { prompt?: ContentNode[] }
type Graphic = Block & { image: Image }
/** 0 = any number. */
type ChoiceLimits = { minChoices: number; maxChoices: number }
/** 0 = any number. */
type AssociationLimits = { minAssociations: number; maxAssociations: number }
type Oriented = { orientation: 'vertical' | 'horizontal' }

/**
 * What each kind of interaction holds besides its `kind`. A new kind begins here: the `interactions/registry.ts`
 * of `read`, `run` and `show` do not compile until it is in each.
 */
type InteractionShapes = {
  choice: Block & ChoiceLimits & Oriented & { shuffle: boolean; choices: Choice[] }
  inlineChoice: Inline & { shuffle: boolean; minChoices: number; choices: Choice[] }
  textEntry: Inline & TextLimits
  extendedText: Block &
    TextLimits & {
      format: 'plain' | 'preformatted' | 'xhtml'
      expectedLines?: number
      minStrings: number
      maxStrings?: number
    }
  /** Without limits all choices are ordered. */
  order: Block & Partial<ChoiceLimits> & Oriented & { shuffle: boolean; choices: Choice[] }
  match: Block &
    AssociationLimits & { shuffle: boolean; sources: AssociableChoice[]; targets: AssociableChoice[] }
  associate: Block & AssociationLimits & { shuffle: boolean; choices: AssociableChoice[] }
  gapMatch: Block &
    AssociationLimits & { shuffle: boolean; choices: AssociableChoice[]; gaps: Gap[]; body: ContentNode[] }
  hottext: Block & ChoiceLimits & { hottexts: Hottext[]; body: ContentNode[] }
  hotspot: Graphic & ChoiceLimits & { hotspots: Hotspot[] }
  graphicOrder: Graphic & ChoiceLimits & { hotspots: Hotspot[] }
  graphicAssociate: Graphic & AssociationLimits & { hotspots: AssociableHotspot[] }
  graphicGapMatch: Graphic &
    AssociationLimits & { choices: AssociableChoice[]; hotspots: AssociableHotspot[] }
  selectPoint: Graphic & ChoiceLimits
  positionObject: Graphic & ChoiceLimits & { object: Image; centerPoint?: [x: number, y: number] }
  drawing: Graphic
  slider: Block &
    Oriented & {
      baseType: 'integer' | 'float'
      lowerBound: number
      upperBound: number
      step: number
      stepLabel: boolean
      reverse: boolean
    }
  media: Block & {
    autostart: boolean
    minPlays: number
    maxPlays: number
    loop: boolean
    media: ContentElement
  }
  upload: Block & { mediaTypes: string[] }
  endAttempt: Inline & { title: string }
  portableCustom: Block & {
    typeIdentifier: string
    /** The module to begin with. */
    module: string
    modules: CustomModule[]
    /** Files that say where further modules lie, the preferred one first. */
    configurations: string[]
    styles: string[]
    properties: Record<string, string>
    templateVariables: string[]
    contextVariables: string[]
    markup: MarkupNode[]
  }
}

export type InteractionKind = keyof InteractionShapes
export type InteractionOf<K extends InteractionKind> = { [P in K]: { kind: P } & InteractionShapes[P] }[K]
export type Interaction = InteractionOf<InteractionKind>

export type TextLimits = {
  baseType: 'string' | 'integer' | 'float'
  /** In characters. */
  expectedLength?: number
  placeholder?: string
  patternMask?: string
}

/** A `fixed` choice keeps its place when the others are shuffled. */
export type Choice = { identifier: string; fixed: boolean; condition?: Condition; body: ContentNode[] } & Look

/** `matchMax` 0 = any number. */
export type AssociableChoice = Choice & Associable
export type Associable = { matchMin: number; matchMax: number; matchGroup?: string[] }

/** Sizes in CSS pixels. */
export type Image = { href?: string; mediaType?: string; width?: number; height?: number; alt: string }

type ShapeName = Shape['kind']
export type Hotspot = { identifier: string; shape: ShapeName; coords: number[]; condition?: Condition } & Look
export type AssociableHotspot = Hotspot & Associable

/** `paths` in the order in which they are tried. */
export type CustomModule = { identifier: string; paths: string[] }

/** One entry of HTML's `srcset`: an address, and for which width or density it is meant. */
type Source = { href: string; descriptor: string }

/** HTML, “srcset attributes”: entries are parted by commas that do not stand inside an address. */
export function readSourceSet(text: string): Source[] {
  const entries = text.matchAll(/[\s,]*(\S*[^\s,])(?:\s*(?:,|$)|\s+([^,]*)(?:,|$))/g)
  return [...entries].map(([, href = '', descriptor = '']) => ({ href, descriptor: descriptor.trim() }))
}

export function writeSourceSet(sources: readonly Source[]): string {
  return sources.map(({ href, descriptor }) => (descriptor ? `${href} ${descriptor}` : href)).join(', ')
}
