import { listGaps, listInteractions } from '#components/qti/content/list-interactions.ts'
import type { Look, OrderInteraction, PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { isBlank, normalText } from '#lib/qti/typed/normal-text.ts'
import { readNumber } from '#lib/qti/typed/read-number.ts'
import { isEntered, valuesOf } from './answer-values.ts'
import { halvesOf, type Pairable, usesOf } from './pair-rules.ts'

/** Why what was entered cannot be sent, in the student's words; `null` where it can. What is empty is no problem. */
export function answerProblem(item: PublicItem, responses: LexicalResponses): string | null {
  for (const interaction of listInteractions(item)) {
    const values = valuesOf(responses, interaction.responseIdentifier)
    const problem = isEntered(values) ? interactionProblem(interaction, values) : null
    if (problem) return problem
  }
  return null
}

const missing = 'Match the ones that are still missing.'

/** Why these values of one interaction cannot be sent; `null` where they can. */
export function interactionProblem(interaction: PublicInteraction, values: string[]): string | null {
  switch (interaction.kind) {
    case 'choice':
    case 'hotspot':
    case 'hottext':
    case 'selectPoint':
    case 'positionObject':
    case 'graphicOrder':
      return values.length >= interaction.minChoices ? null : `Choose at least ${interaction.minChoices}.`
    case 'match':
      return pairsProblem(interaction, [...interaction.sources, ...interaction.targets], values)
    case 'associate':
      return pairsProblem(interaction, interaction.choices, values)
    case 'gapMatch': {
      const filled = new Set(values.map((pair) => halvesOf(pair)[1]))
      const required = listGaps(interaction.body).filter((gap) => gap.required)
      if (!required.every(({ identifier }) => filled.has(identifier)))
        return 'Fill the gaps that are still empty.'
      return pairsProblem(interaction, interaction.choices, values)
    }
    case 'graphicGapMatch':
      return pairsProblem(interaction, [...interaction.choices, ...interaction.hotspots], values)
    case 'graphicAssociate':
      return pairsProblem(interaction, interaction.hotspots, values)
    case 'textEntry':
      return firstProblem(values.map((value) => textProblem(interaction, value)))
    case 'extendedText': {
      const written = values.filter((value) => value.trim() !== '')
      const problem = firstProblem(written.map((value) => textProblem(interaction, value)))
      return problem ?? (written.length >= interaction.minStrings ? null : 'There is room for more answers.')
    }
    case 'inlineChoice':
      return values.length >= (interaction.minChoices ?? 0) ? null : 'Choose an answer.'
    case 'order':
      return !ordersSome(interaction) || values.length >= (interaction.minChoices ?? 0)
        ? null
        : `Put at least ${interaction.minChoices} in order.`
    case 'media':
      return Number(values[0] ?? 0) >= interaction.minPlays ? null : 'Listen or watch to the end first.'
    case 'slider':
    case 'drawing':
    case 'upload':
    case 'endAttempt':
    case 'portableCustom':
      return null
  }
}

function firstProblem(problems: (string | null)[]): string | null {
  return problems.find((each) => each !== null) ?? null
}

function pairsProblem(
  { minAssociations }: { minAssociations: number },
  members: readonly Pairable[],
  pairs: string[],
): string | null {
  const isEnough =
    pairs.length >= minAssociations &&
    members.every(({ identifier, matchMin }) => usesOf(pairs, identifier) >= matchMin)
  return isEnough ? null : missing
}

/** QTI 3, `min-choices` of an order interaction: where it or a maximum is given, only some are ordered. */
export function ordersSome({ choices, minChoices, maxChoices }: OrderInteraction): boolean {
  if (minChoices === undefined && maxChoices === undefined) return false
  return (minChoices ?? 1) < choices.length
}

/** A list that cannot be moved: it is in order as it stands. */
export function isOneLine(interaction: PublicInteraction): interaction is OrderInteraction {
  return interaction.kind === 'order' && !ordersSome(interaction) && interaction.choices.length < 2
}

type Asked = Look & { baseType: 'string' | 'integer' | 'float'; patternMask?: string }

/** Why a text cannot be sent, in the student's words; `null` where it can. */
export function textProblem({ baseType, patternMask, data }: Asked, text: string): string | null {
  if (isBlank(text)) return null
  if (baseType !== 'string' && readNumber(text, baseType) === null) return numberProblems[baseType]
  const mask = patternMask === undefined ? null : compileMask(patternMask)
  if (!mask || mask.test(text) || mask.test(normalText(text))) return null
  return data?.['data-patternmask-message'] ?? 'This is not written in the way that is asked for.'
}

const numberProblems = {
  integer: 'Write a whole number, for example 12.',
  float: 'Write a number, for example 12, 0.5 or 1/2.',
}

/** How a number was read, where it is not read letter for letter or could be read in two ways. */
export function readingNote({ baseType }: Pick<Asked, 'baseType'>, text: string): string | null {
  const read = baseType === 'string' ? null : readNumber(text, baseType)
  if (read === null) return null
  const { reading, otherReading: other } = read
  if (reading === normalText(text) && other === undefined) return null
  const said = `${text.trim()} is read as ${shown(reading)}.`
  if (other === undefined) return `${said} If you mean another number, change it.`
  const how = other.includes('.') ? 'with a point' : reading.includes('.') ? 'without the point' : 'alone'
  return `${said} If you mean ${shown(other)}, write it ${how}.`
}

function shown(reading: string): string {
  return reading.replaceAll('-', '\u2212')
}

/**
 * An author's mask as an expression of the browser's, or null where the two differ or where it could take
 * too long: the mask is a courtesy to the student, and the server alone judges.
 */
function compileMask(source: string): RegExp | null {
  const differs = /[+*}]\)[+*{]|\\[icIC]|\[[^\]]*-\[/
  if (source.length > 200 || differs.test(source)) return null
  try {
    return new RegExp(`^(?:${source})$`, 'u')
  } catch {
    return null
  }
}
