import 'server-only'
import type { Addresses } from '#lib/qti/show/list-addresses.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { isElsewhere, mediaTypeOf, type PackageFiles, sha256 } from './package-files.ts'
import type { PackageNeighbours } from './package-neighbours.ts'

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
