import { normalText } from './normal-text.ts'

/** A number as it was read from what somebody typed. */
export type TypedNumber = {
  value: number
  /** How it was read: ASCII digits, `-`, a decimal point, no thousands separators; fractions stay fractions. */
  reading: string
  /** The same text as others would read it, where there are two ways. */
  otherReading?: string
}

/**
 * Reads a number as people write it: any dash as a minus, digits of any script, a decimal comma, thousands
 * separators, an exponent, and where a float is asked fractions and mixed numbers. `null` where it is none.
 * One text is always read in one way, whatever the language (docs/decisions/090).
 */
export function readNumber(text: string, asked: 'integer' | 'float'): TypedNumber | null {
  if (text.length > longest) return null
  const { sign, body } = splitSign(toAscii(text))
  const read = asked === 'integer' ? readWhole(body) : (readFraction(body) ?? readDecimal(body))
  if (read === null) return null
  const [value, reading] = [sign === '-' ? -read.value : read.value, sign + read.reading]
  if (asked === 'integer' ? !Number.isSafeInteger(value) : !Number.isFinite(value)) return null
  const other = read.otherReading
  return { value: value + 0, reading, ...(other !== undefined && { otherReading: sign + other }) }
}

/** In characters, with all that decorates it. */
const longest = 200

/** Digits of every script, signs and separators of one form each; what decorates a number is taken off. */
function toAscii(text: string): string {
  return normalText(text)
    .replace(/\p{Nd}/gu, toDigit)
    .replace(/[\u2014\u2015\ufe58\u2796\u02d7]/g, '-')
    .replace(/[\ufe62\u2795]/g, '+')
    .replace(/[\u060c\ufe50\u3001]/g, ',')
    .replace(/[\u00b7\u22c5](?= ?10[\^⁰¹²³⁴-⁹⁺⁻])/g, '×')
    .replace(/[\ufe52\u00b7\u22c5]/g, '.')
    .replace(/^([-+]? ?)[\p{Sc}%\u066a] ?/u, '$1')
    .replace(/ ?[\p{Sc}%\u066a\u00b0]$/u, '')
}

/** The digits of each script stand in a row from zero to nine. */
function toDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return character
  let zero = code
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}

function splitSign(text: string): { sign: '' | '-' | '+'; body: string } {
  const [, sign = '', body = ''] = /^([-+]?) ?(.*)$/s.exec(text) ?? []
  return { sign: sign === '-' || sign === '+' ? sign : '', body }
}

type Read = TypedNumber | null

/** No decimals are asked for, so a point groups thousands as a comma does. */
function readWhole(body: string): Read {
  const separator = /[.,]/.exec(body)?.[0]
  const read = toRead(ungroup(body, separator))
  const zeros = /^(\d{1,3})\.000$/.exec(body)?.[1]
  return read && zeros !== undefined ? { ...read, otherReading: zeros } : read
}

/** `1/2` or `1 1/2`; the whole part may have its separators. */
function readFraction(body: string): Read {
  const parts = /^(?:(.*\d) (?:\+ )?)?(\d+) ?\/ ?(\d+)$/.exec(body)
  if (!parts) return null
  const [, whole, above = '', below = ''] = parts
  const wholes = whole === undefined ? '0' : ungroup(whole)
  if (wholes === null || Number(below) === 0) return null
  return {
    value: (Number(wholes) * Number(below) + Number(above)) / Number(below),
    reading: `${whole === undefined ? '' : `${wholes} `}${above}/${below}`,
  }
}

const powerOfTen = /^(.*\d[.,\u066b]?)(?:[eE]([-+]?\d+)| ?[×x*] ?10(?:\^ ?([-+]?\d+)|([⁺⁻]?[⁰¹²³⁴-⁹]+)))$/

function readDecimal(body: string): Read {
  const power = powerOfTen.exec(body)
  if (!power) return readMantissa(body)
  const [, mantissa = '', exponent, written, raised = ''] = power
  const read = readMantissa(mantissa)
  if (read === null) return null
  const by = exponent ?? written ?? raised.normalize('NFKC').replace('\u2212', '-')
  const scaled = (reading: string) => `${reading}e${by}`
  return {
    value: Number(scaled(read.reading)),
    reading: scaled(read.reading),
    ...(read.otherReading !== undefined && { otherReading: scaled(read.otherReading) }),
  }
}

/** Of a point and a comma the last one is the decimal sign; alone, see `readOneSeparator`. */
function readMantissa(body: string): Read {
  const signs = [...body].filter((each) => each === '.' || each === ',')
  if (body.includes('\u066b')) return withDecimals(body, '\u066b')
  if (signs.length === 0) return toRead(ungroup(body))
  const last = signs.at(-1) === '.' ? '.' : ','
  const isOneKind = signs.every((each) => each === last)
  if (!isOneKind) return withDecimals(body, last)
  return signs.length > 1 ? toRead(ungroup(body, last)) : readOneSeparator(body, last)
}

/** A comma before three digits groups thousands, every other comma and every point begins the decimals. */
function readOneSeparator(body: string, sign: '.' | ','): Read {
  const decimal = withDecimals(body, sign)
  const grouped = toRead(/^[1-9]\d{0,2}[.,]\d{3}$/.test(body) ? ungroup(body, sign) : null)
  if (decimal === null || grouped === null) return decimal
  const [read, other] = sign === ',' ? [grouped, decimal] : [decimal, grouped]
  return { ...read, otherReading: other.reading }
}

function withDecimals(body: string, sign: string): Read {
  const at = body.lastIndexOf(sign)
  const [before, decimals] = [body.slice(0, at), body.slice(at + 1)]
  const grouping = before.includes(',') ? ',' : before.includes('.') ? '.' : undefined
  const whole = before === '' ? '' : ungroup(before, grouping)
  if (whole === null || !/^\d*$/.test(decimals) || whole + decimals === '') return null
  return toRead(`${whole}.${decimals}`)
}

/**
 * The digits without their thousands separators, `null` where they are not set as such: one kind of separator,
 * three digits at the end and before that two or three, as in India. Spaces, apostrophes and the Arabic
 * separator group nothing else.
 */
function ungroup(text: string, separator?: string): string | null {
  if (/^\d+$/.test(text)) return text
  const used = separator ?? /[ '\u066c_]/.exec(text)?.[0]
  if (used === undefined) return null
  const [first = '', ...groups] = text.split(used)
  const isGrouped =
    /^[1-9]\d{0,2}$/.test(first) &&
    /^\d{3}$/.test(groups.at(-1) ?? '') &&
    groups.every((group) => /^\d{2,3}$/.test(group))
  return isGrouped ? first + groups.join('') : null
}

function toRead(reading: string | null): Read {
  return reading === null ? null : { value: Number(reading), reading }
}
