import type { PublicHotspot } from '#lib/qti/item/public/public-content.ts'
import { centreOf, type Point, type Size } from './hotspot-shape.ts'

/** Where on the picture a point lies, in one of nine places: "top left", "centre". */
export function placeWords({ x, y }: Point, { width, height }: Size): string {
  const across = third(x, width, ['left', '', 'right'])
  const down = third(y, height, ['top', '', 'bottom'])
  return [down, across].filter((word) => word !== '').join(' ') || 'centre'
}

/** A hotspot's name: the author's label, else its place: "Area 3 of 5, top left". */
export function hotspotName(hotspots: readonly PublicHotspot[], identifier: string, size: Size): string {
  const index = hotspots.findIndex((hotspot) => hotspot.identifier === identifier)
  const hotspot = hotspots[index]
  if (!hotspot) return ''
  if (hotspot.label) return hotspot.label
  const area = `Area ${index + 1} of ${hotspots.length}`
  return hotspot.shape === 'default'
    ? `${area}, the rest of the picture`
    : `${area}, ${placeWords(centreOf(hotspot, size), size)}`
}

/** A point exactly enough to find it again: "40 % across, 25 % down". */
export function pointWords({ x, y }: Point, { width, height }: Size): string {
  return `${percent(x, width)} % across, ${percent(y, height)} % down`
}

function third(part: number, whole: number, words: [string, string, string]): string {
  const share = whole === 0 ? 0.5 : part / whole
  return share < 1 / 3 ? words[0] : share > 2 / 3 ? words[2] : words[1]
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole)
}
