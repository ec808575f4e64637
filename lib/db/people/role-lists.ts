import 'server-only'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'

/** The addresses that the settings give a role, in the form in which addresses are stored. */
export type RoleLists = { ADMIN_EMAILS: string[]; TEACHER_EMAILS: string[] }

const listedRole = ({ ADMIN_EMAILS, TEACHER_EMAILS }: RoleLists) => Prisma.sql`
  CASE WHEN email = ANY(${ADMIN_EMAILS}::text[]) THEN 'admin'::"role"
    WHEN email = ANY(${TEACHER_EMAILS}::text[]) THEN 'teacher'::"role" END`

/** The role of a row of `user` today: what it was granted, or more where a list says so. */
export const roleWithLists = (lists: RoleLists): Prisma.Sql =>
  Prisma.sql`greatest(coalesce(granted_role, role), ${listedRole(lists)})`

/**
 * Makes the stored roles those of today's lists, for whoever reads roles from rows: an address that left a list
 * has again what it had without. Of one person, or of all; returns how many changed.
 */
export async function applyRoleLists(db: PrismaClient, lists: RoleLists, userId?: string): Promise<number> {
  const whom = userId === undefined ? Prisma.empty : Prisma.sql`WHERE id = ${userId}::uuid`
  return db.$executeRaw`
    WITH wanted AS (
      SELECT id, ${roleWithLists(lists)} AS role, coalesce(granted_role, role) AS granted FROM "user" ${whom}
    )
    UPDATE "user" SET role = wanted.role, granted_role = nullif(wanted.granted, wanted.role) FROM wanted
    WHERE "user".id = wanted.id
      AND ("user".role, "user".granted_role) IS DISTINCT FROM (wanted.role, nullif(wanted.granted, wanted.role))`
}
