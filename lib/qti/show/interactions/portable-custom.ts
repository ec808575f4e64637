import type { InteractionOf, MarkupNode } from '#lib/qti/item/content.ts'
import { type CustomValue, toCustomValue } from '#lib/qti/item/public/custom-value.ts'
import type { PublicModule } from '#lib/qti/item/public/public-content.ts'
import { escapeText, writeElement } from '#lib/qti/xml/write-element.ts'
import { type InteractionView, type PublicContext, toPublicBlock, writeBlock } from './interaction-view.ts'

export const portableCustom: InteractionView<'portableCustom'> = {
  toPublic: (interaction, context) => ({
    kind: 'portableCustom',
    ...toPublicBlock(interaction, context),
    typeIdentifier: interaction.typeIdentifier,
    module: interaction.module,
    modules: toPublicModules(interaction, context),
    styles: interaction.styles.flatMap((href) => context.resolveOptional(href) ?? []),
    properties: { ...interaction.properties },
    templateVariables: valuesOf(interaction.templateVariables, context),
    contextVariables: valuesOf(interaction.contextVariables, context),
    markup: resolveMarkup(interaction.markup, context.resolveOptional),
  }),
  write(interaction, writeBody) {
    const { properties } = interaction
    const data = Object.keys(properties).map((name) => [`data-${name}`, properties[name]] as const)
    const attributes = {
      'custom-interaction-type-identifier': interaction.typeIdentifier,
      module: interaction.module,
      ...Object.fromEntries(data),
    }
    const inside = [
      ...Object.keys(interaction.templateVariables).map((name) =>
        writeElement('qti-template-variable', { 'template-identifier': name }),
      ),
      ...Object.keys(interaction.contextVariables).map((identifier) =>
        writeElement('qti-context-variable', { identifier }),
      ),
      ...interaction.styles.map((href) => writeElement('qti-stylesheet', { href, type: 'text/css' })),
      writeModules(interaction.modules),
      writeElement('qti-interaction-markup', {}, writeMarkup(interaction.markup)),
    ].join('')
    return writeBlock('qti-portable-custom-interaction', interaction, attributes, { writeBody, inside })
  },
}

/** A variable that the item does not declare has no value. */
function valuesOf(names: string[], context: PublicContext): Record<string, CustomValue> {
  return Object.fromEntries(names.map((name) => [name, toCustomValue(context.valueOf(name))]))
}

/** The first two addresses that there are: QTI writes no more. */
function toPublicModules(
  { modules }: Pick<InteractionOf<'portableCustom'>, 'modules'>,
  { resolveOptional }: PublicContext,
): PublicModule[] {
  return modules.map(({ identifier, paths }) => ({
    identifier,
    hrefs: paths.flatMap((path) => resolveOptional(path) ?? []).slice(0, 2),
  }))
}

function writeModules(modules: readonly PublicModule[]): string {
  const written = modules.map(({ identifier, hrefs: [primary, fallback] }) =>
    writeElement('qti-interaction-module', {
      id: identifier,
      'primary-path': primary,
      'fallback-path': fallback,
    }),
  )
  return writeElement('qti-interaction-modules', {}, written.join(''))
}

/** The attributes whose files are loaded. */
const addresses: ReadonlySet<string> = new Set(['src', 'poster', 'href'])

/** With the addresses of its pictures and recordings resolved; an attribute whose file cannot be had is left out. */
export function resolveMarkup(
  nodes: readonly MarkupNode[],
  resolve: (href: string) => string | null,
): MarkupNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node
    const { name, attributes, children } = node
    const resolved = Object.entries(attributes ?? {}).flatMap(([attribute, value]) => {
      const isFile = addresses.has(attribute) && !value.startsWith('#') && !value.startsWith('data:')
      const shown = isFile ? resolve(value) : value
      return shown === null ? [] : [[attribute, shown] as const]
    })
    return {
      name,
      ...(resolved.length > 0 && { attributes: Object.fromEntries(resolved) }),
      ...(children && { children: resolveMarkup(children, resolve) }),
    }
  })
}

function writeMarkup(nodes: readonly MarkupNode[]): string {
  return nodes
    .map((node) =>
      typeof node === 'string'
        ? escapeText(node)
        : writeElement(node.name, node.attributes ?? {}, writeMarkup(node.children ?? [])),
    )
    .join('')
}
