import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type Parameter, prepare, query } from '#lib/db/statement.ts'

/** The addresses that the settings give a role, in the form in which addresses are stored. */
export type RoleLists = { ADMIN_EMAILS: string[]; TEACHER_EMAILS: string[] }

/** The role of a row of `user` today: what it was granted, or more where a list says so; as SQL. */
export function roleToday<Input>(
  $: Parameter<Input>,
  lists: (input: Input) => RoleLists | null | undefined,
): string {
  const admins = $((input) => lists(input)?.ADMIN_EMAILS, 'text[]')
  const teachers = $((input) => lists(input)?.TEACHER_EMAILS, 'text[]')
  return `greatest(coalesce(granted_role, role), CASE WHEN email = ANY (${admins}) THEN 'admin'::"role"
    WHEN email = ANY (${teachers}) THEN 'teacher'::"role" END)`
}

type Change = { lists: RoleLists; userId?: string | undefined }

const changeRoles = prepare<Change>(
  'change-roles',
  ($) => `
    WITH wanted AS (
      SELECT id, ${roleToday($, ({ lists }) => lists)} AS role, coalesce(granted_role, role) AS granted
      FROM "user" WHERE id = coalesce(${$(({ userId }) => userId, 'uuid')}, id)
    )
    UPDATE "user" SET role = wanted.role, granted_role = nullif(wanted.granted, wanted.role) FROM wanted
    WHERE "user".id = wanted.id
      AND ("user".role, "user".granted_role) IS DISTINCT FROM (wanted.role, nullif(wanted.granted, wanted.role))
    RETURNING 1`,
)

/**
 * Makes the stored roles those of today's lists, for whoever reads roles from rows: an address that left a list
 * has again what it had without. Of one person, or of all; returns how many changed.
 */
export async function applyRoleLists(db: Database, lists: RoleLists, userId?: string): Promise<number> {
  return (await query(db, changeRoles, { lists, userId })).length
}
