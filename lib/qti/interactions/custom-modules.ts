import type { CustomModule, InteractionOf } from '#lib/qti/item/interaction.ts'
import type { PublicModule } from '#lib/qti/item/public/public-interactions.ts'
import { isSafeAddress } from '#lib/qti/read/html/pick-attributes.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { childrenNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { ParseContext, PublicContext } from './interaction-definition.ts'

type Custom = InteractionOf<'portableCustom'>

/** QTI 3: where the files lie that resolve modules, if nothing else is said. */
const defaultConfigurations = ['modules/module_resolution.js', 'modules/fallback_module_resolution.js']

/** The modules that `qti-interaction-modules` names, and where more are named. */
export function parseModules(
  element: XmlElement | undefined,
  { report }: ParseContext,
): Pick<Custom, 'modules' | 'configurations'> {
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
export function withNamedModule({ module, modules }: Pick<Custom, 'module' | 'modules'>): CustomModule[] {
  const isDescribed = module === '' || modules.some(({ identifier }) => identifier === module)
  return isDescribed ? modules : [...modules, { identifier: module, paths: [module] }]
}

/** The first two addresses that there are: QTI writes no more. */
export function toPublicModules(
  { modules }: Pick<Custom, 'modules'>,
  { resolveOptional }: PublicContext,
): PublicModule[] {
  return modules.map(({ identifier, paths }) => ({
    identifier,
    hrefs: paths.flatMap((path) => resolveOptional(path) ?? []).slice(0, 2),
  }))
}

export function writeModules(modules: readonly PublicModule[]): string {
  const written = modules.map(({ identifier, hrefs: [primary, fallback] }) =>
    writeElement('qti-interaction-module', {
      id: identifier,
      'primary-path': primary,
      'fallback-path': fallback,
    }),
  )
  return writeElement('qti-interaction-modules', {}, written.join(''))
}
