import type { Rounding } from '#lib/qti/item/processing.ts'
import { single } from '#lib/qti/item/value.ts'
import { readNumberRef } from '#lib/qti/read/processing/read-number-ref.ts'
import { readWord } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import {
  type ExpressionContext,
  type ExpressionDefinition,
  numberOf,
  resolveNumber,
  type Scope,
} from './expression-definition.ts'

/** Always a float. */
export const roundTo: ExpressionDefinition<'roundTo'> = {
  arity: [1, 1],
  parse: readRounding,
  evaluate([operand], rounding, scope) {
    const number = numberOf(operand)
    const round = resolveRounding(rounding, scope)
    return number === null || !round ? null : single('float', round(number))
  },
}

export function readRounding(element: XmlElement, context: ExpressionContext): Rounding {
  const figures = readNumberRef(element, 'figures', context)
  const mode = readWord(element, 'rounding-mode', ['significantFigures', 'decimalPlaces'], context.report)
  if (typeof figures === 'number' && !areFigures(mode, figures)) {
    context.report(element, `figures="${figures}" cannot be rounded to`)
  }
  return { mode, figures }
}

/** How the rounding works once its variable is known; null where it makes no sense. */
export function resolveRounding(
  { mode, figures }: Rounding,
  scope: Scope,
): ((number: number) => number) | null {
  const count = resolveNumber(figures, scope)
  if (count === null || !areFigures(mode, count)) return null
  if (mode === 'decimalPlaces') return (number) => roundAt(number, count)
  return (number) => (number === 0 ? 0 : roundAt(number, count - 1 - magnitudeOf(number)))
}

function areFigures(mode: Rounding['mode'], figures: number): boolean {
  return Number.isInteger(figures) && figures >= (mode === 'decimalPlaces' ? 0 : 1)
}

/** The power of ten of the first digit. */
function magnitudeOf(number: number): number {
  return Number(number.toExponential().split('e')[1])
}

/**
 * The digit behind decides, 5 and more going away from zero (QTI 3, `round-to`). Done on the decimal
 * digits, since 1.005 × 100 is not 100.5 in binary.
 */
function roundAt(number: number, places: number): number {
  if (places > 300) return number
  const [digits = '0', exponent = '0'] = Math.abs(number).toExponential().split('e')
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + places}`))
  if (!Number.isSafeInteger(shifted)) return number
  return Math.sign(number) * Number(`${shifted}e${-places}`)
}
