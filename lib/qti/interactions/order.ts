import type { Choice } from '#lib/qti/interaction-model.ts'
import { readBoolean, readWord } from '#lib/qti/parse/read-attributes.ts'
import { writeElement } from '#lib/qti/public/write-element.ts'
import type { Scalar } from '#lib/qti/value.ts'
import {
  arrange,
  parseChoices,
  parsePrompt,
  refill,
  reportDuplicates,
  toPublicChoice,
  unknownChoices,
  writeChoice,
  writePrompt,
} from './choices.ts'
import type { InteractionDefinition, PublicContext, PublicOf } from './interaction-definition.ts'

/** `qti-order-interaction`, QTI 3; the response lists all choices. */
export const order: InteractionDefinition<'order'> = {
  element: 'qti-order-interaction',
  cardinalities: ['ordered'],
  baseTypes: ['identifier'],

  parse(element, context) {
    for (const name of ['min-choices', 'max-choices']) {
      if (element.attributes[name] === undefined) continue
      context.report(element, `ordering only some of the choices (${name}) is not supported yet`)
    }
    const choices = parseChoices(element, 'qti-simple-choice', context)
    reportDuplicates(element, choices, context)
    const prompt = parsePrompt(element, context)
    return {
      kind: 'order',
      responseIdentifier: element.attributes['response-identifier'] ?? '',
      ...(prompt && { prompt }),
      shuffle: readBoolean(element, 'shuffle', false, context.report),
      orientation: readWord(element, 'orientation', ['vertical', 'horizontal'], context.report),
      choices,
    }
  },

  check(interaction, values) {
    const problems = unknownChoices(interaction.choices, values.map(String))
    if (new Set(values).size < values.length) problems.push('a choice is listed twice')
    const missing = interaction.choices.length - values.length
    if (problems.length === 0 && missing > 0) problems.push(`all choices must be listed, ${missing} are not`)
    return problems
  },

  toPublic(interaction, context) {
    const picked: PublicOf<'order'> = {
      kind: 'order',
      responseIdentifier: interaction.responseIdentifier,
      orientation: interaction.orientation,
      choices: shownOrder(interaction.choices, interaction.shuffle, context).map((choice) =>
        toPublicChoice(choice, context),
      ),
    }
    if (interaction.prompt) picked.prompt = context.toBody(interaction.prompt)
    return picked
  },

  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-simple-choice', choice, writeBody))
    return writeElement(
      'qti-order-interaction',
      {
        'response-identifier': interaction.responseIdentifier,
        shuffle: 'false',
        orientation: interaction.orientation,
      },
      writePrompt(interaction.prompt, writeBody) + choices.join(''),
    )
  },

  singleChanges(_interaction, answer) {
    return answer.slice(1).map((later, index) => answer.toSpliced(index, 2, later, answer[index] ?? later))
  },
}

/**
 * Authors often write the choices in the right order, so an item that knows its answer is shuffled
 * whatever it says, and never shown solved. A public form knows no answer and stays as it is.
 */
function shownOrder(choices: Choice[], shuffle: boolean, context: PublicContext): Choice[] {
  const answer = context.correctResponse
  const shown = arrange(choices, shuffle || answer.length > 0, context.random)
  if (!isSolved(shown, answer)) return shown
  const [first, ...rest] = shown.filter((choice) => !choice.fixed)
  return first ? refill(shown, [...rest, first]) : shown
}

function isSolved(choices: Choice[], answer: Scalar[]): boolean {
  return choices.length === answer.length && choices.every(({ identifier }, at) => identifier === answer[at])
}
