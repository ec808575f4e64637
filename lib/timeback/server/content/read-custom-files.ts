import 'server-only'
import type { Item } from '#lib/qti/item/item.ts'
import { completeModules } from '#lib/qti/read/package/complete-modules.ts'
import { type CustomFiles, listCustomFiles } from '#lib/qti/show/list-addresses.ts'
import { findPath, mediaTypeOf, type PackageFiles, sha256 } from './package-files.ts'
import type { PackageAsset } from './read-assets.ts'

/**
 * What the portable custom interactions of an item run on: module scripts with their fallbacks, the files that
 * resolve modules, style sheets and media. One that the package does not hold costs a note and not the item.
 */
export function readCustomFiles(
  files: PackageFiles,
  from: string,
  item: Item,
): { assets: PackageAsset[]; notes: string[] } {
  const reader = createReader(files, from)
  const notes = completeModules(item, (href) => {
    const bytes = reader.keep(href, [href], 'application/json')
    return bytes && new TextDecoder().decode(bytes)
  })
  for (const custom of listCustomFiles(item)) notes.push(...keepFiles(reader, custom))
  return { assets: reader.assets, notes }
}

function keepFiles({ keep }: Reader, { modules, styles, media }: CustomFiles): string[] {
  const notes: string[] = []
  for (const { identifier, paths } of modules) {
    const found = paths.filter((path) => keep(path, [path, `${path}.js`], 'text/javascript'))
    if (found.length === 0)
      notes.push(`the module ${identifier} is not in the package: what needs it cannot be shown`)
  }
  for (const href of styles)
    if (!keep(href, [href], 'text/css')) notes.push(`the style sheet ${href} is not in the package`)
  for (const href of media) {
    const mediaType = mediaTypeOf(href)
    if (!mediaType || !keep(href, [href], mediaType))
      notes.push(`${href} is left out of a custom interaction`)
  }
  return notes
}

type Reader = ReturnType<typeof createReader>

/** An address is relative to the item, or as authors also write it to the root of the package. */
function createReader(files: PackageFiles, from: string) {
  const assets: PackageAsset[] = []
  function keep(href: string, names: string[], mediaType: string): Uint8Array | null {
    const paths = names.flatMap((name) => [
      findPath(files, from, name),
      findPath(files, 'imsmanifest.xml', name),
    ])
    const path = paths.find((found) => found !== null)
    const bytes = path ? files.get(path) : undefined
    if (!bytes) return null
    if (!assets.some((asset) => asset.href === href))
      assets.push({ href, sha256: sha256(bytes), mediaType, bytes })
    return bytes
  }
  return { assets, keep }
}
