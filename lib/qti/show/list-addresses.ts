import type { Interaction, InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { Catalog, Companion, Item, Stimulus } from '#lib/qti/item/item.ts'
import type { HrefUse, PublicContext, PublicOf } from './interactions/interaction-view.ts'
import { resolveMarkup } from './interactions/portable-custom.ts'
import { viewOf } from './interactions/registry.ts'
import { toPublicContent, type View } from './to-public-content.ts'
import { toPublicCompanions } from './to-public-supports.ts'

/** Addresses as they are written, and the most that each is needed for. */
export type Addresses = Map<string, HrefUse>

/**
 * Every address that a student may come to see, with all feedback and all template blocks. What a portable
 * custom interaction may do without is in `listCustomFiles`.
 */
export function listAddresses(item: Item): Addresses {
  const addresses: Addresses = new Map()
  const view = createView(addresses)
  toPublicContent(item.body, view)
  // Feedback and help can be read without their pictures.
  const spare = spareOnly(view)
  for (const { body } of item.modalFeedback) toPublicContent(body, spare)
  listSupports(item, spare)
  return addresses
}

/** As `listAddresses`, of a passage. */
export function listStimulusAddresses(stimulus: Stimulus): Addresses {
  const addresses: Addresses = new Map()
  const view = createView(addresses)
  toPublicContent(stimulus.body, view)
  listSupports(stimulus, spareOnly(view))
  return addresses
}

function listSupports({ catalogs = [], companions = [] }: SupportsOf, view: View): void {
  const entries = catalogs.flatMap(({ cards }) => cards.flatMap((card) => card.entries))
  for (const { body, href } of entries) {
    toPublicContent(body, view)
    if (href !== undefined) view.resolveHref(href, 'spare')
  }
  toPublicCompanions(companions, view)
}

function spareOnly(view: View): View {
  return { ...view, resolveHref: (href, use) => view.resolveHref(href, use === 'media' ? 'spare' : use) }
}

type SupportsOf = { catalogs?: Catalog[]; companions?: Companion[] }

const needs: readonly HrefUse[] = ['link', 'spare', 'media']

function createView(addresses: Addresses): View {
  const view: View = {
    resolveHref(href, use) {
      const before = addresses.get(href) ?? 'link'
      addresses.set(href, needs.indexOf(use) > needs.indexOf(before) ? use : before)
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
  return viewOf<K>(interaction.kind).toPublic(interaction, context)
}

/** The files that a portable custom interaction may ask for; what is not there costs it alone, and not the item. */
export type CustomFiles = {
  /** The module that cannot be left out is the first. */
  modules: { identifier: string; paths: string[] }[]
  styles: string[]
  /** Pictures and recordings in its markup. */
  media: string[]
}

export function listCustomFiles(item: Item): CustomFiles[] {
  return item.interactions.filter(isCustom).map(({ module, modules, styles, markup }) => {
    const media = new Set<string>()
    resolveMarkup(markup, (href) => {
      media.add(href)
      return href
    })
    const main = modules.filter(({ identifier }) => identifier === module)
    const others = modules.filter(({ identifier }) => identifier !== module)
    return { modules: [...main, ...others], styles, media: [...media] }
  })
}

function isCustom(interaction: Interaction): interaction is InteractionOf<'portableCustom'> {
  return interaction.kind === 'portableCustom'
}
