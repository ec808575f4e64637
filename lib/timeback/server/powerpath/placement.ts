import 'server-only'
import { type AttemptSummaryRow, listAttemptSummaries } from '#lib/db/attempt-summaries.ts'
import { type RosterLesson, readCourses, readLessons } from '#lib/db/roster.ts'
import { isMastered } from '#lib/powerpath/mastery.ts'
import { groupBy } from '#lib/std/group-by.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { StudentSubject } from '#lib/timeback/contract/powerpath-requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { componentResources, toWireCourse, toWireResource } from './collections/content.ts'
import { requireStudent } from './require-student.ts'

/** A placement test, with the best finished try at it. */
type Taken = { lesson: RosterLesson; best: AttemptSummaryRow | null }

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
  const { gradeLevel, onboarded } = toLevel(taken)
  return { gradeLevel, onboarded, availableTests: taken.length }
}

/** The test to take next; none after one that was not passed, or when all were taken. */
export async function getNextPlacementTest(deps: Deps, input: StudentSubject): Promise<object> {
  const taken = await loadPlacement(deps, input)
  const { onboarded } = toLevel(taken)
  const following = onboarded ? undefined : taken.find(({ best }) => best === null)
  return {
    exhaustedTests: taken.every(({ best }) => best !== null),
    gradeLevel: following?.lesson.grade ?? toLevel(taken).gradeLevel,
    lesson: following?.lesson.id ?? null,
    onboarded,
    availableTests: taken.length,
  }
}

/** How far the student is in each course of the subject: the best attempt of each lesson counts. */
export async function getSubjectProgress(deps: Deps, input: StudentSubject): Promise<object> {
  const { id: studentId } = await requireStudent(deps, input.student)
  const ofSubject = { subject: input.subject }
  const [courses, lessons, attempts] = await Promise.all([
    readCourses(deps.db, all(ofSubject)),
    readLessons(deps.db, all({ course: ofSubject })),
    listAttemptSummaries(deps.db, { studentIds: [studentId] }),
  ])
  const graded = attempts.filter(({ status }) => status === 'finalized')
  const progress = courses.rows.map((course) => {
    const own = lessons.rows.filter(({ courseId }) => courseId === course.id)
    const ids = new Set(own.map(({ id }) => id))
    const byLesson = groupBy(
      graded.filter(({ lessonId }) => ids.has(lessonId)),
      ({ lessonId }) => lessonId,
    )
    const testOut = own.find(({ type }) => type === 'test-out')
    const best = [...byLesson.values()].map((tries) => Math.max(...tries.map(({ xp }) => xp ?? 0)))
    return {
      course: toWireCourse(course),
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
  const tests = await loadTests(deps, { student })
  const placements = [...groupBy(tests, ({ lesson }) => lesson.subject)].flatMap(([subject, taken]) => {
    const dates = taken.flatMap(({ best }) => best?.completedAt ?? [])
    if (dates.length === 0) return []
    const lastAssessedAt = new Date(Math.max(...dates.map(Number))).toISOString()
    return [{ subject, ritScore: null, placementLevel: toLevel(taken).gradeLevel, lastAssessedAt }]
  })
  if (placements.length === 0)
    throw new DomainError('OBJECT_NOT_FOUND', `The student ${student} was not placed yet.`)
  return { studentId: student, placements }
}

async function loadPlacement(deps: Deps, { student, subject }: StudentSubject): Promise<Taken[]> {
  await requireStudent(deps, student)
  return loadTests(deps, { student, subject })
}

async function loadTests(
  deps: Deps,
  { student, subject }: { student: string; subject?: string },
): Promise<Taken[]> {
  const where = { type: 'placement', ...(subject !== undefined && { course: { subject } }) }
  const [{ rows }, attempts] = await Promise.all([
    readLessons(deps.db, all(where)),
    listAttemptSummaries(deps.db, { studentIds: [student] }),
  ])
  return rows
    .sort((a, b) => (a.grade ?? 0) - (b.grade ?? 0))
    .map((lesson) => {
      const tries = attempts.filter(
        ({ lessonId, status }) => lessonId === lesson.id && status === 'finalized',
      )
      return { lesson, best: tries.sort((a, b) => b.score - a.score)[0] ?? null }
    })
}

function toLevel(taken: Taken[]): { gradeLevel: number | null; onboarded: boolean } {
  const passed = ({ lesson, best }: Taken) =>
    best !== null && isMastered(lesson.type, best.score, lesson.masteryThreshold)
  const failed = taken.find((test) => test.best !== null && !passed(test))
  const last = failed ?? taken.findLast(passed)
  return { gradeLevel: last?.lesson.grade ?? null, onboarded: failed !== undefined }
}

function all(where: object) {
  return { where, orderBy: [{ id: 'asc' }], take: 3000, skip: 0 }
}
