import { evaluate } from '#lib/qti/expressions/evaluate.ts'
import { type Scope, truthOf } from '#lib/qti/expressions/expression-definition.ts'
import type { Item, OutcomeDeclaration } from '#lib/qti/model.ts'
import type { Expression, ResponseRule } from '#lib/qti/processing-model.ts'
import type { Value } from '#lib/qti/value.ts'
import type { Responses } from './read-responses.ts'

/** The values of the outcome variables by name, in the order of their declarations. */
export type Outcomes = ReadonlyMap<string, Value>

/** Starts from the default values, as every attempt at a non-adaptive item does, and runs the rules. */
export function processResponses(item: Item, responses: Responses): Outcomes {
  const outcomes = new Map<string, Value>()
  for (const declaration of item.outcomeDeclarations.values()) {
    outcomes.set(declaration.identifier, initialValue(declaration))
  }
  const scope = createScope(item, responses, outcomes)
  runRules(item.responseRules, { item, outcomes, scope })
  return outcomes
}

type Run = { item: Item; outcomes: Map<string, Value>; scope: Scope }

/** False once a rule said to exit. */
function runRules(rules: ResponseRule[], run: Run): boolean {
  return rules.every((rule) => runRule(rule, run))
}

function runRule(rule: ResponseRule, run: Run): boolean {
  switch (rule.kind) {
    case 'condition': {
      const branch = rule.branches.find(({ condition }) => !condition || isTrue(condition, run.scope))
      return branch ? runRules(branch.rules, run) : true
    }
    case 'setOutcomeValue':
      setOutcome(rule.identifier, evaluate(rule.expression, run.scope), run)
      return true
    case 'exitResponse':
      return false
  }
}

/** NULL is not true (QTI 3, `response-if`). */
function isTrue(condition: Expression, scope: Scope): boolean {
  return truthOf(evaluate(condition, scope)) === true
}

/** A value of another type than the outcome's is discarded. */
function setOutcome(identifier: string, value: Value, run: Run): void {
  const declaration = run.item.outcomeDeclarations.get(identifier)
  if (!declaration) return
  const converted = value === null ? null : convert(value, declaration)
  if (converted !== undefined) run.outcomes.set(identifier, converted)
}

/**
 * Integers are floats too; a float that is whole may go into an integer, since the standard
 * templates yield floats and many items declare an integer SCORE.
 */
function convert(value: NonNullable<Value>, declaration: OutcomeDeclaration): Value | undefined {
  const { baseType, cardinality } = declaration
  if (value.cardinality !== cardinality) return undefined
  if (value.baseType === baseType) return value
  if (value.cardinality !== 'single' || typeof value.value !== 'number') return undefined
  if (baseType === 'integer' && !Number.isInteger(value.value)) return undefined
  if (baseType !== 'integer' && baseType !== 'float') return undefined
  return { cardinality: 'single', baseType, value: value.value }
}

/** Numeric outcomes without a default begin at 0, others at NULL (QTI 3, outcome declaration). */
function initialValue({ cardinality, baseType, defaultValue }: OutcomeDeclaration): Value {
  if (defaultValue !== null || cardinality !== 'single') return defaultValue
  return baseType === 'integer' || baseType === 'float' ? { cardinality, baseType, value: 0 } : null
}

function createScope(item: Item, responses: Responses, outcomes: ReadonlyMap<string, Value>): Scope {
  return {
    valueOf(identifier) {
      if (outcomes.has(identifier)) return outcomes.get(identifier) ?? null
      const declaration = item.responseDeclarations.get(identifier)
      if (!declaration) return null
      return responses.has(identifier) ? (responses.get(identifier) ?? null) : declaration.defaultValue
    },
    responseDeclarationOf: (identifier) => item.responseDeclarations.get(identifier),
    defaultOf: (identifier) =>
      (item.responseDeclarations.get(identifier) ?? item.outcomeDeclarations.get(identifier))?.defaultValue ??
      null,
  }
}
