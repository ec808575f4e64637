import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses, PublicResponse } from '#lib/qti/item/public/public-response.ts'
import { isBlank } from '#lib/qti/typed/normal-text.ts'

/** The values of one response; empty where nothing was answered. */
export function valuesOf(responses: LexicalResponses | undefined, identifier: string): string[] {
  const value = responses?.[identifier]
  if (value === undefined || value === null || value === '') return []
  return typeof value === 'string' ? [value] : value
}

/** True when there is more than white space. */
export function isEntered(values: readonly string[]): boolean {
  return values.some((value) => !isBlank(value))
}

/** `values` in the form that the response's cardinality asks for; `null` where there are none. */
export function toLexical(
  values: readonly string[],
  cardinality: PublicResponse['cardinality'],
): string | string[] | null {
  if (cardinality === 'single') return values[0] || null
  return values.length > 0 ? [...values] : null
}

/** The response variable of that name; an interaction whose variable is not declared holds one value. */
export function responseOf(item: PublicItem, identifier: string): PublicResponse {
  return (
    item.responses.find((response) => response.identifier === identifier) ?? {
      identifier,
      cardinality: 'single',
    }
  )
}
