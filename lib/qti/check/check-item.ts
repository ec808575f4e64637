import type { Choice, ContentNode, Hotspot, Interaction } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { Expression, ResponseRule } from '#lib/qti/item/processing.ts'
import { drawTemplate, type TemplateDraw } from '#lib/qti/run/draw-template.ts'
import { findUnreachableMaximum } from './find-unreachable-maximum.ts'
import { type Finding, isMarked, saysWhatIsRight } from './finding.ts'

/** What is wrong with an item that parses: what a student would find unfair or impossible. */
export function checkItem(item: Item): Finding[] {
  const draw = drawTemplate(item, 0)
  const missing = findMissingAnswers(item, draw)
  const equal = item.interactions.flatMap(findEqualChoices)
  const unreachable = missing.length > 0 ? [] : findUnreachableMaximum(item, draw)
  return [...missing, ...equal, ...unreachable, ...findMissingTexts(item), ...findPrograms(item)]
}

function findMissingAnswers(item: Item, draw: TemplateDraw): Finding[] {
  const compared = new Set<string>()
  for (const rule of item.responseRules) collectCompared(rule, compared)
  const about = new Set(item.interactions.filter(isMarked).map((one) => one.responseIdentifier))
  return [...about].flatMap((identifier): Finding[] => {
    if (saysWhatIsRight(item, draw, identifier) || compared.has(identifier)) return []
    return [
      {
        severity: 'error',
        about: identifier,
        text: `no correct response: nothing says what is right for "${identifier}"`,
      },
    ]
  })
}

/** Variables that the processing compares with values of its own need no declared answer. */
function collectCompared(rule: ResponseRule, into: Set<string>): void {
  if (rule.kind === 'exit') return
  if (rule.kind !== 'condition') {
    collectVariables(rule.expression, into)
    return
  }
  for (const { condition, rules } of rule.branches) {
    if (condition) collectVariables(condition, into)
    for (const inner of rules) collectCompared(inner, into)
  }
}

function collectVariables(expression: Expression, into: Set<string>): void {
  const { operands } = expression
  if (operands.some(({ kind }) => kind === 'correct')) return
  if (expression.kind === 'isNull') return
  for (const operand of operands) {
    if (operand.kind === 'variable') into.add(operand.identifier)
    else collectVariables(operand, into)
  }
}

function findMissingTexts(item: Item): Finding[] {
  return item.interactions.flatMap((interaction): Finding[] => {
    if (!('image' in interaction) || interaction.image.alt !== '') return []
    const { responseIdentifier: about } = interaction
    return [{ severity: 'warning', about, text: `the image of "${about}" has no text that stands for it` }]
  })
}

/** What is right is taken out of an item before a student gets it; out of a program nothing can be taken. */
function findPrograms(item: Item): Finding[] {
  return item.interactions.flatMap(({ kind, responseIdentifier: about }): Finding[] => {
    if (kind !== 'portableCustom') return []
    const text = `the program of "${about}" reaches the student as it is: see that no answer stands in it`
    return [{ severity: 'warning', about, text }]
  })
}

/** Choices between which a student cannot tell. */
function findEqualChoices(interaction: Interaction): Finding[] {
  return setsOf(interaction).flatMap((choices) => {
    const seen = new Map<string, string>()
    return choices.flatMap(({ identifier, look }): Finding[] => {
      const first = seen.get(look)
      if (first === undefined) {
        seen.set(look, identifier)
        return []
      }
      const text = `equal choices: "${first}" and "${identifier}" of "${interaction.responseIdentifier}" are the same`
      return [{ severity: 'error', about: identifier, text }]
    })
  })
}

type Looked = { identifier: string; look: string }

function setsOf(interaction: Interaction): Looked[][] {
  switch (interaction.kind) {
    case 'choice':
    case 'inlineChoice':
    case 'order':
    case 'associate':
    case 'gapMatch':
    case 'graphicGapMatch':
      return [choicesOf(interaction.choices)]
    case 'match':
      return [choicesOf(interaction.sources), choicesOf(interaction.targets)]
    case 'hotspot':
    case 'graphicOrder':
    case 'graphicAssociate':
      return [hotspotsOf(interaction.hotspots)]
    default:
      return []
  }
}

/** Those that depend on a template variable are alternatives, and never seen together. */
function choicesOf(choices: Choice[]): Looked[] {
  return choices
    .filter(({ condition }) => condition === undefined)
    .map(({ identifier, body, label }) => ({ identifier, look: `${lookOf(body).trim()} ${label ?? ''}` }))
}

function hotspotsOf(hotspots: Hotspot[]): Looked[] {
  return hotspots
    .filter(({ condition }) => condition === undefined)
    .map(({ identifier, shape, coords }) => ({ identifier, look: `${shape} ${coords.join()}` }))
}

/** White space shows in `pre` alone, and what an element is called inside the file never does. */
function lookOf(nodes: ContentNode[], inPre = false): string {
  return nodes
    .map((node) => {
      if (typeof node !== 'string') return elementLook(node, inPre)
      return inPre ? node : node.replace(/\s+/g, ' ')
    })
    .join('')
}

function elementLook(node: Exclude<ContentNode, string>, inPre: boolean): string {
  if (node.kind !== 'element') return JSON.stringify(node)
  const { name, attributes = {}, children = [] } = node
  const shown = Object.entries(attributes).filter(
    ([attribute]) => attribute !== 'id' && attribute !== 'class',
  )
  const inside = lookOf(children, inPre || name === 'pre')
  return shown.length === 0 && plainNames.has(name)
    ? inside
    : `<${name} ${JSON.stringify(shown)}>${inside}</${name}>`
}

/** Elements that alone make no difference to see. */
const plainNames: ReadonlySet<string> = new Set(['p', 'div', 'span'])
