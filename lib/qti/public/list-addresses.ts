import type { Interaction, InteractionKind, InteractionOf } from '#lib/qti/interaction-model.ts'
import type { PublicContext, PublicOf } from '#lib/qti/interactions/interaction-definition.ts'
import { definitionOf } from '#lib/qti/interactions/registry.ts'
import type { Item, Stimulus } from '#lib/qti/model.ts'
import type { Catalog, Companion } from '#lib/qti/support-model.ts'
import { toPublicContent, type View } from './to-public-content.ts'
import { toPublicCompanions } from './to-public-supports.ts'

/**
 * Every address that a student may come to see, with all feedback and all template blocks. What a portable
 * custom interaction may do without is in `list-custom-files.ts`.
 */
export function listAddresses(item: Item, stimuli: readonly Stimulus[]): Set<string> {
  const hrefs = new Set<string>()
  const view = createView(hrefs)
  toPublicContent(item.body, view)
  for (const { body } of [...stimuli, ...item.modalFeedback]) toPublicContent(body, view)
  listSupports(item, view)
  return hrefs
}

function listSupports({ catalogs = [], companions = [] }: SupportsOf, view: View): void {
  const entries = catalogs.flatMap(({ cards }) => cards.flatMap((card) => card.entries))
  for (const { body, href } of entries) {
    toPublicContent(body, view)
    if (href !== undefined) view.resolveHref(href)
  }
  toPublicCompanions(companions, view)
}

type SupportsOf = { catalogs?: Catalog[]; companions?: Companion[] }

function createView(hrefs: Set<string>): View {
  const view: View = {
    resolveHref(href) {
      hrefs.add(href)
      return href
    },
    valueOf: () => null,
    isShown: () => true,
    rename: (identifier) => identifier,
    toInteraction: (interaction: Interaction) => look(interaction, view),
  }
  return view
}

function look<K extends InteractionKind>(interaction: InteractionOf<K>, view: View): PublicOf<K> {
  const context: PublicContext = {
    random: () => 0,
    correctResponse: [],
    toBody: (nodes) => toPublicContent(nodes, view),
    rename: view.rename,
    isShown: view.isShown,
    resolveHref: view.resolveHref,
    resolveOptional: () => null,
    valueOf: view.valueOf,
  }
  return definitionOf<K>(interaction.kind).toPublic(interaction, context)
}
