import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

type Named = { id: string; title: string }

/** What can be assigned to a class: what its courses have, and the packages that its teacher may give. */
type AssignableRows = {
  courses: { title: string; units: (Named & { lessons: Named[] })[] }[]
  packages: Named[]
  groups: Named[]
}

/** `codes` are the courses of a class without any of its own; `ownerId` is null for every package. */
type Which = { classId: string; codes: string[]; ownerId: string | null }

/** By one statement. */
export async function listAssignables(db: Database, which: Which): Promise<AssignableRows> {
  const [row] = await query<AssignableRows, Which>(db, assignables, which)
  return row ?? { courses: [], packages: [], groups: [] }
}

const assignables = prepare<Which>('assignables', ($) => {
  const id = $(({ classId }) => classId, 'uuid')
  const owner = $(({ ownerId }) => ownerId, 'uuid')
  const named = (of: string) => `json_build_object('id', ${of}.id, 'title', ${of}.title)`
  return `SELECT coalesce((SELECT json_agg(json_build_object('title', c.title, 'units', (
        SELECT json_agg(json_build_object('id', u.id, 'title', u.title, 'lessons', (
          SELECT json_agg(${named('l')} ORDER BY l.sort_order, l.id) FROM lesson l
          WHERE l.component_id = u.id AND l.withdrawn_at IS NULL)) ORDER BY u.sort_order, u.id)
        FROM component u WHERE u.course_id = c.id AND EXISTS
          (SELECT FROM lesson l WHERE l.component_id = u.id AND l.withdrawn_at IS NULL))) ORDER BY c.sort_order, c.code)
      FROM course c WHERE c.withdrawn_at IS NULL
        AND EXISTS (SELECT FROM lesson l WHERE l.course_id = c.id AND l.withdrawn_at IS NULL)
        AND CASE WHEN EXISTS (SELECT FROM class_course k WHERE k.class_id = ${id})
          THEN EXISTS (SELECT FROM class_course k WHERE k.class_id = ${id} AND k.course_id = c.id)
          ELSE c.code = ANY (${$(({ codes }) => codes, 'text[]')}) END), '[]') AS courses,
    coalesce((SELECT json_agg(${named('p')} ORDER BY p.title, p.id) FROM vr_package p
      WHERE p.archived_at IS NULL AND (${owner} IS NULL OR p.created_by_id = ${owner})), '[]') AS packages,
    coalesce((SELECT json_agg(${named('g')} ORDER BY g.title, g.id) FROM class_group g
      WHERE g.class_id = ${id}), '[]') AS groups`
})
