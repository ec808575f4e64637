import 'server-only'
import { listMasteredLessons } from '#lib/db/activity/course-progress.ts'
import { type AttemptSummaryRow, listAttemptSummaries } from '#lib/db/attempts/attempt-summaries.ts'
import type { Database } from '#lib/db/client.ts'
import { type LessonInPlace, type LessonRow, listLessons, listLessonsOf } from '#lib/db/content/lessons.ts'
import { listRosterLessons, type RosterLesson } from '#lib/db/gradebook/roster.ts'
import { isMastered } from '#lib/powerpath/mastery.ts'
import { coveredByTestOut, explainOutcome, placementLevel, testedOutOf } from '#lib/powerpath/test-outcome.ts'
import { unreachable } from '#lib/std/assert.ts'
import { isPlacement } from '#lib/std/terms.ts'
import type { LeadsTo } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { visibilityOf } from '#lib/timeback/server/lessons/list.ts'

type Finished = { lesson: LessonInPlace; student: string; score: number }

/** What a finished test leads to as things stand now; `null` for a lesson that leads to nothing but itself. */
export async function leadsTo(deps: Deps, finished: Finished): Promise<LeadsTo | null> {
  const { lesson, score } = finished
  const { type, masteryThreshold: threshold } = lesson
  const passed = isMastered(type, score, threshold)
  switch (type) {
    case 'test-out': {
      const covered = await listTestedOut(deps.db, lesson)
      const ofUnit = covered.every(({ componentId }) => componentId === lesson.componentId)
      const place = ofUnit ? lesson.component : lesson.course.title
      const text = explainOutcome({ type, passed, threshold, place, lessons: covered.length })
      return toLeadsTo(passed, text, passed ? undefined : await firstOpen(deps, finished, covered))
    }
    case 'unit-test': {
      const text = explainOutcome({ type, passed, threshold, place: lesson.component })
      const lessons = passed ? [] : await listLessonsOf(deps.db, [lesson.course.code])
      const ofUnit = lessons.filter(
        ({ id, componentId }) => componentId === lesson.componentId && id !== lesson.id,
      )
      return toLeadsTo(passed, text, await firstOpen(deps, finished, ofUnit))
    }
    case 'placement': {
      const { student } = finished
      const tests = await listPlacementTests(deps, { student, subject: lesson.course.subject })
      const { grade, next } = placementLevel(tests)
      const text = explainOutcome({ type, passed, threshold, grade, nextGrade: next?.grade ?? null })
      return toLeadsTo(passed, text, next?.lesson.id ?? (await firstOfGrade(deps, finished, grade)))
    }
    case 'powerpath-100':
    case 'quiz':
      return null
    default:
      return unreachable(type)
  }
}

function toLeadsTo(passed: boolean, text: string, lesson: string | undefined): LeadsTo {
  return { passed, text, ...(lesson !== undefined && { lesson }) }
}

/** Of these lessons the first that is neither mastered nor tested out of. */
async function firstOpen(
  { db }: Deps,
  { student }: Finished,
  lessons: LessonRow[],
): Promise<string | undefined> {
  if (lessons.length === 0) return undefined
  const codes = new Set(lessons.map(({ course }) => course.code))
  const [mastered, ofCourses] = await Promise.all([
    listMasteredLessons(db, student),
    listLessonsOf(db, [...codes]),
  ])
  const testedOut = testedOutOf(ofCourses.map(toPlaced), mastered)
  return lessons.find(({ id, type }) => !isPlacement(type) && !mastered.has(id) && !testedOut.has(id))?.id
}

async function firstOfGrade(
  deps: Deps,
  finished: Finished,
  grade: number | null,
): Promise<string | undefined> {
  const { subject } = finished.lesson.course
  const own = visibilityOf(deps, finished.student)
  const lessons = grade === null ? [] : await listLessons(deps.db, own, { subject, grade })
  return firstOpen(deps, finished, lessons)
}

/** The lessons that passing this test-out tests out of, in their order. */
async function listTestedOut(db: Database, testOut: LessonInPlace): Promise<LessonRow[]> {
  const lessons = await listLessonsOf(db, [testOut.course.code])
  return coveredByTestOut(toPlaced(testOut), lessons.map(toPlaced)).map(({ row }) => row)
}

/** A lesson where a test-out looks for it. */
export function toPlaced<T extends LessonInPlace>(row: T) {
  return { id: row.id, type: row.type, course: row.course.id, unit: row.componentId, row }
}

/** A placement test, with the best finished try at it. */
export type PlacementTry = {
  lesson: RosterLesson
  best: AttemptSummaryRow | null
  grade: number | null
  /** `null` while it was not finished. */
  passed: boolean | null
}

/** A student's placement tests of a subject, or of all; the lowest grade first. */
export async function listPlacementTests(
  deps: Deps,
  { student, subject }: { student: string; subject?: string },
): Promise<PlacementTry[]> {
  const [lessons, attempts] = await Promise.all([
    listRosterLessons(deps.db, { subject, placing: true }),
    listAttemptSummaries(deps.db, { studentIds: [student] }),
  ])
  return lessons
    .sort((a, b) => (a.grade ?? 0) - (b.grade ?? 0))
    .map((lesson) => {
      const tries = attempts.filter(
        ({ lessonId, status }) => lessonId === lesson.id && status === 'finalized',
      )
      const best = tries.sort((a, b) => b.score - a.score)[0] ?? null
      const passed = best && isMastered(best.lessonType, best.score, best.masteryThreshold)
      return { lesson, best, grade: lesson.grade, passed }
    })
}
