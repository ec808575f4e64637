import 'server-only'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { ownOrigin } from './collections/organisation.ts'

/**
 * Deep enough that an item's references to the folders above it stay below its own address.
 */
const folder = 'package/content/items'

/** Where an item is on the wire; what it refers to is found relative to it, as a browser would. */
export function itemUrl(deps: Deps, itemId: string): string {
  return `${ownOrigin(deps)}/powerpath/items/${itemId}/${folder}/item.xml`
}
