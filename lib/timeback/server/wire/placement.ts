import 'server-only'
import { listAttemptSummaries } from '#lib/db/attempts/attempt-summaries.ts'
import { listRosterCourses, listRosterLessons, type RosterCourse } from '#lib/db/gradebook/roster.ts'
import { placementLevel } from '#lib/powerpath/test-outcome.ts'
import { groupBy } from '#lib/std/group-by.ts'
import { isTestOut } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { StudentSubject } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { listPlacementTests, type PlacementTry } from '#lib/timeback/server/lessons/attempt/leads-to.ts'
import { requireStudent } from '#lib/timeback/server/people/people.ts'
import { componentResources, toWireResource } from './collections/content.ts'
import { ORGANISATION } from './collections/rostering.ts'

/** A subject's placement tests, the lowest grade first, with what the student did (protocol §1.3). */
export async function getAllPlacementTests(deps: Deps, input: StudentSubject): Promise<object> {
  const taken = await loadPlacement(deps, input)
  const placementTests = taken.map(({ lesson, best }) => ({
    component_resources: componentResources.toWire(lesson, deps),
    resources: toWireResource(lesson),
    resources_metadata: { lessonType: lesson.type },
    assessment_line_items: null,
    assessment_results: best && [{ score: best.score, scoreStatus: 'fully graded' }],
  }))
  return { placementTests }
}

/**
 * Where the tests place the student: at the grade of the first that was not passed, which ends the
 * placement; before any, at none (protocol §2.4).
 */
export async function getCurrentLevel(deps: Deps, input: StudentSubject): Promise<object> {
  const taken = await loadPlacement(deps, input)
  const { grade, placed: onboarded } = placementLevel(taken)
  return { gradeLevel: toGradeLevel(grade), onboarded, availableTests: taken.length }
}

/** The test to take next; none after one that was not passed, or when all were taken. */
export async function getNextPlacementTest(deps: Deps, input: StudentSubject): Promise<object> {
  const taken = await loadPlacement(deps, input)
  const { grade, placed, next } = placementLevel(taken)
  return {
    exhaustedTests: taken.every(({ best }) => best !== null),
    gradeLevel: toGradeLevel(next?.grade ?? grade),
    lesson: next?.lesson.id ?? null,
    onboarded: placed,
    availableTests: taken.length,
  }
}

/** How far the student is in each course of the subject: the best attempt of each lesson counts. */
export async function getSubjectProgress(deps: Deps, input: StudentSubject): Promise<object> {
  const { id: studentId } = await requireStudent(deps, input.student)
  const [courses, lessons, attempts] = await Promise.all([
    listRosterCourses(deps.db, input.subject),
    listRosterLessons(deps.db, { subject: input.subject }),
    listAttemptSummaries(deps.db, { studentIds: [studentId] }),
  ])
  const graded = attempts.filter(({ status }) => status === 'finalized')
  const progress = courses.map((course) => {
    const own = lessons.filter(({ courseId }) => courseId === course.id)
    const ids = new Set(own.map(({ id }) => id))
    const byLesson = groupBy(
      graded.filter(({ lessonId }) => ids.has(lessonId)),
      ({ lessonId }) => lessonId,
    )
    const testOut = own.find(({ type }) => isTestOut(type))
    const best = [...byLesson.values()].map((tries) => Math.max(...tries.map(({ xp }) => xp ?? 0)))
    return {
      course: toSubjectCourse(course),
      inEnrolled: attempts.some(({ lessonId }) => ids.has(lessonId)),
      hasUsedTestOut: testOut !== undefined && byLesson.has(testOut.id),
      testOutLessonId: testOut?.id ?? null,
      completedLessons: byLesson.size,
      totalLessons: own.length,
      totalAttainableXp: own.reduce((sum, { xp }) => sum + (xp ?? 0), 0),
      totalXpEarned: best.reduce((sum, xp) => sum + xp, 0),
    }
  })
  return { progress }
}

/** Where the student was placed, by subject. Throws `OBJECT_NOT_FOUND` before the first placement. */
export async function getPlacement(deps: Deps, { student }: { student: string }): Promise<object> {
  await requireStudent(deps, student)
  const tests = await listPlacementTests(deps, { student })
  const placements = [...groupBy(tests, ({ lesson }) => lesson.subject)].flatMap(([subject, taken]) => {
    const dates = taken.flatMap(({ best }) => best?.completedAt ?? [])
    if (dates.length === 0) return []
    const lastAssessedAt = new Date(Math.max(...dates.map(Number))).toISOString()
    return [{ subject, ritScore: null, placementLevel: placementLevel(taken).grade, lastAssessedAt }]
  })
  if (placements.length === 0)
    throw new DomainError('OBJECT_NOT_FOUND', `The student ${student} was not placed yet.`)
  return { studentId: student, placements }
}

/** The wire writes grades as text. */
function toGradeLevel(grade: number | null): string | null {
  return grade === null ? null : String(grade)
}

/** A course in the form that this answer alone has: flat, and whole. */
function toSubjectCourse({ id, title, code, subject, grade, updatedAt }: RosterCourse): object {
  return {
    sourcedId: id,
    status: 'active',
    dateLastModified: updatedAt.toISOString(),
    title,
    courseCode: code,
    grades: grade === null ? [] : [String(grade)],
    subjects: [subject],
    level: null,
    orgSourcedId: ORGANISATION,
  }
}

async function loadPlacement(deps: Deps, { student, subject }: StudentSubject): Promise<PlacementTry[]> {
  await requireStudent(deps, student)
  return listPlacementTests(deps, { student, subject })
}
