import { type Role, roles } from '#lib/std/terms.ts'

/** The role of a row of `user`, and the one without the settings' lists while these give a higher one. */
export type StoredRole = { role: Role; grantedRole: Role | null }

/**
 * What stands in a person's row once somebody grants a role: where a list of the settings gives more, that stays, and
 * the granted role waits behind it.
 */
export function roleChange({ role, grantedRole }: StoredRole, wanted: Role): StoredRole {
  const isListed = grantedRole !== null
  return isListed && rank(role) > rank(wanted)
    ? { role, grantedRole: wanted }
    : { role: wanted, grantedRole: null }
}

function rank(role: Role): number {
  return roles.indexOf(role)
}
