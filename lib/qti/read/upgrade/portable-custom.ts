import { childElements, childNamed, childrenNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'

/**
 * IMS PCI in QTI 2, version 1 and the draft before it, as QTI 3 writes it: `customInteraction` and the
 * `portableCustomInteraction` inside become one element. Another custom interaction stays what it is.
 */
export function toPortableCustom(custom: XmlElement): void {
  const portable = childNamed(custom, 'portableCustomInteraction')
  if (!portable) return
  const { attributes } = portable
  const modules = readModules(portable)
  custom.name = 'qti-portable-custom-interaction'
  custom.attributes = {
    ...custom.attributes,
    'custom-interaction-type-identifier':
      attributes.customInteractionTypeIdentifier ?? attributes.customInteractionIdentifierType ?? '',
    module: attributes.module ?? modules[0]?.attributes.id ?? '',
    ...Object.fromEntries(Object.entries(attributes).filter(([name]) => name.startsWith('data-'))),
    ...readProperties(childNamed(portable, 'properties'), ''),
  }
  const make = maker(portable)
  const markup =
    childNamed(portable, 'markup') ??
    childNamed(portable, 'interactionMarkup') ??
    childNamed(portable, 'instance')
  const parts: XmlElement[] = [
    ...childrenNamed(custom, 'prompt'),
    ...variablesOf(portable),
    ...styleHrefs(portable).map((href) => make('qti-stylesheet', { href })),
    make('qti-interaction-modules', readConfigurations(childNamed(portable, 'modules')), modules),
    make('qti-interaction-markup', {}, markup?.children),
  ]
  for (const part of parts) part.parent = custom
  custom.children = parts
}

function maker(parent: XmlElement) {
  return (
    name: string,
    attributes: Record<string, string>,
    children: XmlElement['children'] = [],
  ): XmlElement => ({ name, namespace: 'qti', attributes, children, parent, offset: parent.offset })
}

/** `modules` of version 1; the hook and the libraries of the draft, whose names are their paths. */
function readModules(portable: XmlElement): XmlElement[] {
  const make = maker(portable)
  const toModule = (id: string, primary?: string, fallback?: string) =>
    make('qti-interaction-module', {
      id,
      ...(primary && { 'primary-path': primary }),
      ...(fallback && { 'fallback-path': fallback }),
    })
  const inside = (name: string) => childElements(portable).filter((child) => child.name === name)
  const described = inside('modules')
    .flatMap((modules) => childrenNamed(modules, 'module'))
    .map(({ attributes: { id = '', primaryPath, fallbackPath } }) => toModule(id, primaryPath, fallbackPath))
  const hook =
    portable.attributes.hook ?? portable.attributes.entryPoint ?? scriptOf(childNamed(portable, 'instance'))
  const libraries = inside('resources')
    .flatMap((resources) => childrenNamed(resources, 'libraries'))
    .flatMap((all) => childrenNamed(all, 'lib'))
    .map(({ attributes: { id = '', href } }) => toModule(id, href ?? id))
  const main = hook === undefined ? [] : [toModule(hook.replace(/\.js$/, ''), hook)]
  return [...main, ...described, ...libraries]
}

function scriptOf(instance: XmlElement | undefined): string | undefined {
  return (
    instance && childrenNamed(instance, 'script').find(({ attributes }) => attributes.src)?.attributes.src
  )
}

function readConfigurations(modules: XmlElement | undefined): Record<string, string> {
  const { primaryConfiguration, fallbackConfiguration, secondaryConfiguration } = modules?.attributes ?? {}
  const secondary = fallbackConfiguration ?? secondaryConfiguration
  return {
    ...(primaryConfiguration && { 'primary-configuration': primaryConfiguration }),
    ...(secondary && { 'secondary-configuration': secondary }),
  }
}

function styleHrefs(portable: XmlElement): string[] {
  const places = [portable, ...childrenNamed(portable, 'resources')].flatMap((place) =>
    childrenNamed(place, 'stylesheets'),
  )
  return places.flatMap(childElements).flatMap(({ attributes }) => attributes.href ?? [])
}

function variablesOf(portable: XmlElement): XmlElement[] {
  const make = maker(portable)
  const listed = (all: string, one: string) =>
    [portable, ...childrenNamed(portable, all)].flatMap((place) => childrenNamed(place, one))
  const nameOf = ({ attributes }: XmlElement) => attributes.templateIdentifier ?? attributes.identifier ?? ''
  return [
    ...listed('templateVariables', 'templateVariable').map((one) =>
      make('qti-template-variable', { 'template-identifier': nameOf(one) }),
    ),
    ...listed('contextVariables', 'contextVariable').map((one) =>
      make('qti-context-variable', { identifier: nameOf(one) }),
    ),
  ]
}

/** Properties may hold properties; `a.b` is the property b of a. What XML has no name for is left out. */
function readProperties(properties: XmlElement | undefined, prefix: string): Record<string, string> {
  const read: Record<string, string> = {}
  for (const element of properties ? childElements(properties) : []) {
    const key = element.attributes.key ?? element.attributes.name ?? ''
    if (!/^[\w.-]+$/.test(key)) continue
    if (element.name === 'properties') Object.assign(read, readProperties(element, `${prefix}${key}.`))
    else read[`data-${prefix}${key}`] = textOfProperty(element)
  }
  return read
}

function textOfProperty({ children }: XmlElement): string {
  return children
    .map((child) => (typeof child === 'string' ? child : textOfProperty(child)))
    .join('')
    .trim()
}
