import type { Interaction, InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { Item, ItemState, ModalFeedback, Stimulus, StimulusRef } from '#lib/qti/item/item.ts'
import type { PublicFeedback, PublicItem, PublicStimulus } from '#lib/qti/item/public/public-item.ts'
import type { PublicResponse } from '#lib/qti/item/public/public-response.ts'
import { scalarsOf } from '#lib/qti/item/value.ts'
import { correctResponseOf, drawTemplate, type TemplateDraw } from '#lib/qti/run/draw-template.ts'
import { assert } from '#lib/std/assert.ts'
import { createRandom, hashSeed } from '#lib/std/random.ts'
import type { PublicContext, PublicOf, ResolveHref } from './interactions/interaction-view.ts'
import { viewOf } from './interactions/registry.ts'
import { opaqueIdentifiers } from './opaque-identifiers.ts'
import { toPublicContent, type View } from './to-public-content.ts'
import { toPublicCatalogs, toPublicCompanions } from './to-public-supports.ts'
import { isShown, variablesOf } from './variables.ts'

export type PublicOptions = {
  /** Same seed, same template, order and names of choices, on every machine and in every review. */
  seed: number
  /** The passage of each of the item's references, named by the reference's identifier. */
  stimuli: readonly { reference: string; stimulus: Stimulus }[]
  resolveHref: ResolveHref
  /** Of the turn before: what it computed decides which feedback stands in the body. */
  state?: Pick<ItemState, 'outcomes'>
  /** For those who may know the key: choices keep the names the item gives them. */
  ownIdentifiers?: boolean
}

/**
 * What a student may know of the item. Explicit pick: correct responses, mappings, defaults, outcomes,
 * processing and rubrics for other eyes are never looked at, so they cannot survive; feedback is picked
 * only while its outcome shows it. Where identifiers look telling all choices are renamed: translate what
 * comes back with `toOwnIdentifiers` and the same seed.
 */
export function toPublicItem(item: Item, options: PublicOptions): PublicItem {
  const shown: Interaction[] = []
  const view = createItemView(item, options, shown)
  const body = toPublicContent(item.body, view)
  const catalogs = toPublicCatalogs(item.catalogs ?? [], body, view)
  const companions = toPublicCompanions(item.companions ?? [], view)
  return {
    identifier: item.identifier,
    title: item.title,
    ...(item.language !== undefined && { language: item.language }),
    stimuli: item.stimulusRefs.map((ref) => toPublicStimulus(ref, options)),
    body,
    responses: [...new Set(shown.map(({ responseIdentifier }) => responseIdentifier))].map((identifier) =>
      toPublicResponse(item, identifier),
    ),
    ...(catalogs.length > 0 && { catalogs }),
    ...(companions.length > 0 && { companions }),
    ...(item.adaptive && { adaptive: true }),
  }
}

/** Interactions inside feedback or a template block that is not there are not there either. */
function createItemView(
  item: Item,
  { seed, resolveHref, state, ownIdentifiers }: PublicOptions,
  shown: Interaction[],
): View {
  const draw = drawTemplate(item, seed)
  const variables = variablesOf(item, draw, state)
  const renaming = ownIdentifiers ? new Map<string, string>() : opaqueIdentifiers(item, seed)
  const view: View = {
    resolveHref,
    valueOf: (identifier) => variables.get(identifier) ?? null,
    isShown: (condition) => condition === undefined || isShown(condition, variables),
    rename: (identifier) => renaming.get(identifier) ?? identifier,
    toInteraction(interaction) {
      shown.push(interaction)
      return toPublicInteraction(interaction, { item, draw, seed, view })
    },
  }
  return view
}

type Made = { item: Item; draw: TemplateDraw; seed: number; view: View }

function toPublicInteraction<K extends InteractionKind>(
  interaction: InteractionOf<K>,
  { item, draw, seed, view }: Made,
): PublicOf<K> {
  const { responseIdentifier } = interaction
  const context: PublicContext = {
    random: createRandom(seed, hashSeed(item.identifier), hashSeed(responseIdentifier)),
    correctResponse: scalarsOf(correctResponseOf(item, draw, responseIdentifier)),
    toBody: (nodes) => toPublicContent(nodes, view),
    rename: view.rename,
    isShown: view.isShown,
    resolveHref: view.resolveHref,
    resolveOptional: (href) => view.resolveHref(href, 'spare'),
    valueOf: view.valueOf,
  }
  return viewOf<K>(interaction.kind).toPublic(interaction, context)
}

function toPublicStimulus(ref: StimulusRef, { stimuli, resolveHref }: PublicOptions): PublicStimulus {
  const stimulus = stimuli.find(({ reference }) => reference === ref.identifier)?.stimulus
  assert(stimulus, `the stimulus ${ref.identifier} is given`)
  const view = staticView(resolveHref)
  const body = toPublicContent(stimulus.body, view)
  const catalogs = toPublicCatalogs(stimulus.catalogs ?? [], body, view)
  return {
    identifier: ref.identifier,
    title: stimulus.title,
    body,
    ...(catalogs.length > 0 && { catalogs }),
  }
}

/** Content outside an item's body holds no interaction, and a passage depends on nothing. */
function staticView(resolveHref: ResolveHref): View {
  return {
    resolveHref,
    valueOf: () => null,
    isShown: (condition) => condition === undefined,
    rename: (identifier) => identifier,
    toInteraction: noInteraction,
  }
}

function noInteraction(): never {
  throw new Error('Broken promise: the parser lets no interaction stand outside an item’s body')
}

function toPublicResponse(item: Item, identifier: string): PublicResponse {
  const declaration = item.responseDeclarations.get(identifier)
  assert(declaration, `the interaction's response ${identifier} is declared`)
  const { cardinality, baseType } = declaration
  return cardinality === 'record' ? { identifier, cardinality } : { identifier, cardinality, baseType }
}

type FeedbackOptions = {
  identifiers: readonly string[]
  resolveHref: ResolveHref
  /** Of the turn that earned it, as `scoreItem` returned it: what printed variables say. */
  state?: Pick<ItemState, 'seed' | 'outcomes'>
}

/** The feedback that was earned, in the item's order; the identifiers are those `scoreItem` returned. */
export function toPublicFeedback(item: Item, options: FeedbackOptions): PublicFeedback[] {
  const earned = item.modalFeedback.filter(({ identifier }) => options.identifiers.includes(identifier))
  if (earned.length === 0) return []
  const view = createFeedbackView(item, options)
  return earned.map((feedback) => toPublicModal(feedback, view))
}

function createFeedbackView(item: Item, { resolveHref, state }: FeedbackOptions): View {
  const variables = variablesOf(item, drawTemplate(item, state?.seed ?? 0), state)
  return {
    ...staticView(resolveHref),
    valueOf: (identifier) => variables.get(identifier) ?? null,
    isShown: (condition) => condition === undefined || isShown(condition, variables),
  }
}

function toPublicModal(feedback: ModalFeedback, view: View): PublicFeedback {
  return {
    identifier: feedback.identifier,
    ...(feedback.title !== undefined && { title: feedback.title }),
    body: toPublicContent(feedback.body, view),
  }
}
