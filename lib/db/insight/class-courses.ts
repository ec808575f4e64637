import 'server-only'
import { lessonSource } from '#lib/db/activity/course-progress.ts'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

/** What a class has to do, and when it was last seen at it. */
export type ClassCourses = {
  /** The class's own courses, or the configured ones where it has none. */
  courses: { code: string; title: string; hasLessons: boolean; lastSeenAt: string | null }[]
  /** When each student was last seen at a lesson of any course; none of who never was. */
  lastSeenAt: Record<string, string>
  /** What the class did since then: who was seen at a lesson, and how many lessons were finished and mastered. */
  changed: { students: number; finished: number; mastered: number }
}

/** `codes` are the courses of a class without any of its own. */
type Which = { classId: string; codes: string[]; since: Date }

/** By one statement, whose cost grows with the class and not with the school. */
export async function readClassCourses(db: Database, which: Which): Promise<ClassCourses> {
  const [row] = await query<ClassCourses, Which>(db, classCourses, which)
  return row ?? { courses: [], lastSeenAt: {}, changed: { students: 0, finished: 0, mastered: 0 } }
}

const moment = (at: string) => `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const classCourses = prepare<Which>('class-courses', ($) => {
  const id = $(({ classId }) => classId, 'uuid')
  const since = $((input) => input.since, 'timestamptz')
  return `WITH seen AS (SELECT a.student_id, l.course_id, max(a.last_seen_at) AS at,
        count(*) FILTER (WHERE a.completed_at >= ${since}) AS finished
      FROM enrollment e JOIN attempt a ON a.student_id = e.user_id JOIN lesson l ON l.id = a.lesson_id
      WHERE e.class_id = ${id} AND e.role = 'student' GROUP BY a.student_id, l.course_id)
    SELECT coalesce((SELECT json_agg(json_build_object('code', c.code, 'title', c.title,
        'hasLessons', EXISTS (SELECT FROM lesson l WHERE l.course_id = c.id),
        'lastSeenAt', (SELECT ${moment('max(seen.at)')} FROM seen WHERE seen.course_id = c.id))
        ORDER BY c.sort_order, c.code) FROM course c WHERE c.withdrawn_at IS NULL
          AND CASE WHEN EXISTS (SELECT FROM class_course k WHERE k.class_id = ${id})
            THEN EXISTS (SELECT FROM class_course k WHERE k.class_id = ${id} AND k.course_id = c.id)
            ELSE c.code = ANY (${$(({ codes }) => codes, 'text[]')}) END), '[]') AS courses,
      coalesce((SELECT json_object_agg(latest.student_id, latest.at) FROM (SELECT seen.student_id,
        ${moment('max(seen.at)')} AS at FROM seen GROUP BY seen.student_id) latest), '{}') AS "lastSeenAt",
      (SELECT json_build_object('students', count(DISTINCT seen.student_id) FILTER (WHERE seen.at >= ${since}),
          'finished', coalesce(sum(seen.finished), 0), 'mastered', (SELECT count(*) FROM enrollment e
            JOIN mastered_unit m ON m.student_id = e.user_id
            WHERE e.class_id = ${id} AND e.role = 'student' AND m.mastered_at >= ${since}
              AND starts_with(m.source, '${lessonSource('')}'))) FROM seen) AS changed`
})
