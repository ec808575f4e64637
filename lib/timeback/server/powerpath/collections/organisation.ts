import 'server-only'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { ownOrigin } from '#lib/timeback/server/powerpath/item-url.ts'

/** The one school that an installation is. */
export const ORGANISATION = 'school'

/** OneRoster's reference to it. */
export function toSchoolRef(deps: Deps): { href: string; sourcedId: string; type: 'org' } {
  const href = `${ownOrigin(deps)}/ims/oneroster/rostering/v1p2/orgs/${ORGANISATION}`
  return { href, sourcedId: ORGANISATION, type: 'org' }
}
