import type { AssociableChoice, InteractionOf } from '#lib/qti/interaction-model.ts'
import { readBoolean, readCount } from '#lib/qti/parse/read-attributes.ts'
import { childElements, childrenNamed, type XmlElement } from '#lib/qti/parse/xml-element.ts'
import type { BodyNode, PublicAssociableChoice } from '#lib/qti/public/public-item.ts'
import { writeElement } from '#lib/qti/public/write-element.ts'
import type { Scalar } from '#lib/qti/value.ts'
import {
  arrange,
  parseChoice,
  parsePrompt,
  reportDuplicates,
  unknownChoices,
  writePrompt,
} from './choices.ts'
import type {
  InteractionDefinition,
  ParseContext,
  PublicContext,
  PublicOf,
} from './interaction-definition.ts'

type Match = InteractionOf<'match'>

/** `qti-match-interaction`, QTI 3: pairs of a choice of the first set and one of the second. */
export const match: InteractionDefinition<'match'> = {
  element: 'qti-match-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['directedPair'],

  parse(element, context) {
    const { report } = context
    const sets = childrenNamed(element, 'qti-simple-match-set')
    if (sets.length !== 2) report(element, 'there must be two <qti-simple-match-set>')
    const [sources = [], targets = []] = sets.map((set) => parseSet(set, context))
    reportDuplicates(element, [...sources, ...targets], context)
    const prompt = parsePrompt(element, context)
    const maxAssociations = readCount(element, 'max-associations', 1, report)
    return {
      kind: 'match',
      responseIdentifier: element.attributes['response-identifier'] ?? '',
      ...(prompt && { prompt }),
      shuffle: readBoolean(element, 'shuffle', false, report),
      minAssociations: readCount(element, 'min-associations', 0, report),
      maxAssociations: context.declaration?.cardinality === 'single' ? 1 : maxAssociations,
      sources,
      targets,
    }
  },

  check(interaction, values) {
    const pairs = values.map(split)
    const { maxAssociations, sources, targets } = interaction
    const problems = [
      ...unknownChoices(
        sources,
        pairs.map(([source]) => source),
      ),
      ...unknownChoices(
        targets,
        pairs.map(([, target]) => target),
      ),
    ]
    if (maxAssociations > 0 && pairs.length > maxAssociations) {
      problems.push(`at most ${maxAssociations} pairs may be made`)
    }
    const used = pairs.flat()
    for (const { identifier, matchMax } of [...sources, ...targets]) {
      const uses = used.filter((name) => name === identifier).length
      if (matchMax > 0 && uses > matchMax) problems.push(`"${identifier}" may be used ${matchMax} times`)
    }
    return problems
  },

  toPublic(interaction, context) {
    const shown = (choices: AssociableChoice[]) =>
      arrange(choices, interaction.shuffle, context.random).map((choice) => toPublicChoice(choice, context))
    const picked: PublicOf<'match'> = {
      kind: 'match',
      responseIdentifier: interaction.responseIdentifier,
      minAssociations: interaction.minAssociations,
      maxAssociations: interaction.maxAssociations,
      sources: shown(interaction.sources),
      targets: shown(interaction.targets),
    }
    if (interaction.prompt) picked.prompt = context.toBody(interaction.prompt)
    return picked
  },

  write(interaction, writeBody) {
    const attributes = {
      'response-identifier': interaction.responseIdentifier,
      shuffle: 'false',
      'min-associations': String(interaction.minAssociations),
      'max-associations': String(interaction.maxAssociations),
    }
    const sets = [interaction.sources, interaction.targets].map((choices) => writeSet(choices, writeBody))
    return writeElement(
      'qti-match-interaction',
      attributes,
      writePrompt(interaction.prompt, writeBody) + sets.join(''),
    )
  },

  singleChanges(interaction, answer, declaration) {
    const fewer = answer.map((dropped) => answer.filter((pair) => pair !== dropped))
    const retargeted = answer.flatMap((changed) =>
      interaction.targets
        .map(({ identifier }) => `${split(changed)[0]} ${identifier}`)
        .filter((pair) => !answer.includes(pair))
        .map((pair) => answer.with(answer.indexOf(changed), pair)),
    )
    const more = allPairs(interaction)
      .filter((pair) => !answer.includes(pair))
      .map((pair) => [...answer, pair])
    const possible = [...fewer, ...retargeted, ...more].filter(
      (pairs) => match.check(interaction, pairs).length === 0,
    )
    return declaration.cardinality === 'single' ? possible.map((pairs) => pairs[0] ?? null) : possible
  },
}

function parseSet(set: XmlElement, context: ParseContext): AssociableChoice[] {
  return childElements(set).map((element) => {
    if (element.name !== 'qti-simple-associable-choice') {
      context.report(element, `<${element.name}> is not supported here`)
    }
    const { identifier, fixed, body } = parseChoice(element, context)
    const matchMin = readCount(element, 'match-min', 0, context.report)
    const matchMax = readCount(element, 'match-max', 1, context.report)
    return { identifier, fixed, body, matchMin, matchMax }
  })
}

function toPublicChoice(choice: AssociableChoice, context: PublicContext): PublicAssociableChoice {
  const { identifier, matchMin, matchMax } = choice
  return { identifier, matchMin, matchMax, body: context.toBody(choice.body) }
}

function writeSet(choices: PublicAssociableChoice[], writeBody: (body: BodyNode[]) => string): string {
  const written = choices.map(({ identifier, matchMin, matchMax, body }) =>
    writeElement(
      'qti-simple-associable-choice',
      { identifier, 'match-min': String(matchMin), 'match-max': String(matchMax) },
      writeBody(body),
    ),
  )
  return writeElement('qti-simple-match-set', {}, written.join(''))
}

function split(pair: Scalar): [source: string, target: string] {
  const [source = '', target = ''] = String(pair).split(' ')
  return [source, target]
}

function allPairs(interaction: Match): string[] {
  return interaction.sources.flatMap((source) =>
    interaction.targets.map((target) => `${source.identifier} ${target.identifier}`),
  )
}
