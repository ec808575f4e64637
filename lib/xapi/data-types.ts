import { z } from 'zod'

/** The data types of xAPI 2.0 (IEEE 9274.1.1, 4.2.7) that more than one part of a statement is made of. */

export const iri = z.url({ error: 'must be an IRI' })

/** A language tag as RFC 5646, 2.1 writes it, grandfathered tags left out. */
const languageTag =
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+)$/i

export const language = z.string().regex(languageTag, 'must be a language tag, such as en-US')

export const languageMap = z.record(
  z.string().regex(languageTag, 'must be a language tag, such as en-US'),
  z.string(),
)

/** A moment with its offset; `-00:00`, an offset that is not known, is none. */
export const moment = z.iso
  .datetime({ offset: true, error: 'must be a date and time in ISO 8601' })
  .refine((text) => !text.endsWith('-00:00'), 'cannot have the offset -00:00')

/** Keys are IRIs; only here may a value be anything. */
export const extensions = z.record(
  iri,
  z.unknown().refine((value) => isWithin(value, maxDepth), 'is nested too deeply'),
)

const maxDepth = 20

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((each) => isWithin(each, depth - 1))
}

const shape =
  /^P(?:\d+(?:[.,]\d+)?W|(?=[\dT])(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)$/

/** Whole seconds as an ISO 8601 duration in hours, minutes and seconds: 1800 is `PT30M`, 0 is `PT0S`. */
export function toDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const
  const written = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`)
  return `PT${written.join('') || '0S'}`
}

/** ISO 8601 durations as xAPI takes them (xAPI 2.0, 4.2.7): weeks stand alone, so `P4W1D` is none. */
export function isDuration(text: string): boolean {
  return shape.test(text)
}
