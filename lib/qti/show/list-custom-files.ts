import type { Interaction, InteractionOf } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'
import { resolveMarkup } from './interactions/portable-custom.ts'

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
