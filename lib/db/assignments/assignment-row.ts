import type { LateRule } from '#lib/std/terms.ts'

/** Who gets it: exactly one is not `null`. */
export type AssigneeKey = { classId: string | null; groupId: string | null; studentId: string | null }

/** What they get: exactly one is not `null`. */
export type AssignableKey = { lessonId: string | null; unitId: string | null; packageId: string | null }

export type AssignmentDates = { beginsAt: Date | null; dueAt: Date | null; late: LateRule }

export type AssignmentRow = AssigneeKey & AssignableKey & AssignmentDates & { id: string }

/** The columns of an `AssignmentRow` of the table `a`, and those of them that are moments. */
export const assignmentColumns = `a.id, a.class_id AS "classId", a.group_id AS "groupId", a.student_id AS "studentId",
  a.lesson_id AS "lessonId", a.component_id AS "unitId", a.package_id AS "packageId", a.begins_at AS "beginsAt",
  a.due_at AS "dueAt", a.late::text AS late`
export const assignmentMoments = ['beginsAt', 'dueAt']

/**
 * When a student first did a lesson that was assigned, as SQL; null until then. What was finished before counts only
 * where it was mastered: who did not get there is meant to do it again.
 */
export function lessonDoneAt({ student, lesson }: { student: string; lesson: string }): string {
  return `least((SELECT m.mastered_at FROM mastered_unit m WHERE m.student_id = ${student}
      AND m.course_id = ${lesson}.course_id AND m.source = 'lesson:' || ${lesson}.id),
    (SELECT min(t.completed_at) FROM attempt t WHERE t.student_id = ${student} AND t.lesson_id = ${lesson}.id
      AND t.status = 'finalized' AND t.completed_at >= a.created_at))`
}

/** The same of a VR package: its first completed session. */
export function packageDoneAt({ student, pack }: { student: string; pack: string }): string {
  return `(SELECT min(v.completed_at) FROM vr_session v WHERE v.student_id = ${student} AND v.package_id = ${pack}
    AND v.status = 'completed')`
}
