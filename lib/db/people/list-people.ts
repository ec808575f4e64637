import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { Role } from '#prisma/generated/client.ts'

export type PersonRow = {
  id: string
  name: string
  email: string
  role: Role
  lockedAt: Date | null
  /** When they last signed in or worked here. */
  lastSeenAt: Date | null
}

export type PeopleFilter = {
  /** A part of the name or address, in any case. */
  search?: string | undefined
  role?: Role | undefined
  id?: string | undefined
  take: number
  skip: number
}

const listSome = prepare<PeopleFilter>(
  'list-people',
  ($) => {
    const search = $(({ search = '' }) => `%${search.replace(/[\\%_]/g, '\\$&')}%`, 'text')
    const role = $(({ role }) => role ?? null, 'role')
    const id = $(({ id }) => id ?? null, 'uuid')
    return `
    WITH matching AS MATERIALIZED (
      SELECT id, name, email, role, locked_at FROM "user"
      WHERE (name ILIKE ${search} OR email ILIKE ${search})
        AND (${role} IS NULL OR role = ${role}) AND (${id} IS NULL OR id = ${id})
    ), shown AS (
      SELECT * FROM matching ORDER BY lower(name), email
      LIMIT ${$(({ take }) => take, 'int')} OFFSET ${$(({ skip }) => skip, 'int')}
    )
    SELECT counted.total, p.id, p.name, p.email, p.role::text AS role, p.locked_at AS "lockedAt", greatest(
        (SELECT max(s.at) FROM sign_in s WHERE s.user_id = p.id AND s.outcome = 'signed-in'),
        (SELECT max(a.last_seen_at) FROM attempt a WHERE a.student_id = p.id),
        (SELECT max(w.ended_at) FROM time_window w WHERE w.student_id = p.id)
      ) AS "lastSeenAt"
    FROM (SELECT count(*)::int AS total FROM matching) counted LEFT JOIN shown p ON true
    ORDER BY lower(p.name), p.email`
  },
  ['lockedAt', 'lastSeenAt'],
)

/** People of the school by name, and how many there are beyond the page. */
export async function listPeople(
  db: Database,
  filter: PeopleFilter,
): Promise<{ people: PersonRow[]; total: number }> {
  const rows = await query<PersonRow & { total: number }, PeopleFilter>(db, listSome, filter)
  // Of nobody there is one row, for the total.
  const people = rows.filter(({ id }) => id !== null).map(({ total: _total, ...person }) => person)
  return { people, total: rows[0]?.total ?? 0 }
}
