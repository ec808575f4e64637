import type { CustomModule, InteractionOf } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'

/**
 * Adds to each portable custom interaction of a freshly parsed item the modules that its configuration files
 * name: RequireJS's `paths`, as `module_resolution.js` holds them (QTI 3, `primary-configuration`). `textOf`
 * has their text, `null` for one that is not there. Answers with what is wrong with such a file.
 */
export function completeModules(item: Item, textOf: (href: string) => string | null): string[] {
  return item.interactions.flatMap((interaction) =>
    interaction.kind === 'portableCustom' ? complete(interaction, textOf) : [],
  )
}

/** The addresses of all configuration files that the item may have. */
export function listConfigurations({ interactions }: Item): string[] {
  return [
    ...new Set(interactions.flatMap((one) => (one.kind === 'portableCustom' ? one.configurations : []))),
  ]
}

function complete(
  interaction: InteractionOf<'portableCustom'>,
  textOf: (href: string) => string | null,
): string[] {
  const problems: string[] = []
  for (const href of interaction.configurations) {
    const text = textOf(href)
    if (text === null) continue
    const found = readConfiguration(text)
    if (found) interaction.modules = merge(interaction.modules, found)
    else problems.push(`${href} does not say in JSON where its modules lie`)
  }
  return problems
}

/** The file ends in `.js` and holds JSON; some write a call around it. */
function readConfiguration(text: string): CustomModule[] | null {
  try {
    const json: unknown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
    const { paths } = json as { paths?: unknown }
    if (typeof paths !== 'object' || paths === null) return null
    return Object.entries(paths).map(([identifier, path]) => ({
      identifier,
      paths: [path].flat().filter((one): one is string => typeof one === 'string'),
    }))
  } catch {
    return null
  }
}

/** What stands in the item itself goes first. */
function merge(described: readonly CustomModule[], found: readonly CustomModule[]): CustomModule[] {
  const paths = new Map(described.map((module) => [module.identifier, module.paths]))
  for (const module of found)
    paths.set(module.identifier, [...new Set([...(paths.get(module.identifier) ?? []), ...module.paths])])
  return [...paths].map(([identifier, all]) => ({ identifier, paths: all }))
}
