import type { Item } from '#lib/qti/item/item.ts'
import type { Expression, TemplateRule } from '#lib/qti/item/processing.ts'
import type { Value } from '#lib/qti/item/value.ts'
import { createRandom, hashSeed, type Random } from '#lib/std/random.ts'
import { evaluate, pickBranch } from './expressions/evaluate.ts'
import { createEffort, type Scope, truthOf } from './expressions/scope.ts'
import { convertValue } from './expressions/variables.ts'

/** What template processing made of an item for one attempt. */
export type TemplateDraw = {
  /** Of every template variable. */
  values: ReadonlyMap<string, Value>
  /** Of the responses whose correct response was set anew. */
  correctResponses: ReadonlyMap<string, Value>
  /** Of the responses and outcomes whose default was set anew. */
  defaultValues: ReadonlyMap<string, Value>
  /** Why the processing was given up, if it was. */
  exceeded: string | null
}

/** QTI 3, `template-constraint`: so often are the rules before it run at most. */
const maxTries = 100

/**
 * Runs the template processing. The same item and seed give the same values, so that only the seed
 * need be stored with an attempt.
 */
export function drawTemplate(item: Item, seed: number): TemplateDraw {
  if (item.templateDeclarations.size === 0 && item.templateRules.length === 0) return nothingDrawn
  const run: Run = {
    item,
    draw: startDraw(item),
    tries: 1,
    random: createRandom(seed, hashSeed(item.identifier), templateStream),
    effort: createEffort(),
  }
  while (runRules(item.templateRules, run) === 'restart') {
    run.tries++
    run.draw = startDraw(item)
  }
  return { ...run.draw, exceeded: run.effort.exceeded }
}

const nothingDrawn: TemplateDraw = {
  values: new Map(),
  correctResponses: new Map(),
  defaultValues: new Map(),
  exceeded: null,
}

/** Sets these draws apart from those of response processing. */
const templateStream = 1

type Draw = {
  values: Map<string, Value>
  correctResponses: Map<string, Value>
  defaultValues: Map<string, Value>
}
type Run = { item: Item; draw: Draw; tries: number; random: Random; effort: Scope['effort'] }
type Step = 'next' | 'exit' | 'restart'

function startDraw(item: Item): Draw {
  const values = new Map<string, Value>()
  for (const { identifier, defaultValue } of item.templateDeclarations.values()) {
    values.set(identifier, defaultValue)
  }
  return { values, correctResponses: new Map(), defaultValues: new Map() }
}

function runRules(rules: TemplateRule[], run: Run): Step {
  for (const rule of rules) {
    const step = runRule(rule, run)
    if (step !== 'next') return step
  }
  return 'next'
}

function runRule(rule: TemplateRule, run: Run): Step {
  const { item, draw } = run
  const scope = createScope(run)
  switch (rule.kind) {
    case 'condition':
      return runRules(pickBranch(rule.branches, scope), run)
    case 'setTemplateValue':
      set(draw.values, item.templateDeclarations.get(rule.identifier), rule, scope)
      return 'next'
    case 'setCorrectResponse':
      set(draw.correctResponses, item.responseDeclarations.get(rule.identifier), rule, scope)
      return 'next'
    case 'setDefaultValue': {
      const { responseDeclarations, outcomeDeclarations } = item
      const declaration =
        responseDeclarations.get(rule.identifier) ?? outcomeDeclarations.get(rule.identifier)
      set(draw.defaultValues, declaration, rule, scope)
      return 'next'
    }
    case 'constraint':
      return keepOrRestart(rule.expression, run, scope)
    case 'exit':
      return 'exit'
  }
}

/** After the last try the declared defaults stand, and the rules behind go on with them. */
function keepOrRestart(expression: Expression, run: Run, scope: Scope): Step {
  if (truthOf(evaluate(expression, scope)) === true) return 'next'
  if (run.tries < maxTries && run.effort.exceeded === null) return 'restart'
  run.draw = startDraw(run.item)
  return 'next'
}

/** A value of another type than the variable's is discarded. */
function set(
  into: Map<string, Value>,
  declaration: Parameters<typeof convertValue>[1] | undefined,
  { identifier, expression }: { identifier: string; expression: Expression },
  scope: Scope,
): void {
  if (!declaration) return
  const converted = convertValue(evaluate(expression, scope), declaration)
  if (converted !== undefined) into.set(identifier, converted)
}

function createScope({ item, draw, random, effort }: Run): Scope {
  return {
    valueOf: (identifier) => draw.values.get(identifier) ?? null,
    correctOf: (identifier) => correctResponseOf(item, draw, identifier),
    defaultOf: (identifier) => defaultValueOf(item, draw, identifier),
    responseDeclarationOf: (identifier) => item.responseDeclarations.get(identifier),
    itemsOf: () => [],
    random,
    effort,
  }
}

type Drawn = Pick<TemplateDraw, 'correctResponses' | 'defaultValues'>

/** The correct response of this attempt, NULL where there is none. */
export function correctResponseOf(item: Item, drawn: Drawn, identifier: string): Value {
  if (drawn.correctResponses.has(identifier)) return drawn.correctResponses.get(identifier) ?? null
  return item.responseDeclarations.get(identifier)?.correctResponse ?? null
}

/** The default of a response, outcome or template variable in this attempt. */
export function defaultValueOf(item: Item, drawn: Drawn, identifier: string): Value {
  if (drawn.defaultValues.has(identifier)) return drawn.defaultValues.get(identifier) ?? null
  const declaration =
    item.responseDeclarations.get(identifier) ??
    item.outcomeDeclarations.get(identifier) ??
    item.templateDeclarations.get(identifier)
  return declaration?.defaultValue ?? null
}
