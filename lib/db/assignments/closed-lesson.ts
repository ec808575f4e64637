import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

/** All that reaches a student, by whichever way, as SQL. */
export function assignedTo(student: string): string {
  return `SELECT a.*, 'class' AS to FROM assignment a WHERE a.class_id IN
      (SELECT class_id FROM enrollment WHERE user_id = ${student} AND role = 'student')
    UNION ALL SELECT a.*, 'group' FROM assignment a WHERE a.group_id IN
      (SELECT group_id FROM class_group_member WHERE user_id = ${student})
    UNION ALL SELECT a.*, 'student' FROM assignment a WHERE a.student_id = ${student}`
}

/**
 * A student may begin a lesson no more, as SQL: it was assigned, by each assignment of it that is theirs the date is past,
 * and each refuses what is late.
 */
export function isClosedLesson({
  student,
  lesson,
  now,
}: Record<'student' | 'lesson' | 'now', string>): string {
  return `coalesce((SELECT bool_and(a.late = 'refuse' AND coalesce(coalesce(e.due_at, a.due_at) < ${now}, false))
    FROM (${assignedTo(student)}) a
      LEFT JOIN assignment_exception e ON e.assignment_id = a.id AND e.student_id = ${student}
    WHERE a.removed_at IS NULL AND NOT coalesce(e.excused, false) AND (a.lesson_id = ${lesson}
      OR a.component_id = (SELECT component_id FROM lesson WHERE id = ${lesson}))), false)`
}

type OfOne = { studentId: string; lessonId: string; now: Date }

const closed = prepare<OfOne>('is-closed-lesson', ($) => {
  const student = $(({ studentId }) => studentId, 'uuid')
  const lesson = $(({ lessonId }) => lessonId, 'text')
  return `SELECT ${isClosedLesson({ student, lesson, now: $(({ now }) => now, 'timestamptz') })} AS closed`
})

/** The same asked alone. */
export async function isClosedFor(db: Database, of: OfOne): Promise<boolean> {
  const [row] = await query<{ closed: boolean }, OfOne>(db, closed, of)
  return row?.closed ?? false
}
