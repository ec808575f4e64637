import {
  type BaseType,
  formatScalar,
  isBaseType,
  parseScalar,
  type Scalar,
  type Value,
} from '#lib/qti/item/value.ts'
import { err, ok, type Result } from '#lib/std/result.ts'

import type { LexicalResponses, PublicResponse } from './public-response.ts'

/** A value as a module of IMS PCI gets it. */
export function toCustomValue(value: Value): CustomValue {
  if (value === null) return { base: null }
  if (value.cardinality === 'single') return { base: toBase(value.baseType, value.value) }
  if (value.cardinality === 'record')
    return {
      record: Object.entries(value.fields).map(([name, field]) => ({
        name,
        base: toBase(field.baseType, field.value),
      })),
    }
  return { list: { [value.baseType]: value.values.map((one) => toScalar(value.baseType, one)) } }
}

function toBase(baseType: BaseType, value: Scalar) {
  return { [baseType]: toScalar(baseType, value) }
}

function toScalar(baseType: BaseType, value: Scalar): CustomScalar {
  if (typeof value !== 'string') return value
  const [first = '', second = ''] = value.split(' ')
  if (baseType === 'point') return [Number(first), Number(second)]
  if (baseType === 'pair' || baseType === 'directedPair') return [first, second]
  return baseType === 'file' ? (toFile(value) ?? value) : value
}

function toFile(url: string): CustomScalar | null {
  const [, mime, data] = /^data:([^;,]*);base64,(.*)$/s.exec(url) ?? []
  return mime === undefined || data === undefined ? null : { data, mime }
}

/** An answer that was given before, as a module gets it. */
export function answerAsCustomValue(
  answer: LexicalResponses[string] | undefined,
  { cardinality, baseType = 'string' }: PublicResponse,
): CustomValue {
  if (answer === undefined || answer === null || answer === '') return { base: null }
  const texts = typeof answer === 'string' ? [answer] : answer
  const [text = ''] = texts
  if (cardinality === 'record') return readRecordText(text) ?? { base: { string: text } }
  const scalars = texts.map((one) => fromText(baseType, one))
  const [first = null] = scalars
  if (cardinality !== 'single') return { list: { [baseType]: scalars } }
  return { base: first === null ? null : { [baseType]: first } }
}

function fromText(baseType: BaseType, text: string): CustomScalar {
  return toScalar(baseType, parseScalar(baseType, text) ?? text)
}

function readRecordText(text: string): CustomValue | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) && Array.isArray(value.record) ? { record: value.record } : null
  } catch {
    return null
  }
}

/**
 * What a module answered, from anything it may have sent, in the form in which every answer is sent; a record
 * as its JSON. Only the form is judged: whether the values have the declared type is judged with the answer.
 */
export function answerOfCustomValue(
  value: unknown,
  { cardinality }: Pick<PublicResponse, 'cardinality'>,
): Result<LexicalResponses[string], string> {
  if (value === null || value === undefined) return ok(null)
  if (!isObject(value)) return err('the answer is no object')
  if (value.base === null) return ok(null)
  if (isObject(value.record) || Array.isArray(value.record))
    return cardinality === 'record'
      ? ok(JSON.stringify({ record: value.record }))
      : err(unexpected(cardinality))
  if (cardinality === 'record') return err(unexpected(cardinality))
  const texts = isObject(value.base)
    ? readTyped(value.base, (one) => [one])
    : isObject(value.list)
      ? readTyped(value.list, (all) => (Array.isArray(all) ? all : null))
      : null
  if (texts === null) return err('the answer has neither a base, a list nor a record that can be read')
  if (cardinality !== 'single') return ok(texts.length > 0 ? texts : null)
  const [text = null, ...more] = texts
  return more.length > 0 ? err(unexpected(cardinality)) : ok(text === '' ? null : text)
}

function unexpected(cardinality: PublicResponse['cardinality']): string {
  return `the answer does not have the cardinality ${cardinality}`
}

/** `{ integer: 3 }`: one type, and what it holds. */
function readTyped(
  typed: Record<string, unknown>,
  valuesOf: (held: unknown) => unknown[] | null,
): string[] | null {
  const [entry, ...more] = Object.entries(typed)
  if (!entry || more.length > 0 || !isBaseType(entry[0])) return null
  const [baseType, held] = entry
  if (held === null) return []
  const texts = valuesOf(held)?.map((one) => toText(baseType as BaseType, one))
  return texts?.every((text) => text !== null) ? texts : null
}

function toText(baseType: BaseType, value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? formatScalar(value) : null
  const isDouble = baseType === 'point' || baseType === 'pair' || baseType === 'directedPair'
  if (isDouble && Array.isArray(value) && value.length === 2) return value.map(String).join(' ')
  if (baseType !== 'file' || !isObject(value) || typeof value.data !== 'string') return null
  return `data:${typeof value.mime === 'string' ? value.mime : ''};base64,${value.data}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value in the JSON of IMS PCI: `{ base: { integer: 3 } }`, `{ list: { identifier: ['a'] } }`; no value is `{ base: null }`. */
export type CustomValue =
  | { base: null | { [baseType: string]: CustomScalar } }
  | { list: { [baseType: string]: CustomScalar[] } }
  | { record: { name: string; base: { [baseType: string]: CustomScalar } }[] }

/** Points and pairs have two parts. */
export type CustomScalar =
  | string
  | number
  | boolean
  | [number, number]
  | [string, string]
  | { data: string; mime: string; name?: string }
