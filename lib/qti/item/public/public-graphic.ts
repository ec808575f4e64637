import type { BodyNode, Look, MatchGroup, PublicAssociableChoice } from './public-body.ts'

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

/** `matchMax` 0 = any number. */
export type PublicAssociableHotspot = PublicHotspot & { matchMin: number; matchMax: number } & MatchGroup

type Graphic<K extends string> = {
  kind: K
  responseIdentifier: string
  prompt?: BodyNode[]
  image: PublicImage
} & Look

/** `maxChoices` 0 = any number. */
export type HotspotInteraction = Graphic<'hotspot'> & {
  minChoices: number
  maxChoices: number
  hotspots: PublicHotspot[]
}

/** The response lists hotspots first to last; `maxChoices` 0 = all may be listed. */
export type GraphicOrderInteraction = Graphic<'graphicOrder'> & {
  minChoices: number
  maxChoices: number
  hotspots: PublicHotspot[]
}

/** Pairs of hotspots, written `A B`; the direction does not matter. `maxAssociations` 0 = any number. */
export type GraphicAssociateInteraction = Graphic<'graphicAssociate'> & {
  minAssociations: number
  maxAssociations: number
  hotspots: PublicAssociableHotspot[]
}

/** Pairs are written `CHOICE HOTSPOT`. `maxAssociations` 0 = any number. */
export type GraphicGapMatchInteraction = Graphic<'graphicGapMatch'> & {
  minAssociations: number
  maxAssociations: number
  choices: PublicAssociableChoice[]
  hotspots: PublicAssociableHotspot[]
}

/** Points are written `X Y`, whole pixels of the image. `maxChoices` 0 = any number. */
export type SelectPointInteraction = Graphic<'selectPoint'> & { minChoices: number; maxChoices: number }

/**
 * Points are written `X Y`: where on `image` the centre of the `object` is put; `centerPoint` is its centre,
 * in pixels from its upper left corner, absent = its middle. `maxChoices` 0 = any number.
 */
export type PositionObjectInteraction = Graphic<'positionObject'> & {
  object: PublicImage
  centerPoint?: [x: number, y: number]
  minChoices: number
  maxChoices: number
}

/** The response is a file, written as a `data:` URL of the drawn-on image. */
export type DrawingInteraction = Graphic<'drawing'>
