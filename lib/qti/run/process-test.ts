import { type Item, type ItemState, startState } from '#lib/qti/item/item.ts'
import type { AssessmentTest, ItemRef } from '#lib/qti/item/package.ts'
import type { ItemSubset, ResponseRule } from '#lib/qti/item/processing.ts'
import { sameValue, single, type Value } from '#lib/qti/item/value.ts'
import { createRandom, hashSeed } from '#lib/std/random.ts'
import { correctResponseOf, defaultValueOf, drawTemplate } from './draw-template.ts'
import { evaluate, pickBranch } from './expressions/evaluate.ts'
import { createEffort, numberOf, type Scope, type TestItem } from './expressions/scope.ts'
import { weighted } from './expressions/test-items.ts'
import { convertValue, initialValue, lookUp } from './expressions/variables.ts'

export type ProcessedTest = {
  /** By name, in the order of their declarations. */
  outcomes: ReadonlyMap<string, Value>
  /** Why the processing was given up, if it was; the outcomes mean nothing then. */
  exceeded: string | null
}

export type TestOptions = { seed?: number; durationSeconds?: number }

/**
 * Runs the outcome processing of a test from the default values on, as after every change of an item's
 * outcomes. `items` are those selected, in their order. Deterministic, never throws.
 */
export function processTest(
  test: AssessmentTest,
  items: readonly TestItem[],
  { seed = 0, durationSeconds = 0 }: TestOptions = {},
): ProcessedTest {
  const outcomes = new Map<string, Value>()
  for (const declaration of test.outcomeDeclarations.values()) {
    outcomes.set(declaration.identifier, initialValue(declaration))
  }
  const scope: Scope = {
    valueOf(identifier, weightIdentifier) {
      if (outcomes.has(identifier)) return outcomes.get(identifier) ?? null
      if (identifier === 'duration') return single('duration', durationSeconds)
      const found = findVariable(items, identifier)
      const value = found?.item.variables.get(found.name) ?? null
      if (!found || value?.cardinality !== 'single') return value
      return weighted(found.item, value, weightIdentifier)
    },
    correctOf(identifier) {
      const found = findVariable(items, identifier)
      return found?.item.correctResponses.get(found.name) ?? null
    },
    defaultOf(identifier) {
      const own = test.outcomeDeclarations.get(identifier)
      const found = own ? undefined : findVariable(items, identifier)
      return (own ?? found?.item.outcomeDeclarations.get(found.name))?.defaultValue ?? null
    },
    responseDeclarationOf: () => undefined,
    itemsOf: (subset) => items.filter((item) => isInSubset(item, subset)),
    random: createRandom(seed, hashSeed(test.identifier)),
    effort: createEffort(),
  }
  runRules(test.outcomeRules, { test, outcomes, scope })
  return { outcomes, exceeded: scope.effort.exceeded }
}

type Run = { test: AssessmentTest; outcomes: Map<string, Value>; scope: Scope }

/** False once a rule said to exit. */
function runRules(rules: ResponseRule[], run: Run): boolean {
  return rules.every((rule) => runRule(rule, run))
}

function runRule(rule: ResponseRule, run: Run): boolean {
  switch (rule.kind) {
    case 'condition':
      return runRules(pickBranch(rule.branches, run.scope), run)
    case 'setOutcomeValue':
    case 'lookupOutcomeValue': {
      const declaration = run.test.outcomeDeclarations.get(rule.identifier)
      if (!declaration) return true
      const value = evaluate(rule.expression, run.scope)
      const isTable = rule.kind === 'lookupOutcomeValue'
      const converted = convertValue(isTable ? lookUp(declaration, numberOf(value)) : value, declaration)
      if (converted !== undefined) run.outcomes.set(rule.identifier, converted)
      return true
    }
    case 'exit':
      return false
  }
}

/** `Q1.SCORE` is SCORE of the item Q1, and `Q1.2.SCORE` that of its second instance. */
function findVariable(
  items: readonly TestItem[],
  identifier: string,
): { item: TestItem; name: string } | undefined {
  for (let dot = identifier.indexOf('.'); dot !== -1; dot = identifier.indexOf('.', dot + 1)) {
    const reference = identifier.slice(0, dot)
    const [, place, rest] = /^(\d+)\.(.+)$/.exec(identifier.slice(dot + 1)) ?? []
    const instances = items.filter((item) => item.identifier === reference)
    const item = place === undefined ? instances[0] : instances[Number(place) - 1]
    if (item) return { item, name: rest ?? identifier.slice(dot + 1) }
  }
  return undefined
}

function isInSubset(
  item: TestItem,
  { sectionIdentifier, includeCategory, excludeCategory }: ItemSubset,
): boolean {
  if (sectionIdentifier !== undefined && !item.sections.includes(sectionIdentifier)) return false
  if (excludeCategory.some((category) => item.categories.includes(category))) return false
  return (
    includeCategory.length === 0 || includeCategory.some((category) => item.categories.includes(category))
  )
}

/** What a test sees of an item: its state after the last turn, null before the first. */
export function toTestItem(
  ref: ItemRef,
  item: Item,
  state: ItemState | null,
  { seed = 0, isPresented = state !== null }: { seed?: number; isPresented?: boolean } = {},
): TestItem {
  const { numAttempts, completionStatus, responses, outcomes } = state ?? startState(seed)
  const draw = drawTemplate(item, state?.seed ?? seed)
  const variables = new Map<string, Value>(draw.values)
  const correctResponses = new Map<string, Value>()
  for (const identifier of item.responseDeclarations.keys()) {
    variables.set(identifier, Object.hasOwn(responses, identifier) ? (responses[identifier] ?? null) : null)
    correctResponses.set(identifier, correctResponseOf(item, draw, identifier))
  }
  for (const declaration of item.outcomeDeclarations.values()) {
    const { identifier } = declaration
    const begins = initialValue({ ...declaration, defaultValue: defaultValueOf(item, draw, identifier) })
    variables.set(identifier, Object.hasOwn(outcomes, identifier) ? (outcomes[identifier] ?? null) : begins)
  }
  const outcomeDeclarations = new Map(item.outcomeDeclarations)
  for (const [name, source] of ref.variableMappings) {
    const declaration = item.outcomeDeclarations.get(source)
    if (declaration) outcomeDeclarations.set(name, declaration)
    variables.set(name, variables.get(source) ?? null)
  }
  variables.set('numAttempts', single('integer', numAttempts))
  variables.set('completionStatus', single('identifier', completionStatus))
  return {
    identifier: ref.identifier,
    categories: ref.categories,
    sections: ref.sections,
    weights: ref.weights,
    variables,
    correctResponses,
    outcomeDeclarations,
    isPresented,
    isAttempted: numAttempts > 0,
    hasResponded: [...correctResponses.keys()].some(
      (identifier) => (variables.get(identifier) ?? null) !== null,
    ),
    isCorrect: isCorrect(variables, correctResponses),
  }
}

function isCorrect(
  variables: ReadonlyMap<string, Value>,
  correctResponses: ReadonlyMap<string, Value>,
): boolean | null {
  const responses = [...correctResponses]
  if (responses.length === 0 || responses.some(([, correct]) => correct === null)) return null
  return responses.every(([identifier, correct]) => sameValue(variables.get(identifier) ?? null, correct))
}
