import { type Item, type ItemState, type ModalFeedback, startState } from '#lib/qti/item/item.ts'
import type { ResponseProblem } from '#lib/qti/item/problem.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { type Scalar, scalarsOf, type Value } from '#lib/qti/item/value.ts'
import { drawTemplate } from '#lib/qti/run/draw-template.ts'
import { maxScoreOf } from './max-score.ts'
import { type Outcomes, processResponses, type Turn } from './process-responses.ts'
import { type Responses, readResponses } from './read-responses.ts'

/** `invalid`: nothing was scored and nothing may be concluded. `correct`: the score is the maximum. */
export type ItemScore =
  | { kind: 'invalid'; problems: ResponseProblem[] }
  | {
      kind: 'scored'
      score: number
      maxScore: number
      correct: boolean
      outcomes: Record<string, OutcomeValue>
      /** For the student's eyes only after `toPublicFeedback`. */
      feedback: ModalFeedback[]
      /** Where the next turn at an adaptive item begins. */
      state: ItemState
    }

/** A single value, a list for containers, an object for records, null for NULL. */
export type OutcomeValue = Scalar | Scalar[] | { [field: string]: Scalar } | null

export type ScoreOptions = {
  /** Stored with the attempt: the same seed draws the same template and the same chances. */
  seed?: number
  /** Of the turn before, for adaptive items; its seed counts. */
  state?: ItemState
  /** Spent on the item so far. */
  durationSeconds?: number
  /** False lets answers pass that break the limits of an interaction. */
  enforceLimits?: boolean
}

/** Scores what a student answered; deterministic, never throws. An item without SCORE scores 0. */
export function scoreItem(item: Item, responses: LexicalResponses, options: ScoreOptions = {}): ItemScore {
  const state = options.state ?? startState(options.seed ?? 0)
  if (item.adaptive && state.completionStatus === 'completed') return invalid('the item is completed')
  const read = readResponses(item, responses, { enforceLimits: options.enforceLimits ?? true })
  if (!read.ok) return { kind: 'invalid', problems: read.error }
  const turn: Turn = {
    state,
    draw: drawTemplate(item, state.seed),
    durationSeconds: options.durationSeconds ?? 0,
  }
  const given = goOnWith(item, state, responses, read.value)
  const { outcomes, completionStatus, exceeded } = processResponses(item, given, turn)
  if (exceeded !== null) return invalid(exceeded)
  const scored = scalarsOf(outcomes.get('SCORE') ?? null)[0]
  const score = typeof scored === 'number' ? scored : 0
  const maxScore = maxScoreOf(item, turn)
  const reached: ItemState = {
    seed: state.seed,
    numAttempts: state.numAttempts + 1,
    completionStatus,
    responses: Object.fromEntries(given),
    outcomes: Object.fromEntries(outcomes),
  }
  return {
    kind: 'scored',
    score,
    maxScore,
    correct: score >= maxScore - rounding * maxScore,
    outcomes: toPlainOutcomes(outcomes),
    feedback: earnedFeedback(item, reached),
    state: reached,
  }
}

/** Sums of mapped fractions (0.1 + 0.2) must not miss the maximum. */
const rounding = 1e-9

/**
 * In an adaptive item a response that is not given again is as it was; that of an end-attempt button is
 * true for the press alone.
 */
function goOnWith(item: Item, state: ItemState, responses: LexicalResponses, values: Responses): Responses {
  const given = new Map<string, Value>(item.adaptive ? Object.entries(state.responses) : [])
  for (const identifier of Object.keys(responses)) given.delete(identifier)
  for (const interaction of item.interactions) {
    if (interaction.kind !== 'endAttempt') continue
    given.set(interaction.responseIdentifier, { cardinality: 'single', baseType: 'boolean', value: false })
  }
  for (const [identifier, value] of values) given.set(identifier, value)
  return given
}

function invalid(message: string): ItemScore {
  return { kind: 'invalid', problems: [{ path: 'responses', message }] }
}

/** The outcomes as plain values. */
export function toPlainOutcomes(outcomes: Outcomes): Record<string, OutcomeValue> {
  return Object.fromEntries([...outcomes].map(([identifier, value]) => [identifier, toPlain(value)]))
}

/** A value without its type. */
export function toPlain(value: Value): OutcomeValue {
  if (value === null) return null
  if (value.cardinality === 'single') return value.value
  if (value.cardinality !== 'record') return value.values
  return Object.fromEntries(Object.entries(value.fields).map(([name, field]) => [name, field.value]))
}

/** The item's modal feedback whose condition holds in that state, in the item's order. */
export function earnedFeedback(item: Item, { outcomes }: Pick<ItemState, 'outcomes'>): ModalFeedback[] {
  return item.modalFeedback.filter(({ outcomeIdentifier, outcomeValue, showWhenMatching }) => {
    const held = scalarsOf(outcomes[outcomeIdentifier] ?? null)
    return held.includes(outcomeValue) === showWhenMatching
  })
}
