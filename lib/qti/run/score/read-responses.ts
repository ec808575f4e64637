import type { Interaction, InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { ResponseProblem } from '#lib/qti/item/problem.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import {
  type BaseType,
  container,
  isBaseType,
  lexicalHint,
  parseScalar,
  record,
  type Scalar,
  type SingleValue,
  scalarsOf,
  single,
  type Value,
} from '#lib/qti/item/value.ts'
import { rulesOf } from '#lib/qti/run/interactions/registry.ts'
import { isBlank } from '#lib/qti/typed/normal-text.ts'
import { normalKey } from '#lib/qti/typed/normal-value.ts'
import { readNumber } from '#lib/qti/typed/read-number.ts'
import { err, ok, type Result } from '#lib/std/result.ts'

/** The values of the response variables by name; one that is absent was not answered and has its default. */
export type Responses = ReadonlyMap<string, Value>

/**
 * Types what a student answered and holds it against the interactions. `null` is "not
 * answered", `''` and `[]` are "nothing chosen", neither of which is a problem; each problem's path is `responses.NAME`.
 */
export function readResponses(
  item: Item,
  responses: LexicalResponses,
  { enforceLimits } = { enforceLimits: true },
): Result<Responses, ResponseProblem[]> {
  const values = readValues(item, responses, enforceLimits)
  if (!values.ok || !enforceLimits) return values
  const problems: ResponseProblem[] = []
  for (const [identifier, interactions] of byResponse(item.interactions)) {
    const answer = scalarsOf(values.value.get(identifier) ?? null)
    if (answer.length === 0) continue
    const path = `responses.${identifier}`
    // Of interactions that stand in for each other only one was answered.
    const [first = []] = interactions
      .map((interaction) => checkAnswer(interaction, answer))
      .toSorted((left, right) => left.length - right.length)
    for (const message of first) problems.push({ path, message })
  }
  return problems.length > 0 ? err(problems) : values
}

function byResponse(interactions: Interaction[]): Map<string, Interaction[]> {
  const groups = new Map<string, Interaction[]>()
  for (const interaction of interactions) {
    const group = groups.get(interaction.responseIdentifier)
    if (group) group.push(interaction)
    else groups.set(interaction.responseIdentifier, [interaction])
  }
  return groups
}

/** By their declarations alone: the limits of the interactions come after. */
function readValues(
  item: Item,
  responses: LexicalResponses,
  enforceLimits: boolean,
): Result<Responses, ResponseProblem[]> {
  const values = new Map<string, Value>()
  const problems: ResponseProblem[] = []
  for (const [name, answer] of Object.entries(responses)) {
    const declaration = item.responseDeclarations.get(name)
    const value = declaration
      ? readValue(declaration, answer, { enforceLimits, readRecord: recordReaderOf(item, name) })
      : err('the item has no such response')
    if (!value.ok) problems.push({ path: `responses.${name}`, message: value.error })
    else if (answer !== null) values.set(name, value.value)
  }
  return problems.length > 0 ? err(problems) : ok(values)
}

function checkAnswer<K extends InteractionKind>(interaction: InteractionOf<K>, answer: Scalar[]): string[] {
  return rulesOf<K>(interaction.kind).check(interaction, answer)
}

/** A module answers with a record of its own; of what is typed the record is made here. */
function recordReaderOf(item: Item, name: string): (text: string) => Result<Value, string> {
  const isCustom = item.interactions.some(
    ({ kind, responseIdentifier }) => kind === 'portableCustom' && responseIdentifier === name,
  )
  return isCustom ? recordOfJson : (text) => ok(recordOfText(text))
}

type ReadOptions = { enforceLimits: boolean; readRecord: (text: string) => Result<Value, string> }

function readValue(
  declaration: ResponseDeclaration,
  answer: string | string[] | null,
  { enforceLimits, readRecord }: ReadOptions,
): Result<Value, string> {
  if (answer === null) return ok(null)
  const { baseType, cardinality } = declaration
  const isContainer = cardinality === 'multiple' || cardinality === 'ordered'
  if (isContainer && typeof answer === 'string' && !isBlank(answer)) {
    return err(`a list is expected: the cardinality is ${cardinality}`)
  }
  const texts = typeof answer === 'string' ? [answer] : answer
  if (!isContainer && texts.length > 1) return err('one value is expected, not a list')
  if (cardinality === 'record') return texts.every(isBlank) ? ok(null) : readRecord(texts[0] ?? '')
  const scalars: Scalar[] = []
  for (const text of texts) {
    if (isBlank(text)) continue
    const scalar = readTyped(baseType, text)
    if (scalar === null) return err(`"${text}" is not ${lexicalHint[baseType]}`)
    scalars.push(scalar)
  }
  if (
    enforceLimits &&
    cardinality === 'multiple' &&
    new Set(scalars.map((one) => normalKey(baseType, one))).size < scalars.length
  ) {
    return err('a value is given twice')
  }
  const [first] = scalars
  if (cardinality !== 'single') return ok(container(cardinality, baseType, scalars))
  return ok(first === undefined ? null : single(baseType, first))
}

/** What a student gave, as a value of that type; `null` where it is none. Numbers may be written as people do. */
function readTyped(baseType: BaseType, text: string): Scalar | null {
  switch (baseType) {
    case 'integer':
      return readNumber(text, 'integer')?.value ?? null
    case 'float':
      return readNumber(text, 'float')?.value ?? null
    case 'duration':
      return parseScalar('duration', text) ?? readNumber(text, 'float')?.value ?? null
    default:
      return parseScalar(baseType, text)
  }
}

/** A record that a module answered: `{"record":[{"name":"x","base":{"integer":3}}]}` (IMS PCI, responses in JSON). */
function recordOfJson(text: string): Result<Value, string> {
  const entries = readEntries(text)
  if (!entries) return err('it is no record written as JSON')
  const fields: [string, SingleValue][] = []
  for (const { name, base } of entries) {
    const [typed, ...more] = Object.entries(base ?? {})
    if (!typed) continue
    const [baseType, written] = typed
    const value = isBaseType(baseType) ? parseScalar(baseType, lexical(written)) : null
    if (more.length > 0 || !isBaseType(baseType) || value === null)
      return err(`the field "${name}" has no value of a known type`)
    const field = single(baseType, value)
    if (field) fields.push([name, field])
  }
  return ok(record(fields))
}

type Entry = { name: string; base: object | null }

function readEntries(text: string): Entry[] | null {
  try {
    const { record: entries } = JSON.parse(text) as { record: unknown }
    return Array.isArray(entries) && entries.every(isEntry) ? entries : null
  } catch {
    return null
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false
  const { name, base } = value as Record<string, unknown>
  return typeof name === 'string' && typeof base === 'object'
}

function lexical(written: unknown): string {
  return Array.isArray(written) ? written.join(' ') : String(written ?? '')
}

const numberForm = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/**
 * QTI 3, text entry: what a student wrote, bound to a record. A text that is a number has its value and
 * its digits too.
 */
export function recordOfText(text: string): Value {
  const fields: [string, SingleValue][] = []
  const add = (name: string, baseType: BaseType, value: Scalar) => {
    const field = single(baseType, value)
    if (field) fields.push([name, field])
  }
  add('stringValue', 'string', text)
  const number = readNumber(text, 'float')
  if (number === null) return record(fields)
  add('floatValue', 'float', number.value)
  if (Number.isInteger(number.value)) add('integerValue', 'integer', number.value)
  // A fraction has a value, but no digits to count.
  const parts = numberForm.exec(number.reading)
  if (!parts) return record(fields)
  const [, left = '', right, exponent] = parts
  add('leftDigits', 'integer', left.length)
  add('rightDigits', 'integer', right?.length ?? 0)
  add('ndp', 'integer', Math.max(0, (right?.length ?? 0) - Number(exponent ?? 0)))
  add('nsf', 'integer', significantFigures(left, right))
  if (exponent !== undefined) add('exponent', 'integer', Number(exponent))
  return record(fields)
}

/** Zeros in front count nothing; those at the end only behind a point. */
function significantFigures(left: string, right: string | undefined): number {
  const digits = `${left}${right ?? ''}`.replace(/^0+/, '')
  return right === undefined ? digits.replace(/0+$/, '').length : digits.length
}
