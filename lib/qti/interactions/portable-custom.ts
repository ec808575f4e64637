import { toCustomValue } from '#lib/qti/item/public/custom-value.ts'
import type { CustomValue } from '#lib/qti/item/public/public-interactions.ts'
import { isSafeAddress } from '#lib/qti/read/html/pick-attributes.ts'
import { readText } from '#lib/qti/xml/read-attributes.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { childElements, childNamed, childrenNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { notHere } from './choices.ts'
import { parseMarkup, resolveMarkup, writeMarkup } from './custom-markup.ts'
import { parseModules, toPublicModules, withNamedModule, writeModules } from './custom-modules.ts'
import type { InteractionDefinition, ParseContext, PublicContext } from './interaction-definition.ts'

/** QTI 3, `PortableCustomInteractionDType`; a prompt stands there in QTI 2. */
const known: ReadonlySet<string> = new Set([
  'qti-prompt',
  'qti-template-variable',
  'qti-context-variable',
  'qti-stylesheet',
  'qti-interaction-modules',
  'qti-interaction-markup',
  'qti-catalog-info',
])

/** `qti-portable-custom-interaction`, QTI 3: a module of the author's, which runs isolated from the page. */
export const portableCustom: InteractionDefinition<'portableCustom'> = {
  element: 'qti-portable-custom-interaction',
  cardinalities: ['single', 'multiple', 'ordered', 'record'],
  baseTypes: [
    ...(['identifier', 'boolean', 'integer', 'float', 'string', 'point', 'pair'] as const),
    ...(['directedPair', 'duration', 'file', 'uri'] as const),
  ],

  parse(element, context) {
    for (const child of childElements(element))
      if (!known.has(child.name)) context.report(child, notHere(child))
    const { data: _, ...block } = parseBlock(element, context)
    const described = parseModules(childNamed(element, 'qti-interaction-modules'), context)
    const module = element.attributes.module?.trim() || (described.modules[0]?.identifier ?? '')
    return {
      kind: 'portableCustom',
      ...block,
      typeIdentifier: readText(element, 'custom-interaction-type-identifier', context.report),
      module,
      modules: withNamedModule({ module, modules: described.modules }),
      configurations: described.configurations,
      styles: readStyles(element, context),
      properties: readProperties(element),
      templateVariables: namesOf(element, 'qti-template-variable', 'template-identifier'),
      contextVariables: namesOf(element, 'qti-context-variable', 'identifier'),
      markup: parseMarkup(childNamed(element, 'qti-interaction-markup')?.children ?? []),
    }
  },

  check: () => [],

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

  singleChanges: () => [null],
}

function readProperties(element: XmlElement): Record<string, string> {
  const own = Object.entries(element.attributes).filter(([name]) => name.startsWith('data-'))
  return Object.fromEntries(own.map(([name, value]) => [name.slice(5), value]))
}

function readStyles(element: XmlElement, { report }: ParseContext): string[] {
  return childrenNamed(element, 'qti-stylesheet').flatMap((style) => {
    const href = style.attributes.href?.trim() ?? ''
    if (!isSafeAddress(href)) report(style, `the address "${href.slice(0, 60)}" is not allowed`)
    return href || []
  })
}

/** QTI 3 writes `template-identifier` and `identifier`; both are understood for both. */
function namesOf(element: XmlElement, name: string, attribute: string): string[] {
  const names = childrenNamed(element, name).flatMap(
    ({ attributes }) => (attributes[attribute] ?? attributes.identifier)?.trim() || [],
  )
  return [...new Set(names)].filter((one) => one !== '__proto__')
}

/** A variable that the item does not declare has no value. */
function valuesOf(names: string[], context: PublicContext): Record<string, CustomValue> {
  return Object.fromEntries(names.map((name) => [name, toCustomValue(context.valueOf(name))]))
}
