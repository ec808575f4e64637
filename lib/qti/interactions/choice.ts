import { readBoolean, readCount, readWord } from '#lib/qti/parse/read-attributes.ts'
import { writeElement } from '#lib/qti/public/write-element.ts'
import {
  arrange,
  parseChoices,
  parsePrompt,
  reportDuplicates,
  toPublicChoice,
  unknownChoices,
  writeChoice,
  writePrompt,
} from './choices.ts'
import type { InteractionDefinition, PublicOf } from './interaction-definition.ts'

/** `qti-choice-interaction`, QTI 3. */
export const choice: InteractionDefinition<'choice'> = {
  element: 'qti-choice-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['identifier'],

  parse(element, context) {
    const { report } = context
    const choices = parseChoices(element, 'qti-simple-choice', context)
    reportDuplicates(element, choices, context)
    const prompt = parsePrompt(element, context)
    // An omitted maximum is 1, and a single response holds one choice at most.
    const maxChoices = readCount(element, 'max-choices', 1, report)
    return {
      kind: 'choice',
      responseIdentifier: element.attributes['response-identifier'] ?? '',
      ...(prompt && { prompt }),
      shuffle: readBoolean(element, 'shuffle', false, report),
      minChoices: readCount(element, 'min-choices', 0, report),
      maxChoices: context.declaration?.cardinality === 'single' ? 1 : maxChoices,
      orientation: readWord(element, 'orientation', ['vertical', 'horizontal'], report),
      choices,
    }
  },

  check(interaction, values) {
    const problems = unknownChoices(interaction.choices, values.map(String))
    const { maxChoices } = interaction
    if (maxChoices > 0 && values.length > maxChoices) problems.push(`at most ${maxChoices} may be chosen`)
    return problems
  },

  toPublic(interaction, context) {
    const shown = arrange(interaction.choices, interaction.shuffle, context.random)
    const picked: PublicOf<'choice'> = {
      kind: 'choice',
      responseIdentifier: interaction.responseIdentifier,
      minChoices: interaction.minChoices,
      maxChoices: interaction.maxChoices,
      orientation: interaction.orientation,
      choices: shown.map((choice) => toPublicChoice(choice, context)),
    }
    if (interaction.prompt) picked.prompt = context.toBody(interaction.prompt)
    return picked
  },

  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-simple-choice', choice, writeBody))
    return writeElement(
      'qti-choice-interaction',
      {
        'response-identifier': interaction.responseIdentifier,
        shuffle: 'false',
        'min-choices': String(interaction.minChoices),
        'max-choices': String(interaction.maxChoices),
        orientation: interaction.orientation,
      },
      writePrompt(interaction.prompt, writeBody) + choices.join(''),
    )
  },

  singleChanges(interaction, answer, declaration) {
    const chosen = new Set(answer)
    const others = interaction.choices.map(({ identifier }) => identifier).filter((id) => !chosen.has(id))
    if (declaration.cardinality === 'single') return [...others, null]
    const fewer = answer.map((dropped) => answer.filter((identifier) => identifier !== dropped))
    const exchanged = fewer.flatMap((rest) => others.map((other) => [...rest, other]))
    const more = others.map((other) => [...answer, other])
    return [...fewer, ...exchanged, ...more]
  },
}
