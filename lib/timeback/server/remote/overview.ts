import 'server-only'
import { isMastered, pctComplete } from '#lib/powerpath/mastery.ts'
import { testedOutOf } from '#lib/powerpath/test-outcome.ts'
import { groupBy } from '#lib/std/group-by.ts'
import { isOfAdaptive } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type {
  AttemptSummary,
  CourseOverview,
  LessonOverview,
  LessonStanding,
  Standings,
  StudentOverview,
} from '#lib/timeback/contract/overview.ts'
import type { WireAttempt } from '#lib/timeback/contract/powerpath-assessment.ts'
import { type InputOf, nothingElse } from '#lib/timeback/server/lessons/lesson-port.ts'
import { isClosed, isFinalized, listAttempts, readProgress } from './attempts.ts'
import { type RemoteLesson, toLesson } from './catalogue.ts'
import type { RemoteDeps } from './remote-deps.ts'

type Row = WireAttempt & { attempt: number }

/** Every attempt of a student, the latest first. */
export async function history(
  deps: RemoteDeps,
  { student, lesson, ...rest }: InputOf<'history'>,
): Promise<AttemptSummary[]> {
  nothingElse(rest)
  const lessons = lesson === undefined ? await deps.catalogue.list() : [await deps.catalogue.require(lesson)]
  const lists = await Promise.all(
    lessons.map(async (row) => {
      const attempts = await listAttempts(deps, { lesson: row.id, student })
      const best = { bestScore: bestOf(attempts), mastered: isPassed({ lesson: row, attempts }) }
      return Promise.all(
        attempts.map(async (attempt) => ({
          ...(await toSummary(deps, { student, lesson: row, attempt })),
          ...best,
        })),
      )
    }),
  )
  return lists.flat().sort((a, b) => b.startedAt.localeCompare(a.startedAt) || b.attempt - a.attempt)
}

async function toSummary(
  deps: RemoteDeps,
  { student, lesson, attempt: row }: { student: string; lesson: RemoteLesson; attempt: Row },
): Promise<Omit<AttemptSummary, 'bestScore' | 'mastered'>> {
  const { attempt } = row
  const progress = await readProgress(deps, { lesson: lesson.id, student, attempt })
  const finalized = isFinalized(progress)
  const counts = isOfAdaptive(progress) || finalized
  return {
    lessonId: lesson.id,
    lessonName: lesson.name,
    lessonType: lesson.type,
    courseTitle: lesson.metadata.courseTitle,
    attempt,
    score: row.score,
    finalized,
    totalQuestions: counts ? progress.totalQuestions : 0,
    correctQuestions: counts ? progress.correctQuestions : 0,
    xp: row.xp,
    activeMs: 0,
    startedAt: row.startedAt ?? '',
    completedAt: row.completedAt,
  }
}

/** Those of these lessons that are in a course of the student’s. */
export async function ofStudent(
  { visibleCodes }: Pick<RemoteDeps, 'visibleCodes'>,
  { lessons, student }: { lessons: RemoteLesson[]; student: string },
): Promise<RemoteLesson[]> {
  const codes = await visibleCodes(student)
  return lessons.filter(({ metadata }) => codes.includes(metadata.courseCode))
}

/**
 * A student's courses, lessons and how far they are, by what the wire tells: their attempts, from which a
 * passed test-out is worked out as the embedded lessons do it.
 */
export async function overview(
  deps: RemoteDeps,
  { student, ...rest }: InputOf<'overview'>,
): Promise<StudentOverview> {
  nothingElse(rest)
  const lessons = await ofStudent(deps, { lessons: await deps.catalogue.list(), student })
  const [activityXp, ...rows] = await Promise.all([
    deps.activityXp(student),
    ...lessons.map(async (lesson) => ({
      lesson,
      attempts: await listAttempts(deps, { lesson: lesson.id, student }),
    })),
  ])
  const courses = [...groupBy(rows, ({ lesson }) => lesson.metadata.courseCode)].map(([code, own]) =>
    toCourse(code, own),
  )
  const totalXp = rows
    .flatMap(({ attempts }) => attempts)
    .reduce((sum, { xp }) => sum + (xp ?? 0), activityXp)
  return { totalXp, courses }
}

/** The same of several students; of whom PowerPath does not know, nothing is begun. The wire tells no need of help. */
export async function standings(
  deps: RemoteDeps,
  { students, courses, ...rest }: InputOf<'standings'>,
): Promise<Standings> {
  nothingElse(rest)
  const all = await deps.catalogue.list()
  const lessons = courses ? all.filter(({ metadata }) => courses.includes(metadata.courseCode)) : all
  const read = students.map(async (studentId) => {
    const known = await deps.studentOf(studentId).catch(orNobody)
    if (known === null) return []
    const each = lessons.map(async (lesson) => {
      const attempts = await listAttempts(deps, { lesson: lesson.id, student: studentId })
      return toStanding(studentId, { lesson, attempts })
    })
    return (await Promise.all(each)).flat()
  })
  return { lessons: lessons.map(toLesson), standings: (await Promise.all(read)).flat() }
}

function orNobody(error: unknown): null {
  if (error instanceof DomainError && error.code === 'STUDENT_NOT_FOUND') return null
  throw error
}

function toStanding(studentId: string, tried: Tried): LessonStanding[] {
  const latest = tried.attempts.at(-1)
  if (!latest) return []
  return [
    {
      ...{ studentId, lessonId: tried.lesson.id, score: latest.score, helpCause: null, answers: null },
      state: isClosed(latest) ? 'done' : 'open',
      best: bestOf(tried.attempts),
      mastered: isPassed(tried),
      attempts: latest.attempt,
      lastSeenAt: latest.completedAt ?? latest.startedAt ?? null,
    },
  ]
}

type Tried = { lesson: RemoteLesson; attempts: Row[] }

function toCourse(code: string, tried: Tried[]): CourseOverview {
  const placed = tried.map(({ lesson: { id, type, metadata } }) => ({
    ...{ id, type, course: code, unit: metadata.component },
  }))
  const passed = new Set(tried.filter(isPassed).map(({ lesson }) => lesson.id))
  const testedOut = testedOutOf(placed, passed)
  const masteredUnits = passed.size
  const [first] = tried
  const totalLessons = first?.lesson.totalLessons ?? 0
  return {
    code,
    title: first?.lesson.metadata.courseTitle ?? '',
    totalLessons,
    masteredUnits,
    pctComplete: pctComplete(masteredUnits, totalLessons),
    lessons: tried.map((row) => toLessonOverview(row, { passed, testedOut })),
  }
}

function bestOf(attempts: Row[]): number | null {
  const scores = attempts.filter(isClosed).map(({ score }) => score)
  return scores.length > 0 ? Math.max(...scores) : null
}

function isPassed({ lesson: { type, masteryThreshold }, attempts }: Tried): boolean {
  return attempts.some((row) => isClosed(row) && isMastered(type, row.score, masteryThreshold))
}

function toLessonOverview(
  { lesson, attempts }: Tried,
  { passed, testedOut }: { passed: Set<string>; testedOut: Set<string> },
): LessonOverview {
  const { id, name, type, questionCount, metadata } = lesson
  const latest = attempts.at(-1)
  return {
    id,
    name,
    type,
    policy: metadata.policy,
    component: metadata.component,
    questionCount,
    xp: metadata.xp,
    state: latest ? (isClosed(latest) ? 'done' : 'open') : 'not-started',
    attempt: latest?.attempt ?? null,
    score: latest?.score ?? null,
    bestScore: bestOf(attempts),
    mastered: passed.has(id),
    ...(testedOut.has(id) && { testedOut: true }),
    lastSeenAt: latest?.completedAt ?? latest?.startedAt ?? null,
  }
}
