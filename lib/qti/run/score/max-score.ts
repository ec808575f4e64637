import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { ResponseRule } from '#lib/qti/item/processing.ts'
import type { Shape } from '#lib/qti/item/shape.ts'
import { container, type Scalar, scalarsOf, single, type Value } from '#lib/qti/item/value.ts'
import { correctResponseOf } from '#lib/qti/run/draw-template.ts'
import { numberOf } from '#lib/qti/run/expressions/scope.ts'
import { firstTurn, processResponses, type Turn } from './process-responses.ts'

/**
 * The most an item gives: the default of MAXSCORE, else SCORE's normal-maximum, else what the
 * declared correct response scores, else 1. Where that response, or the best of a mapping, misses a declared maximum
 * by the rounding of its parts alone, the maximum is what it scores.
 */
export function maxScoreOf(item: Item, turn?: Pick<Turn, 'draw'>): number {
  // Only a template can make it differ from attempt to attempt.
  if (item.templateRules.length > 0) return findMaxScore(item, turn)
  const known = maxScores.get(item)
  if (known !== undefined) return known
  const found = findMaxScore(item, turn)
  maxScores.set(item, found)
  return found
}

/** To find it may take as long as scoring does. */
const maxScores = new WeakMap<Item, number>()

function findMaxScore(item: Item, turn: Pick<Turn, 'draw'> | undefined): number {
  const normalMaximum = item.outcomeDeclarations.get('SCORE')?.normalMaximum ?? 0
  const maximum = positiveNumber(item.outcomeDeclarations.get('MAXSCORE')?.defaultValue ?? null)
  const declared = maximum ?? (normalMaximum > 0 ? normalMaximum : null)
  const first = turn ? { ...firstTurn(item, 0), draw: turn.draw } : firstTurn(item, 0)
  const correct = new Map<string, Value>()
  for (const declaration of item.responseDeclarations.values()) {
    const { identifier } = declaration
    const known = correctResponseOf(item, first.draw, identifier)
    // A mapping alone tells what is right, but what it adds up to is no maximum that anybody declared.
    correct.set(identifier, known ?? (declared === null ? null : bestValueOf(item, declaration)))
  }
  const reached = positiveNumber(processResponses(item, correct, first).outcomes.get('SCORE') ?? null)
  if (declared === null) return reached ?? 1
  const parts = [...correct.values()].flatMap(scalarsOf).length
  return reached !== null && isRounded(reached, declared, parts) ? reached : declared
}

function bestValueOf(item: Item, declaration: ResponseDeclaration): Value {
  const { baseType, cardinality } = declaration
  const best = bestMapped(item, declaration) ?? []
  if (cardinality === 'record') return null
  const [first] = best
  if (cardinality !== 'single') return container(cardinality, baseType, best)
  return first === undefined ? null : single(baseType, first)
}

/**
 * Whether what the best answer falls short of the maximum by is the author's rounding: the points of a part are
 * written with few digits (3 × 0.333, 7 × 0.14, 3 × 33 of 100), and each of so many parts may lack one unit of the
 * last. Of small whole numbers none is rounded.
 */
function isRounded(reached: number, maximum: number, parts: number): boolean {
  const decimals = String(Number(reached.toPrecision(12))).split('.')[1]?.length ?? 0
  const missing = maximum - reached
  if (decimals === 0 && maximum < 10 * parts) return false
  return missing > 0 && missing <= parts * 10 ** -decimals * (1 + 1e-9) && parts > 1
}

function positiveNumber(value: Value): number | null {
  const number = numberOf(value)
  return number !== null && number > 0 ? number : null
}

/**
 * The keys of the mapping of a response, or points in its areas, that add most, as many as may be chosen; null
 * where there is no mapping.
 */
export function bestMapped(item: Item, declaration: ResponseDeclaration): Scalar[] | null {
  const { mapping, areaMapping, cardinality } = declaration
  const worth = areaMapping
    ? areaMapping.entries.map(({ shape, value }) => [pointIn(shape), value] as const)
    : mapping && [...mapping.exact]
  if (!worth) return null
  const positive = worth.filter(([, value]) => value > 0)
  const best = positive.toSorted(([, left], [, right]) => right - left).map(([key]) => key)
  if (cardinality === 'single' || cardinality === 'record') return best.slice(0, 1)
  const interaction = item.interactions.find((one) => one.responseIdentifier === declaration.identifier)
  const most = interaction && 'maxChoices' in interaction ? (interaction.maxChoices ?? 0) : 0
  return most > 0 ? best.slice(0, most) : best
}

/** A point that lies in the area. */
function pointIn(shape: Shape): string {
  switch (shape.kind) {
    case 'default':
      return '0 0'
    case 'rect':
      return `${Math.round((shape.left + shape.right) / 2)} ${Math.round((shape.top + shape.bottom) / 2)}`
    case 'circle':
    case 'ellipse':
      return `${Math.round(shape.x)} ${Math.round(shape.y)}`
    case 'poly':
      return shape.points[0]?.join(' ') ?? '0 0'
  }
}

/**
 * Whether an answer to the item can be worth anything: it has an interaction to answer, its maximum is not
 * declared as 0, and something gives it a SCORE. What is not scored (a text to read, a survey, an essay that a
 * person marks elsewhere) counts in no score, neither for a student nor against.
 */
export function isScored(item: Item): boolean {
  const { interactions, outcomeDeclarations } = item
  if (!interactions.some(({ kind }) => kind !== 'endAttempt')) return false
  if (
    outcomeDeclarations.has('MAXSCORE') &&
    firstNumberOf(outcomeDeclarations.get('MAXSCORE')?.defaultValue) === 0
  )
    return false
  if (outcomeDeclarations.get('SCORE')?.normalMaximum === 0) return false
  return (
    missingScore(item) === null || (firstNumberOf(outcomeDeclarations.get('SCORE')?.defaultValue) ?? 0) > 0
  )
}

/** Why nothing can change the score; null where something can. */
export function missingScore({ outcomeDeclarations, responseRules }: Item): string | null {
  if (responseRules.length === 0) return 'there is no response processing'
  if (!outcomeDeclarations.has('SCORE')) return 'there is no outcome SCORE'
  return responseRules.some(setsScore) ? null : 'nothing sets SCORE'
}

function setsScore(rule: ResponseRule): boolean {
  if (rule.kind === 'exit') return false
  if (rule.kind !== 'condition') return rule.identifier === 'SCORE'
  return rule.branches.some(({ rules }) => rules.some(setsScore))
}

function firstNumberOf(value: Value | undefined): number | null {
  const [first] = scalarsOf(value ?? null)
  return typeof first === 'number' ? first : null
}
