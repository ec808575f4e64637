import type { ItemRef } from '#lib/qti/item/assessment-test.ts'
import { type Item, type ItemState, startState } from '#lib/qti/item/item.ts'
import { sameValue, single, type Value } from '#lib/qti/item/value.ts'
import { initialValue } from '#lib/qti/run/expressions/variables.ts'
import type { TestItem } from '#lib/qti/run/expressions/scope.ts'
import { correctResponseOf, defaultValueOf, drawTemplate } from '#lib/qti/run/templates/draw-template.ts'

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
