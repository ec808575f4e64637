import 'server-only'
import { sumActivityXp } from '#lib/db/activity/activity-runs.ts'
import { listCourseProgress, listMasteredLessons } from '#lib/db/activity/course-progress.ts'
import { type AttemptSummaryRow, listAttemptSummaries } from '#lib/db/attempts/attempt-summaries.ts'
import { type LessonRow, listLessons } from '#lib/db/content/lessons.ts'
import { testedOutOf } from '#lib/powerpath/test-out.ts'
import { assert } from '#lib/std/assert.ts'
import { groupBy } from '#lib/std/group-by.ts'
import type { CourseOverview, LessonOverview, StudentOverview } from '#lib/timeback/contract/overview.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireStudent } from '#lib/timeback/server/people/require-student.ts'
import { toPlaced } from './attempt/tested-out.ts'

/** A student's courses, lessons and how far they are; for the lessons page. Throws `STUDENT_NOT_FOUND`. */
export async function overview(deps: Deps, { student }: { student: string }): Promise<StudentOverview> {
  const codes = deps.config.courses.map(({ code }) => code)
  const [lessons, attempts, progress, mastered, activityXp] = await Promise.all([
    listLessons(deps.db, codes),
    listAttemptSummaries(deps.db, { studentIds: [student] }),
    listCourseProgress(deps.db, student),
    listMasteredLessons(deps.db, student),
    sumActivityXp(deps.db, student),
  ])
  if (attempts.length === 0) await requireStudent(deps, student)
  const testedOut = testedOutOf(lessons.map(toPlaced), mastered)
  const done = { attempts: groupBy(attempts, ({ lessonId }) => lessonId), progress, mastered, testedOut }
  const courses = [...groupBy(lessons, ({ course }) => course.code).values()]
  return {
    totalXp: attempts.reduce((total, { xp }) => total + (xp ?? 0), activityXp),
    courses: courses.flatMap(([first, ...rest]) => (first ? [toCourse(first, [first, ...rest], done)] : [])),
  }
}

type Done = {
  /** By lesson, oldest first. */
  attempts: Map<string, AttemptSummaryRow[]>
  progress: Awaited<ReturnType<typeof listCourseProgress>>
  mastered: Set<string>
  testedOut: Set<string>
}

function toCourse({ course }: LessonRow, lessons: LessonRow[], done: Done): CourseOverview {
  const progress = done.progress.get(course.id)
  assert(progress, 'a course that has lessons is there')
  const { code, title } = course
  return { code, title, ...progress, lessons: lessons.map((lesson) => toLessonOverview(lesson, done)) }
}

function toLessonOverview(lesson: LessonRow, { attempts, mastered, testedOut }: Done): LessonOverview {
  const latest = attempts.get(lesson.id)?.at(-1)
  return {
    id: lesson.id,
    name: lesson.title,
    type: latest?.status === 'open' ? latest.lessonType : lesson.type,
    policy: lesson.policy,
    component: lesson.component,
    questionCount: lesson.questionCount,
    xp: lesson.xp ?? 0,
    state: latest ? (latest.status === 'open' ? 'open' : 'done') : 'not-started',
    attempt: latest?.number ?? null,
    score: latest?.score ?? null,
    bestScore: latest?.bestScore ?? null,
    mastered: mastered.has(lesson.id),
    ...(testedOut.has(lesson.id) && { testedOut: true }),
    lastSeenAt: latest?.lastSeenAt.toISOString() ?? null,
  }
}
