import type { Condition, PrintedVariable } from '#lib/qti/item/content.ts'
import type { Item, ItemState } from '#lib/qti/item/item.ts'
import { fieldOf, formatScalar, type Scalar, scalarsOf, type Value } from '#lib/qti/item/value.ts'
import { defaultValueOf, type TemplateDraw } from '#lib/qti/run/draw-template.ts'

/** The values of template and outcome variables by name. */
export type Variables = ReadonlyMap<string, Value>

/** What holds after the turn that `state` tells of, or before the first: then outcomes have their defaults. */
export function variablesOf(
  item: Item,
  draw: TemplateDraw,
  state: Pick<ItemState, 'outcomes'> | undefined,
): Variables {
  const values = new Map(draw.values)
  for (const identifier of item.outcomeDeclarations.keys()) {
    // A turn may set an outcome to NULL, which is no reason to go back to its default.
    const isHeld = state !== undefined && Object.hasOwn(state.outcomes, identifier)
    const value = isHeld ? state.outcomes[identifier] : defaultValueOf(item, draw, identifier)
    values.set(identifier, value ?? null)
  }
  return values
}

/** Whether content that depends on a variable is there (QTI 3, `show-hide`). */
export function isShown({ variable, value, showWhenMatching }: Condition, variables: Variables): boolean {
  const held = scalarsOf(variables.get(variable) ?? null).map(formatScalar)
  return held.includes(value) === showWhenMatching
}

/**
 * False only where the item's body looks the same whatever its outcomes are, so that it need not be made anew
 * to be compared. Any mention of an outcome's name counts.
 */
export function showsOutcomes({ body, catalogs, companions, outcomeDeclarations }: Item): boolean {
  return mentions([body, catalogs, companions], outcomeDeclarations)
}

function mentions(part: unknown, names: ReadonlyMap<string, unknown>): boolean {
  if (typeof part === 'string') return names.has(part.trim())
  if (typeof part !== 'object' || part === null) return false
  return Object.values(part).some((inner) => mentions(inner, names))
}

/** A variable as text (QTI 3, `printed-variable`); NULL is nothing at all. */
export function printValue(how: PrintedVariable, value: Value): string {
  if (value === null) return ''
  if (value.cardinality === 'single') return printScalar(how, value.value)
  if (value.cardinality === 'record') {
    if (how.field === undefined)
      return Object.entries(value.fields)
        .map(([name, field]) => `${name}${how.mappingIndicator}${printScalar(how, field.value)}`)
        .join(how.delimiter)
    const field = fieldOf(value, how.field)
    return field ? printScalar(how, field.value) : ''
  }
  if (how.index !== undefined) {
    const one = value.values[how.index - 1]
    return one === undefined ? '' : printScalar(how, one)
  }
  return value.values.map((one) => printScalar(how, one)).join(how.delimiter)
}

function printScalar(how: PrintedVariable, value: Scalar): string {
  if (typeof value !== 'number') return formatScalar(value)
  if (how.format !== undefined) return formatNumber(how.format, value)
  if (how.base !== 10 && how.base >= 2 && how.base <= 36 && Number.isInteger(value))
    return value.toString(how.base)
  return formatScalar(value)
}

/** As C's `printf` (ISO 9899): flags, width, precision, conversion. */
const conversionForm = /%([-+ 0#]*)(\d{0,3})(?:\.(\d{0,2}))?([idfFeEgGxXo])/

function formatNumber(format: string, value: number): string {
  const found = conversionForm.exec(format)
  if (!found) return formatScalar(value)
  const [written, flags = '', width = '', precision, conversion = 'f'] = found
  const digits = convert(Math.abs(value), conversion, precision === undefined ? undefined : Number(precision))
  const sign = value < 0 ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const padded = pad(sign, digits, Number(width || 0), flags)
  return format.replace(written, () => padded).replaceAll('%%', '%')
}

function convert(value: number, conversion: string, precision: number | undefined): string {
  switch (conversion) {
    case 'i':
    case 'd':
      return String(Math.round(value)).padStart(precision ?? 1, '0')
    case 'x':
      return Math.round(value).toString(16)
    case 'X':
      return Math.round(value).toString(16).toUpperCase()
    case 'o':
      return Math.round(value).toString(8)
    case 'e':
    case 'E': {
      const text = value.toExponential(precision ?? 6).replace(/e([+-])(\d)$/, 'e$10$2')
      return conversion === 'E' ? text.toUpperCase() : text
    }
    case 'g':
    case 'G':
      return String(Number(value.toPrecision(Math.max(1, precision ?? 6))))
    default:
      return value.toFixed(precision ?? 6)
  }
}

function pad(sign: string, digits: string, width: number, flags: string): string {
  if (flags.includes('-')) return (sign + digits).padEnd(width)
  if (flags.includes('0')) return sign + digits.padStart(width - sign.length, '0')
  return (sign + digits).padStart(width)
}
