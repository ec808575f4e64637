import type { ContentNode } from './content-model.ts'

/**
 * What each kind of interaction holds besides its `kind`. A new kind begins here: the registry in
 * `interactions/registry.ts` does not compile until it is there too.
 */
type InteractionShapes = {
  choice: {
    responseIdentifier: string
    prompt?: ContentNode[]
    shuffle: boolean
    minChoices: number
    /** 0 = any number. */
    maxChoices: number
    orientation: Orientation
    choices: Choice[]
  }
  inlineChoice: { responseIdentifier: string; shuffle: boolean; choices: Choice[] }
  textEntry: {
    responseIdentifier: string
    baseType: 'string' | 'integer' | 'float'
    /** In characters. */
    expectedLength?: number
    placeholder?: string
  }
  order: {
    responseIdentifier: string
    prompt?: ContentNode[]
    shuffle: boolean
    orientation: Orientation
    choices: Choice[]
  }
  match: {
    responseIdentifier: string
    prompt?: ContentNode[]
    shuffle: boolean
    minAssociations: number
    /** 0 = any number. */
    maxAssociations: number
    sources: AssociableChoice[]
    targets: AssociableChoice[]
  }
}

export type InteractionKind = keyof InteractionShapes
export type InteractionOf<K extends InteractionKind> = { [P in K]: { kind: P } & InteractionShapes[P] }[K]
export type Interaction = InteractionOf<InteractionKind>

type Orientation = 'vertical' | 'horizontal'

/** A `fixed` choice keeps its place when the others are shuffled. */
export type Choice = { identifier: string; fixed: boolean; body: ContentNode[] }

/** `matchMax` 0 = any number. */
export type AssociableChoice = Choice & { matchMin: number; matchMax: number }
