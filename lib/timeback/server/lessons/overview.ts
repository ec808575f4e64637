import 'server-only'
import {
  loadOverview,
  loadStandings,
  type OverviewRows,
  type StandingRow,
} from '#lib/db/attempts/standings.ts'
import type { LessonRow } from '#lib/db/content/lessons.ts'
import { testedOutOf } from '#lib/powerpath/test-outcome.ts'
import { assert } from '#lib/std/assert.ts'
import { groupBy } from '#lib/std/group-by.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type {
  CourseOverview,
  LessonOverview,
  LessonStanding,
  Standings,
  StudentOverview,
} from '#lib/timeback/contract/overview.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toPlaced } from './attempt/leads-to.ts'
import { toLesson } from './list.ts'

/** A student's courses, lessons and how far they are; for the lessons page. Throws `STUDENT_NOT_FOUND`. */
export async function overview(deps: Deps, { student }: { student: string }): Promise<StudentOverview> {
  const codes = deps.config.courses.map(({ code }) => code)
  const rows = await loadOverview(deps.db, { studentId: student, codes })
  if (!rows.known) throw new DomainError('STUDENT_NOT_FOUND', `There is no student ${student}.`)
  const { lessons, standings, progress, mastered, totalXp } = rows
  const testedOut = testedOutOf(lessons.map(toPlaced), mastered)
  const latest = new Map(standings.map((standing) => [standing.lessonId, standing]))
  const done = { latest, progress, mastered, testedOut }
  const courses = [...groupBy(lessons, ({ course }) => course.code).values()]
  return {
    totalXp,
    courses: courses.flatMap(([first, ...rest]) => (first ? [toCourse(first, [first, ...rest], done)] : [])),
  }
}

type Done = Pick<OverviewRows, 'progress' | 'mastered'> & {
  /** By lesson. */
  latest: ReadonlyMap<string, StandingRow>
  testedOut: Set<string>
}

function toCourse({ course }: LessonRow, lessons: LessonRow[], done: Done): CourseOverview {
  const progress = done.progress.get(course.id)
  assert(progress, 'a course that has lessons is there')
  const { code, title } = course
  return { code, title, ...progress, lessons: lessons.map((lesson) => toLessonOverview(lesson, done)) }
}

function toLessonOverview(
  lesson: LessonRow,
  { latest: standings, mastered, testedOut }: Done,
): LessonOverview {
  const latest = standings.get(lesson.id)
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

/** Where some students stand at the lessons of these courses (codes), or of the configured ones; for a class’s grid. */
export async function standings(
  deps: Deps,
  { students, courses }: { students: string[]; courses?: string[] | undefined },
): Promise<Standings> {
  const rows = await loadStandings(deps.db, {
    studentIds: students.filter(isUuid),
    codes: courses ?? deps.config.courses.map(({ code }) => code),
  })
  return { lessons: rows.lessons.map(toLesson), standings: rows.standings.map(toStanding) }
}

function toStanding({ number, status, bestScore, ...row }: StandingRow): LessonStanding {
  const { studentId, lessonId, score, mastered, helpCause } = row
  const open = status === 'open'
  return {
    ...{ studentId, lessonId, score, mastered, state: open ? 'open' : 'done', best: bestScore },
    // Attempts are numbered without a gap.
    attempts: number,
    lastSeenAt: row.lastSeenAt.toISOString(),
    helpCause: open ? helpCause : null,
  }
}
