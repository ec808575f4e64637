import type { CustomModule, InteractionOf, MarkupNode } from '#lib/qti/item/content.ts'
import { isSafeAddress } from '#lib/qti/read/html/allowed-html.ts'
import { readText } from '#lib/qti/xml/read-attributes.ts'
import { childNamed, childrenNamed, type XmlElement, type XmlNode } from '#lib/qti/xml/xml-element.ts'
import { type InteractionReader, type ParseContext, parseBlock, refuseOthers } from './interaction-reader.ts'

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
export const portableCustom: InteractionReader<'portableCustom'> = {
  element: 'qti-portable-custom-interaction',
  cardinalities: ['single', 'multiple', 'ordered', 'record'],
  baseTypes: [
    ...(['identifier', 'boolean', 'integer', 'float', 'string', 'point', 'pair'] as const),
    ...(['directedPair', 'duration', 'file', 'uri'] as const),
  ],
  parse(element, context) {
    refuseOthers(element, known, context)
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

/** QTI 3: where the files lie that resolve modules, if nothing else is said. */
const defaultConfigurations = ['modules/module_resolution.js', 'modules/fallback_module_resolution.js']

/** The modules that `qti-interaction-modules` names, and where more are named. */
function parseModules(
  element: XmlElement | undefined,
  { report }: ParseContext,
): Pick<InteractionOf<'portableCustom'>, 'modules' | 'configurations'> {
  if (!element) return { modules: [], configurations: defaultConfigurations }
  const { attributes } = element
  const configurations = [
    attributes['primary-configuration'] ?? defaultConfigurations[0],
    attributes['secondary-configuration'] ?? attributes['fallback-configuration'] ?? defaultConfigurations[1],
  ].flatMap((path) => path?.trim() || [])
  for (const path of configurations) reportUnsafe(element, path, report)
  const modules = childrenNamed(element, 'qti-interaction-module').map((one): CustomModule => {
    const { id, 'primary-path': primary, 'fallback-path': fallback } = one.attributes
    const paths = [primary, fallback].flatMap((path) => path?.trim() || [])
    for (const path of paths) reportUnsafe(one, path, report)
    return { identifier: id?.trim() ?? '', paths }
  })
  return { modules, configurations }
}

function reportUnsafe(element: XmlElement, path: string, report: ParseContext['report']): void {
  if (!isSafeAddress(path)) report(element, `the address "${path.slice(0, 60)}" is not allowed`)
}

/** A module that is named and not described is looked for under its own name. */
function withNamedModule({
  module,
  modules,
}: Pick<InteractionOf<'portableCustom'>, 'module' | 'modules'>): CustomModule[] {
  const isDescribed = module === '' || modules.some(({ identifier }) => identifier === module)
  return isDescribed ? modules : [...modules, { identifier: module, paths: [module] }]
}

/**
 * What a module finds in its place: any element but scripts, without handlers and without addresses to go to.
 * It is never shown in the page itself, only in the frame of the module.
 */
function parseMarkup(children: readonly XmlNode[]): MarkupNode[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') return [child]
    return leftOut.has(child.name.toLowerCase()) ? [] : [parseElement(child)]
  })
}

const leftOut: ReadonlySet<string> = new Set(['script', 'base', 'meta', 'link', 'iframe', 'object', 'embed'])

function parseElement(element: XmlElement): MarkupNode {
  const attributes = Object.entries(element.attributes).filter(([name, value]) =>
    isKept(element, name, value),
  )
  const children = parseMarkup(element.children)
  return {
    name: element.name,
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
    ...(children.length > 0 && { children }),
  }
}

function isKept({ name: element }: XmlElement, name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (lower.startsWith('on') || lower === '__proto__' || navigating.has(lower)) return false
  return lower !== 'href' || element === 'image' || value.startsWith('#')
}

const navigating: ReadonlySet<string> = new Set(['action', 'formaction', 'ping', 'srcdoc', 'background'])
