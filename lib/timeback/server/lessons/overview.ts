import 'server-only'
import { type AttemptSummaryRow, listAttemptSummaries } from '#lib/db/attempt-summaries.ts'
import { type LessonRow, listLessons } from '#lib/db/lessons.ts'
import { isMastered } from '#lib/powerpath/mastery.ts'
import { groupBy } from '#lib/std/group-by.ts'
import type { CourseOverview, LessonOverview, StudentOverview } from '#lib/timeback/contract/overview.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** A student's courses, lessons and how far they are; for the lessons page. */
export async function overview(deps: Deps, { student }: { student: string }): Promise<StudentOverview> {
  const codes = deps.config.courses.map(({ code }) => code)
  const [lessons, attempts] = await Promise.all([
    listLessons(deps.db, codes),
    listAttemptSummaries(deps.db, { studentIds: [student] }),
  ])
  const byLesson = groupBy(attempts, ({ lessonId }) => lessonId)
  const courses = [...groupBy(lessons, ({ course }) => course.code).values()]
  return {
    totalXp: attempts.reduce((total, { xp }) => total + (xp ?? 0), 0),
    courses: courses.map((ofCourse) => toCourse(ofCourse, byLesson)),
  }
}

function toCourse(lessons: LessonRow[], byLesson: Map<string, AttemptSummaryRow[]>): CourseOverview {
  const shown = lessons.map((lesson) => toLessonOverview(lesson, byLesson.get(lesson.id) ?? []))
  const [first] = lessons
  return {
    code: first?.course.code ?? '',
    title: first?.course.title ?? '',
    totalLessons: first?.course.totalLessons ?? 0,
    masteredLessons: shown.filter(({ mastered }) => mastered).length,
    lessons: shown,
  }
}

/** `attempts` are the student's of this lesson, oldest first. */
function toLessonOverview(lesson: LessonRow, attempts: AttemptSummaryRow[]): LessonOverview {
  const latest = attempts.at(-1)
  const mastered = attempts.some(
    ({ status, score }) => status === 'finalized' && isMastered(lesson.type, score, lesson.masteryThreshold),
  )
  return {
    id: lesson.id,
    name: lesson.title,
    type: lesson.type,
    policy: lesson.policy,
    component: lesson.component,
    questionCount: lesson.questionCount,
    xp: lesson.xp ?? 0,
    state: latest ? (latest.status === 'open' ? 'open' : 'done') : 'not-started',
    attempt: latest?.number ?? null,
    score: latest?.score ?? null,
    mastered,
    lastSeenAt: latest?.lastSeenAt.toISOString() ?? null,
  }
}
