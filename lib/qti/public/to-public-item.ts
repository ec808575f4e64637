import type { InteractionKind, InteractionOf } from '#lib/qti/interaction-model.ts'
import type { PublicContext, PublicOf } from '#lib/qti/interactions/interaction-definition.ts'
import { definitionOf } from '#lib/qti/interactions/registry.ts'
import type { Item, Stimulus, StimulusRef } from '#lib/qti/model.ts'
import { scalarsOf } from '#lib/qti/value.ts'
import { assert } from '#lib/std/assert.ts'
import { createRandom, hashSeed } from '#lib/std/random.ts'
import type { PublicItem, PublicResponse, PublicStimulus } from './public-item.ts'
import { type ResolveHref, toPublicContent } from './to-public-content.ts'

export type PublicOptions = {
  /** Same seed, same order of choices, on every machine and in every review. */
  seed: number
  /** The passage of each of the item's references, named by the reference's identifier. */
  stimuli: readonly { reference: string; stimulus: Stimulus }[]
  resolveHref: ResolveHref
}

/**
 * What a student may know of the item. Explicit pick: correct responses, mappings, defaults, outcomes,
 * processing, feedback and rubrics for other eyes are never looked at, so they cannot survive.
 */
export function toPublicItem(item: Item, options: PublicOptions): PublicItem {
  const publicItem: PublicItem = {
    identifier: item.identifier,
    title: item.title,
    stimuli: item.stimulusRefs.map((ref) => toPublicStimulus(ref, options)),
    body: toPublicContent(item.body, options.resolveHref, (interaction) =>
      toPublicInteraction(interaction, item, options),
    ),
    responses: item.interactions.map((interaction) => toPublicResponse(item, interaction.responseIdentifier)),
  }
  if (item.language !== undefined) publicItem.language = item.language
  return publicItem
}

function toPublicStimulus(ref: StimulusRef, { stimuli, resolveHref }: PublicOptions): PublicStimulus {
  const stimulus = stimuli.find(({ reference }) => reference === ref.identifier)?.stimulus
  assert(stimulus, `the stimulus ${ref.identifier} is given`)
  return {
    identifier: ref.identifier,
    title: stimulus.title,
    body: toPublicContent(stimulus.body, resolveHref, noInteraction),
  }
}

function noInteraction(): never {
  throw new Error('Broken promise: the parser lets no interaction into a stimulus')
}

function toPublicInteraction<K extends InteractionKind>(
  interaction: InteractionOf<K>,
  item: Item,
  { seed, resolveHref }: PublicOptions,
): PublicOf<K> {
  const { responseIdentifier } = interaction
  const correctResponse = item.responseDeclarations.get(responseIdentifier)?.correctResponse ?? null
  const context: PublicContext = {
    random: createRandom(seed, hashSeed(item.identifier), hashSeed(responseIdentifier)),
    correctResponse: scalarsOf(correctResponse),
    toBody: (nodes) => toPublicContent(nodes, resolveHref, noInteraction),
  }
  return definitionOf<K>(interaction.kind).toPublic(interaction, context)
}

function toPublicResponse(item: Item, identifier: string): PublicResponse {
  const declaration = item.responseDeclarations.get(identifier)
  assert(declaration, `the interaction's response ${identifier} is declared`)
  const { cardinality, baseType } = declaration
  assert(
    baseType !== 'duration' && baseType !== 'file' && baseType !== 'uri',
    `${baseType} has an interaction`,
  )
  return { identifier, cardinality, baseType }
}
