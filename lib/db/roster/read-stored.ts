import 'server-only'
import type { RosterNames } from '#lib/roster/names-in.ts'
import type { Stored } from '#lib/roster/roster-plan.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** What is here of all that a roster can touch; `teacherId` is a teacher who brings it, `null` an administrator. */
export async function readStored(
  tx: Prisma.TransactionClient,
  names: RosterNames,
  teacherId: string | null,
): Promise<Stored> {
  const people = await tx.$queryRaw<Stored['people']>`
    SELECT u.id, u.roster_id AS "rosterId", u.email, u.name, coalesce(u.granted_role, u.role)::text AS role,
      u.locked_at IS NOT NULL AS "isLocked", u.left_at IS NOT NULL AS "hasLeft", EXISTS (
        SELECT FROM enrollment e JOIN enrollment own ON own.class_id = e.class_id AND own.role = 'teacher'
        WHERE e.user_id = u.id AND e.role = 'student' AND own.user_id = ${teacherId}::uuid) AS "isOwnStudent"
    FROM "user" u WHERE u.id IN (
      SELECT id FROM "user" WHERE roster_id = ANY (${names.people.rosterIds}::text[])
      UNION SELECT id FROM "user" WHERE id = ANY (${names.people.ids}::uuid[])
      UNION SELECT id FROM "user" WHERE email = ANY (${names.people.words}::text[])) ORDER BY u.id`
  const classes = await tx.$queryRaw<Stored['classes']>`
    SELECT c.id, c.roster_id AS "rosterId", c.title, ${within(Prisma.sql`c.id`, teacherId)} AS "isWithin",
      ARRAY (SELECT course_id FROM class_course WHERE class_id = c.id) AS "courseIds"
    FROM class c WHERE c.id IN (
      SELECT id FROM class WHERE roster_id = ANY (${names.classes.rosterIds}::text[])
      UNION SELECT id FROM class WHERE id = ANY (${names.classes.ids}::uuid[])
      UNION SELECT id FROM class
        WHERE lower(regexp_replace(btrim(title), '\\s+', ' ', 'g')) = ANY (${names.classes.words}::text[])) ORDER BY c.id`
  const courses = await tx.$queryRaw<Stored['courses']>`
    SELECT id, roster_id AS "rosterId", code, title, subject, grade, source = 'school' AS "isOfSchool",
      withdrawn_at IS NOT NULL AS "isWithdrawn"
    FROM course WHERE roster_id = ANY (${names.courses.rosterIds}::text[]) OR id = ANY (${names.courses.ids}::text[])
      OR lower(code) = ANY (${names.courses.words}::text[]) ORDER BY id`
  const enrollments = await tx.$queryRaw<Stored['enrollments']>`
    SELECT e.class_id AS "classId", e.user_id AS "userId", e.role::text AS role,
      ${within(Prisma.sql`e.class_id`, teacherId)} AS "isWithin"
    FROM enrollment e WHERE e.user_id = ANY (${people.map(({ id }) => id)}::uuid[])`
  return { people, classes, courses, enrollments }
}

/** Whether a teacher may change that class; an administrator may change each. */
function within(classId: Prisma.Sql, teacherId: string | null): Prisma.Sql {
  return Prisma.sql`(${teacherId}::uuid IS NULL OR EXISTS (SELECT FROM enrollment own
    WHERE own.class_id = ${classId} AND own.user_id = ${teacherId}::uuid AND own.role = 'teacher'))`
}
