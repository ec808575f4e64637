import 'server-only'
import type { Item } from '#lib/qti/item/item.ts'
import { completeModules } from '#lib/qti/read/package/complete-modules.ts'
import { type Addresses, type CustomFiles, listCustomFiles } from '#lib/qti/show/list-addresses.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import {
  findPath,
  isElsewhere,
  mediaTypeOf,
  type PackageFiles,
  type PackageNeighbours,
  sha256,
} from './package-files.ts'

export type PackageAsset = { href: string; sha256: string; mediaType: string; bytes: Uint8Array }

type Read = { assets: PackageAsset[]; notes: string[] }

/**
 * The files behind the addresses, read in the first of the places where there is one. What must be shown and is
 * not there refuses the item; what can be done without, and any kind of file that browsers do not show, is left
 * out with a note. A place inside the text is no file.
 */
export function readAssets(
  addresses: Addresses,
  places: readonly string[],
  { files, neighbours }: { files: PackageFiles; neighbours: PackageNeighbours },
): Result<Read, string> {
  const read: Read = { assets: [], notes: [] }
  for (const [href, use] of addresses) {
    if (href === '' || href.startsWith('#')) continue
    const kept = neighbours.kept.get(href)
    if (kept) {
      read.assets.push({ href, sha256: sha256(kept.bytes), ...kept })
      continue
    }
    const path = places.map((place) => neighbours.find(place, href)).find((found) => found !== null)
    const bytes = path ? files.get(path) : undefined
    const mediaType = path ? mediaTypeOf(path) : null
    if (bytes && mediaType) read.assets.push({ href, sha256: sha256(bytes), mediaType, bytes })
    else if (bytes) read.notes.push(`${href} is left out: a kind of file that is not served`)
    else if (use !== 'media') read.notes.push(`${href} is left out: ${whyMissing(href)}`)
    else return err(`it shows ${href.slice(0, 200)}, ${whyMissing(href)}`)
  }
  return ok(read)
}

function whyMissing(href: string): string {
  return isElsewhere(href)
    ? 'which is not shown from outside the package: put the file into it'
    : 'which the package does not hold'
}

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
