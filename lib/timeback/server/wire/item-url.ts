import 'server-only'
import type { Deps } from '#lib/timeback/server/deps.ts'

/**
 * Deep enough that an item's references to the folders above it stay below its own address.
 */
const folder = 'package/content/items'

/** Where an item is on the wire; what it refers to is found relative to it, as a browser would. */
export function itemUrl(deps: Deps, itemId: string): string {
  return `${ownOrigin(deps)}/powerpath/items/${itemId}/${folder}/item.xml`
}

/** This app's address, which the things it names have in common. */
export function ownOrigin({ origin, config }: Deps): string {
  return origin ?? config.sensor
}
