import 'server-only'
import { type RosterOrganisation, readOrganisations } from '#lib/db/gradebook/roster.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { Collection } from './collection.ts'

/** The one school that an installation is. */
export const ORGANISATION = 'school'

/** OneRoster's reference to it. */
export function toSchoolRef(deps: Deps): { href: string; sourcedId: string; type: 'org' } {
  const href = `${ownOrigin(deps)}/ims/oneroster/rostering/v1p2/orgs/${ORGANISATION}`
  return { href, sourcedId: ORGANISATION, type: 'org' }
}

/** The school as OneRoster 1.2 lists organisations. */
export const orgs: Collection<RosterOrganisation> = {
  names: { many: 'orgs', one: 'org' },
  read: readOrganisations,
  toWire: ({ id, name, updatedAt }) => ({
    sourcedId: id,
    status: 'active',
    dateLastModified: updatedAt.toISOString(),
    metadata: {},
    name,
    type: 'school',
    identifier: id,
    children: [],
  }),
}

/** This app's address, which the things it names have in common. */
export function ownOrigin({ origin, config }: Deps): string {
  return origin ?? config.sensor
}
