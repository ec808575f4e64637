import { type Item, type ItemState, startState } from '#lib/qti/item/item.ts'
import type { ResponseRule } from '#lib/qti/item/processing.ts'
import { single, type Value } from '#lib/qti/item/value.ts'
import {
  correctResponseOf,
  defaultValueOf,
  drawTemplate,
  type TemplateDraw,
} from '#lib/qti/run/draw-template.ts'
import { evaluate, pickBranch } from '#lib/qti/run/expressions/evaluate.ts'
import { createEffort, numberOf, type Scope, stringOf } from '#lib/qti/run/expressions/scope.ts'
import { convertValue, initialValue, lookUp } from '#lib/qti/run/expressions/variables.ts'
import { normalValue } from '#lib/qti/typed/normal-value.ts'
import { createRandom, hashSeed, type Random } from '#lib/std/random.ts'
import type { Responses } from './read-responses.ts'

/** The values of the outcome variables by name, in the order of their declarations. */
export type Outcomes = ReadonlyMap<string, Value>

export type Processed = {
  outcomes: Outcomes
  completionStatus: string
  /** Why the processing was given up, if it was; the outcomes mean nothing then. */
  exceeded: string | null
}

/** What a turn adds to the responses. */
export type Turn = {
  /** Of the turn before. */
  state: ItemState
  draw: TemplateDraw
  /** Spent on the item so far. */
  durationSeconds: number
}

/** A first turn at an item. */
export function firstTurn(item: Item, seed: number): Turn {
  return { state: startState(seed), draw: drawTemplate(item, seed), durationSeconds: 0 }
}

/**
 * Runs the rules. An adaptive item goes on with the outcomes of the turn before; every other starts from
 * the default values.
 */
export function processResponses(item: Item, responses: Responses, turn = firstTurn(item, 0)): Processed {
  const outcomes = new Map<string, Value>()
  const goesOn = item.adaptive && turn.state.numAttempts > 0
  for (const declaration of item.outcomeDeclarations.values()) {
    const { identifier } = declaration
    const isKept = goesOn && Object.hasOwn(turn.state.outcomes, identifier)
    const defaultValue = defaultValueOf(item, turn.draw, identifier)
    const begins = initialValue({ ...declaration, defaultValue })
    outcomes.set(identifier, isKept ? (turn.state.outcomes[identifier] ?? null) : begins)
  }
  const isDeclared = item.outcomeDeclarations.has('completionStatus')
  const status = goesOn ? turn.state.completionStatus : 'unknown'
  if (!isDeclared) outcomes.set('completionStatus', single('identifier', status))
  const scope = createScope(item, responses, outcomes, turn)
  runRules(item.responseRules, { item, outcomes, scope })
  const reached = stringOf(outcomes.get('completionStatus')) ?? status
  if (!isDeclared && !item.adaptive) outcomes.delete('completionStatus')
  return {
    outcomes,
    // One turn completes an item that is not adaptive.
    completionStatus: item.adaptive ? reached : 'completed',
    exceeded: turn.draw.exceeded ?? scope.effort.exceeded,
  }
}

type Run = { item: Item; outcomes: Map<string, Value>; scope: Scope }

/** False once a rule said to exit. */
function runRules(rules: ResponseRule[], run: Run): boolean {
  return rules.every((rule) => runRule(rule, run))
}

function runRule(rule: ResponseRule, run: Run): boolean {
  switch (rule.kind) {
    case 'condition':
      return runRules(pickBranch(rule.branches, run.scope), run)
    case 'setOutcomeValue':
      setOutcome(rule.identifier, evaluate(rule.expression, run.scope), run)
      return true
    case 'lookupOutcomeValue': {
      const declaration = run.item.outcomeDeclarations.get(rule.identifier)
      const source = numberOf(evaluate(rule.expression, run.scope))
      if (declaration) setOutcome(rule.identifier, lookUp(declaration, source), run)
      return true
    }
    case 'exit':
      return false
  }
}

/** A value of another type than the outcome's is discarded. */
function setOutcome(identifier: string, value: Value, { item, outcomes }: Run): void {
  const declaration =
    item.outcomeDeclarations.get(identifier) ?? (outcomes.has(identifier) ? builtIn : undefined)
  const converted = declaration && convertValue(value, declaration)
  if (converted !== undefined) outcomes.set(identifier, converted)
}

/** The type of `completionStatus`. */
const builtIn = { cardinality: 'single', baseType: 'identifier' } as const

/** Texts are compared in their normal form; each value is brought into it once, for a rule may ask again and again. */
function createScope(item: Item, responses: Responses, outcomes: Outcomes, turn: Turn): Scope {
  const asWritten = createWrittenScope(item, responses, outcomes, turn)
  const known = new Map<Value, Value>()
  const normal = (value: Value): Value => {
    const found = known.get(value) ?? normalValue(value)
    known.set(value, found)
    return found
  }
  return {
    ...asWritten,
    asWritten,
    valueOf: (identifier) => normal(asWritten.valueOf(identifier)),
    correctOf: (identifier) => normal(asWritten.correctOf(identifier)),
    defaultOf: (identifier) => normal(asWritten.defaultOf(identifier)),
  }
}

function createWrittenScope(item: Item, responses: Responses, outcomes: Outcomes, turn: Turn): Scope {
  const { state, draw, durationSeconds } = turn
  return {
    valueOf(identifier) {
      if (outcomes.has(identifier)) return outcomes.get(identifier) ?? null
      if (responses.has(identifier)) return responses.get(identifier) ?? null
      if (draw.values.has(identifier)) return draw.values.get(identifier) ?? null
      if (item.responseDeclarations.has(identifier)) return defaultValueOf(item, draw, identifier)
      if (identifier === 'numAttempts') return single('integer', state.numAttempts + 1)
      return identifier === 'duration' ? single('duration', durationSeconds) : null
    },
    correctOf: (identifier) => correctResponseOf(item, draw, identifier),
    defaultOf: (identifier) => defaultValueOf(item, draw, identifier),
    responseDeclarationOf: (identifier) => item.responseDeclarations.get(identifier),
    itemsOf: () => [],
    random: whenNeeded(() =>
      createRandom(state.seed, hashSeed(item.identifier), responseStream + state.numAttempts),
    ),
    effort: createEffort(),
  }
}

/** Few items leave anything to chance, and a generator takes its time to warm up. */
function whenNeeded(create: () => Random): Random {
  let random: Random | null = null
  return () => {
    random ??= create()
    return random()
  }
}

/** Sets these draws apart from those of the template, and those of one turn from the next. */
const responseStream = 2
