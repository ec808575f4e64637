import { isSafeAddress } from '#lib/qti/parse/pick-attributes.ts'
import { readText } from '#lib/qti/parse/read-attributes.ts'
import { childElements, childNamed, childrenNamed, type XmlElement } from '#lib/qti/parse/xml-element.ts'
import type { PublicModule } from '#lib/qti/public/public-interactions.ts'
import { writeElement } from '#lib/qti/public/write-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { notHere } from './choices.ts'
import type { InteractionDefinition, ParseContext } from './interaction-definition.ts'

type Module = { identifier: string; primaryPath?: string; fallbackPath?: string }

const known: ReadonlySet<string> = new Set([
  'qti-prompt',
  'qti-interaction-modules',
  'qti-interaction-markup',
  'qti-stylesheet',
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
    const modules = childNamed(element, 'qti-interaction-modules')
    const markup = childNamed(element, 'qti-interaction-markup')
    const { data: _, ...block } = parseBlock(element, context)
    return {
      kind: 'portableCustom',
      ...block,
      typeIdentifier: readText(element, 'custom-interaction-type-identifier', context.report),
      module: element.attributes.module ?? '',
      modules: modules
        ? childrenNamed(modules, 'qti-interaction-module').map((one) => parseModule(one, context))
        : [],
      properties: readProperties(element),
      markup: markup ? context.parseBody(markup) : [],
    }
  },

  check: () => [],

  toPublic: (interaction, context) => ({
    kind: 'portableCustom',
    ...toPublicBlock(interaction, context),
    typeIdentifier: interaction.typeIdentifier,
    module: interaction.module,
    modules: interaction.modules.map((one) =>
      toPublicModule(one, (href) => context.resolveHref(href, 'spare')),
    ),
    properties: { ...interaction.properties },
    markup: context.toBody(interaction.markup),
  }),

  write(interaction, writeBody) {
    const { properties } = interaction
    const data = Object.keys(properties).map((name) => [`data-${name}`, properties[name]] as const)
    const attributes = {
      'custom-interaction-type-identifier': interaction.typeIdentifier,
      module: interaction.module,
      ...Object.fromEntries(data),
    }
    const modules = interaction.modules.map(writeModule).join('')
    const inside =
      writeElement('qti-interaction-modules', {}, modules) +
      writeElement('qti-interaction-markup', {}, writeBody(interaction.markup))
    return writeBlock('qti-portable-custom-interaction', interaction, attributes, { writeBody, inside })
  },

  singleChanges: () => [null],
}

function parseModule(element: XmlElement, { report }: ParseContext): Module {
  const { id, 'primary-path': primaryPath, 'fallback-path': fallbackPath } = element.attributes
  for (const path of [primaryPath, fallbackPath])
    if (path !== undefined && !isSafeAddress(path)) report(element, `the address "${path}" is not allowed`)
  return {
    identifier: id ?? '',
    ...(primaryPath !== undefined && { primaryPath }),
    ...(fallbackPath !== undefined && { fallbackPath }),
  }
}

function readProperties(element: XmlElement): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const name in element.attributes)
    if (name.startsWith('data-')) properties[name.slice(5)] = element.attributes[name] ?? ''
  return properties
}

function toPublicModule(
  { identifier, primaryPath, fallbackPath }: Module,
  resolveHref: (href: string) => string | null,
): PublicModule {
  const primaryHref = primaryPath === undefined ? null : resolveHref(primaryPath)
  const fallbackHref = fallbackPath === undefined ? null : resolveHref(fallbackPath)
  return {
    identifier,
    ...(primaryHref !== null && { primaryHref }),
    ...(fallbackHref !== null && { fallbackHref }),
  }
}

function writeModule({ identifier, primaryHref, fallbackHref }: PublicModule): string {
  return writeElement('qti-interaction-module', {
    id: identifier,
    'primary-path': primaryHref,
    'fallback-path': fallbackHref,
  })
}
