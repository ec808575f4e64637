import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { LateRule } from '#lib/std/terms.ts'
import { lessonDoneAt, packageDoneAt } from './assignment-row.ts'
import { assignedTo } from './closed-lesson.ts'

/** One lesson or package that an assignment gives a student: a unit gives each of its lessons. */
export type AssignedWorkRow = {
  assignmentId: string
  /** To whom it was given: the narrower counts. */
  to: 'class' | 'group' | 'student'
  kind: 'lesson' | 'package'
  id: string
  title: string
  courseTitle: string | null
  beginsAt: Date | null
  dueAt: Date | null
  late: LateRule
  /** Extra time, and whether the student need not do it at all. */
  exceptionDueAt: Date | null
  excused: boolean
  doneAt: Date | null
  isOpen: boolean
}

/** All that a student is assigned by classes, groups and for themselves; done, due and not begun yet. */
export async function listAssignedWork(db: Database, studentId: string): Promise<AssignedWorkRow[]> {
  return query<AssignedWorkRow, string>(db, ofStudent, studentId)
}

const moments = ['beginsAt', 'dueAt', 'exceptionDueAt', 'doneAt']

const ofStudent = prepare<string>(
  'assigned-work',
  ($) => {
    const student = $((id) => id, 'uuid')
    return `WITH mine AS (${assignedTo(student)})
    SELECT a.id AS "assignmentId", a.to, w.kind, w.id, w.title, w."courseTitle", a.begins_at AS "beginsAt",
      a.due_at AS "dueAt", a.late::text AS late, e.due_at AS "exceptionDueAt",
      coalesce(e.excused, false) AS excused, w."doneAt", w."isOpen"
    FROM mine a LEFT JOIN assignment_exception e ON e.assignment_id = a.id AND e.student_id = ${student}
      CROSS JOIN LATERAL (SELECT 'lesson' AS kind, l.id, l.title, c.title AS "courseTitle", l.sort_order AS place,
          ${lessonDoneAt({ student, lesson: 'l' })} AS "doneAt",
          EXISTS (SELECT FROM attempt t WHERE t.student_id = ${student} AND t.lesson_id = l.id
            AND t.status = 'open') AS "isOpen"
        FROM (SELECT * FROM lesson WHERE id = a.lesson_id
          UNION ALL SELECT * FROM lesson WHERE component_id = a.component_id) l
          JOIN course c ON c.id = l.course_id WHERE l.withdrawn_at IS NULL
      UNION ALL SELECT 'package', p.id::text, p.title, NULL, 0,
          ${packageDoneAt({ student, pack: 'p.id' })},
          EXISTS (SELECT FROM vr_session v WHERE v.student_id = ${student} AND v.package_id = p.id
            AND v.status = 'in_progress')
        FROM vr_package p WHERE p.id = a.package_id AND p.archived_at IS NULL) w
    WHERE a.removed_at IS NULL ORDER BY a.due_at NULLS LAST, a.created_at, w.place, w.id`
  },
  moments,
)
