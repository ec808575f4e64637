import type { PortableCustomInteraction } from '#lib/qti/item/public/public-content.ts'

/** Whether the module that a custom interaction begins with is there at all. */
export function canRun({ module, modules }: PortableCustomInteraction): boolean {
  return modules.some(({ identifier, hrefs }) => identifier === module && hrefs.length > 0)
}
