import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { isLostRace } from '#lib/db/database-failure.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { Role } from '#prisma/generated/client.ts'
import { toStoredEmail } from './users.ts'

export type GivenPerson = { email: string; name?: string | undefined; role: Role }

export type SavedPerson = {
  id: string
  email: string
  name: string
  /** Their place in the class; in the school where no class is meant. */
  role: Role
  /** They were there already: in that class, or in the school. */
  wasIn: boolean
}

type Addition = {
  /** Stored addresses, each once, in the order given. */
  people: (GivenPerson & { ordinal: number })[]
  classId: string | null
  byId: string
  at: Date
}

const addAll = prepare<Addition>('add-people', ($) => {
  const classId = $(({ classId }) => classId, 'uuid')
  const byId = $(({ byId }) => byId, 'uuid')
  const at = $(({ at }) => at, 'timestamptz')
  return `
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${$(({ people }) => JSON.stringify(people), 'jsonb')})
        AS g (ordinal int, email text, name text, role "role")
    ), made AS (
      INSERT INTO "user" (id, email, name, role)
      SELECT gen_random_uuid(), email, coalesce(name, email), role FROM given ORDER BY email
      ON CONFLICT (email) DO NOTHING RETURNING id, email, name, role
    ), person AS (
      SELECT id, email, name, role, true AS is_new FROM made
      UNION ALL SELECT u.id, u.email, u.name, u.role, false FROM "user" u JOIN given USING (email)
        WHERE NOT EXISTS (SELECT FROM made m WHERE m.email = u.email)
    ), raised AS (
      UPDATE "user" u SET role = 'teacher' FROM person p JOIN given g USING (email)
      WHERE u.id = p.id AND NOT p.is_new AND ${classId} IS NOT NULL AND g.role = 'teacher' AND u.role = 'student'
    ), entered AS (
      INSERT INTO enrollment (class_id, user_id, role)
      SELECT ${classId}, p.id, g.role FROM person p JOIN given g USING (email)
      WHERE ${classId} IS NOT NULL ORDER BY p.id
      ON CONFLICT DO NOTHING RETURNING user_id
    ), noted AS (
      INSERT INTO audit_entry (at, by_id, action, subject_kind, subject_id, class_id, student_id, after)
      SELECT ${at}, ${byId}, 'people.added', 'person', p.id::text, ${classId}, p.id, jsonb_build_object('role', g.role)
      FROM person p JOIN given g USING (email)
      WHERE CASE WHEN ${classId} IS NULL THEN p.is_new ELSE p.id IN (SELECT user_id FROM entered) END
    )
    SELECT p.id, p.email, p.name,
      (CASE WHEN ${classId} IS NULL THEN p.role ELSE coalesce(e.role, g.role) END)::text AS role,
      CASE WHEN ${classId} IS NULL THEN NOT p.is_new
        ELSE NOT EXISTS (SELECT FROM entered n WHERE n.user_id = p.id) END AS "wasIn"
    FROM person p JOIN given g USING (email)
      LEFT JOIN enrollment e ON e.class_id = ${classId} AND e.user_id = p.id
    ORDER BY g.ordinal`
})

/** Two who add the same person at once are told apart by the database; the one that lost looks again. */
const mostTries = 5

/**
 * Enters people by their addresses, and into a class if one is given, with the entries of who did it: one statement
 * for all of them. Who is known stays as they are, but that a class's teacher is a teacher.
 */
export async function addPeople(
  db: Database,
  { people, ...addition }: Omit<Addition, 'people'> & { people: readonly GivenPerson[] },
): Promise<SavedPerson[]> {
  const byEmail = new Map<string, GivenPerson>()
  for (const person of people) {
    const email = toStoredEmail(person.email)
    if (!byEmail.has(email)) byEmail.set(email, { ...person, email })
  }
  const given = [...byEmail.values()].map((person, ordinal) => ({ ...person, ordinal }))
  // What another entered since this statement began is seen by the next.
  let wasIn = new Map<string, boolean>()
  for (let turn = 1; ; turn++) {
    const saved = await addOnce(db, { ...addition, people: given }, turn)
    if (!saved) continue
    // Whom an earlier turn entered was not there before.
    wasIn = new Map([...saved.map((person) => [person.id, person.wasIn] as const), ...wasIn])
    if (saved.length === given.length)
      return saved.map((person) => ({ ...person, wasIn: wasIn.get(person.id) ?? person.wasIn }))
    if (turn >= mostTries) throw new Error(`${given.length - saved.length} people could not be entered`)
  }
}

async function addOnce(db: Database, addition: Addition, turn: number): Promise<SavedPerson[] | null> {
  try {
    return await query<SavedPerson, Addition>(db, addAll, addition)
  } catch (thrown) {
    if (turn >= mostTries || !isLostRace(thrown)) throw thrown
    return null
  }
}

/** Those of these addresses that are students here. */
export async function listKnownStudents(db: Database, emails: readonly string[]): Promise<string[]> {
  const rows = await db.user.findMany({
    where: { email: { in: emails.map(toStoredEmail) }, role: 'student' },
    select: { email: true },
  })
  return rows.map(({ email }) => email)
}

export type StoredPerson = {
  name: string
  email: string
  role: Role
  grantedRole: Role | null
  lockedAt: Date | null
}

type PersonChange = {
  id: string
  byId: string
  at: Date
  /** What the row is to hold instead. May throw: then nothing changes. */
  change: (person: StoredPerson) => Partial<StoredPerson>
}

/** Changes a person and notes what it was, together; `email-taken` is another person's address. */
export async function changePerson(
  db: Database,
  { id, byId, at, change }: PersonChange,
): Promise<'changed' | 'unknown' | 'email-taken'> {
  try {
    return await db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT FROM "user" WHERE id = ${id}::uuid FOR UPDATE`
      const before = await tx.user.findUnique({ where: { id }, select: personColumns })
      if (!before) return 'unknown'
      const after = { ...before, ...change(before) }
      const subject = { kind: 'person', id } as const
      const entry = { byId, subject, studentId: id, at }
      const isLocked = after.lockedAt !== null
      if (isLocked !== (before.lockedAt !== null))
        await recordAudit(tx, [{ ...entry, action: isLocked ? 'person.locked' : 'person.unlocked' }])
      const [was, is] = [told(before), told(after)]
      if (JSON.stringify(was) !== JSON.stringify(is))
        await recordAudit(tx, [{ ...entry, action: 'person.changed', before: was, after: is }])
      const hasEmail = !after.email.endsWith('.invalid')
      await tx.user.update({ where: { id }, data: { ...after, hasEmail }, select: { id: true } })
      return 'changed'
    })
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'P2002') return 'email-taken'
    throw thrown
  }
}

const personColumns = { name: true, email: true, role: true, grantedRole: true, lockedAt: true } as const

/** What an entry tells of a person. */
function told({ name, email, role, grantedRole }: StoredPerson) {
  return { name, email, role: grantedRole ?? role }
}
