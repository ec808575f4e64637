import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type ClassScope, isWithin } from '#lib/db/people/classes.ts'
import { prepare, query } from '#lib/db/statement.ts'
import {
  type AssignmentRow,
  assignmentColumns,
  assignmentMoments,
  lessonDoneAt,
  packageDoneAt,
} from './assignment-row.ts'

export type AssignmentStandingRow = AssignmentRow & {
  title: string
  courseTitle: string | null
  to: string | null
  students: number
  done: number
  doneLate: number
  exceptions: { student: { timebackId: string; name: string }; dueAt: string | null; excused: boolean }[]
}

/** What a class, its groups and its students are assigned, the earliest due first; with how many have done it. */
export async function listAssignments(db: Database, classId: string): Promise<AssignmentStandingRow[]> {
  return query<AssignmentStandingRow, string>(db, ofClass, classId)
}

/** The assignment with the class whose teachers read of it, if it is of a class in scope. */
export async function findAssignment(
  db: Database,
  scope: ClassScope,
  id: string,
): Promise<(AssignmentRow & { auditClassId: string | null }) | null> {
  const [row] = await query<
    AssignmentRow & { auditClassId: string | null },
    { scope: ClassScope; id: string }
  >(db, one, { scope, id })
  return row ?? null
}

/** The lessons that someone of a class is assigned, alone or with a whole unit. */
export async function listAssignedLessons(db: Database, classId: string): Promise<string[]> {
  return (await query<{ id: string }, string>(db, lessonsOfClass, classId)).map(({ id }) => id)
}

const ofClass = prepare<string>(
  'list-assignments',
  ($) => {
    const id = $((classId) => classId, 'uuid')
    return `SELECT ${assignmentColumns}, coalesce(l.title, unit.title, p.title) AS title, c.title AS "courseTitle",
      coalesce(g.title, own.name) AS to, r.students, r.done, r.late AS "doneLate", coalesce((
        SELECT json_agg(json_build_object('student', json_build_object('timebackId', u.id, 'name', u.name),
          'dueAt', e.due_at, 'excused', e.excused) ORDER BY u.name, u.id)
        FROM assignment_exception e JOIN "user" u ON u.id = e.student_id WHERE e.assignment_id = a.id), '[]') AS exceptions
    FROM (${assignedIn(id)}) a
      LEFT JOIN lesson l ON l.id = a.lesson_id LEFT JOIN component unit ON unit.id = a.component_id
      LEFT JOIN course c ON c.id = coalesce(l.course_id, unit.course_id)
      LEFT JOIN vr_package p ON p.id = a.package_id LEFT JOIN class_group g ON g.id = a.group_id
      LEFT JOIN "user" own ON own.id = a.student_id
      CROSS JOIN LATERAL (SELECT count(*)::int AS students, count(s.done_at)::int AS done,
        count(*) FILTER (WHERE s.done_at > s.due_at)::int AS late FROM (
          SELECT coalesce(e.due_at, a.due_at) AS due_at, CASE
            WHEN a.lesson_id IS NOT NULL THEN ${lessonDoneAt({ student: 'u.id', lesson: 'l' })}
            WHEN a.package_id IS NOT NULL THEN ${packageDoneAt({ student: 'u.id', pack: 'a.package_id' })}
            ELSE (SELECT CASE WHEN bool_and(each.at IS NOT NULL) THEN max(each.at) END FROM (
              SELECT ${lessonDoneAt({ student: 'u.id', lesson: 'part' })} AS at FROM lesson part
              WHERE part.component_id = a.component_id AND part.withdrawn_at IS NULL) each) END AS done_at
          FROM "user" u LEFT JOIN assignment_exception e ON e.assignment_id = a.id AND e.student_id = u.id
          WHERE u.locked_at IS NULL AND NOT coalesce(e.excused, false) AND u.id IN (
            SELECT user_id FROM enrollment WHERE class_id = a.class_id AND role = 'student'
            UNION ALL SELECT user_id FROM class_group_member WHERE group_id = a.group_id
            UNION ALL SELECT a.student_id)) s) r
    WHERE a.removed_at IS NULL AND p.archived_at IS NULL ORDER BY a.due_at NULLS LAST, a.created_at, a.id`
  },
  assignmentMoments,
)

const lessonsOfClass = prepare<string>(
  'assigned-lessons',
  ($) => `SELECT DISTINCT l.id FROM (${assignedIn($((classId) => classId, 'uuid'))}) a
    CROSS JOIN LATERAL (SELECT id FROM lesson WHERE id = a.lesson_id
      UNION ALL SELECT id FROM lesson WHERE component_id = a.component_id) l WHERE a.removed_at IS NULL`,
)

/** What a class, its groups and its students were assigned, also what was taken back. */
function assignedIn(classId: string): string {
  return `SELECT * FROM assignment WHERE class_id = ${classId}
    UNION ALL SELECT * FROM assignment WHERE group_id IN (SELECT id FROM class_group WHERE class_id = ${classId})
    UNION ALL SELECT * FROM assignment WHERE student_id IN
      (SELECT user_id FROM enrollment WHERE class_id = ${classId} AND role = 'student')`
}

const one = prepare<{ scope: ClassScope; id: string }>(
  'find-assignment',
  ($) => `SELECT ${assignmentColumns}, coalesce(a.class_id, g.class_id) AS "auditClassId"
    FROM assignment a LEFT JOIN class_group g ON g.id = a.group_id
    WHERE a.id = ${$(({ id }) => id, 'uuid')} AND a.removed_at IS NULL AND EXISTS (SELECT FROM class c
      WHERE ${isWithin($)} AND (c.id = coalesce(a.class_id, g.class_id) OR EXISTS (SELECT FROM enrollment e
        WHERE e.class_id = c.id AND e.user_id = a.student_id AND e.role = 'student')))`,
  assignmentMoments,
)
