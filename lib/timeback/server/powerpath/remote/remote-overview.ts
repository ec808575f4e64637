import 'server-only'
import { isMastered } from '#lib/powerpath/mastery.ts'
import { groupBy } from '#lib/std/group-by.ts'
import type { AttemptSummary, LessonOverview, StudentOverview } from '#lib/timeback/contract/overview.ts'
import type { WireAttempt } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { RemoteLesson } from './catalogue.ts'
import { isClosed, isFinalized, listAttempts, readProgress } from './remote-attempts.ts'
import type { RemoteDeps } from './remote-deps.ts'

type Row = WireAttempt & { attempt: number }

/** Every attempt of a student, the latest first. */
export async function history(
  deps: RemoteDeps,
  { student, lesson }: { student: string; lesson?: string | undefined },
): Promise<AttemptSummary[]> {
  const lessons = lesson === undefined ? await deps.catalogue.list() : [await deps.catalogue.require(lesson)]
  const lists = await Promise.all(
    lessons.map(async (row) => {
      const attempts = await listAttempts(deps, { lesson: row.id, student })
      return Promise.all(attempts.map((attempt) => toSummary(deps, { student, lesson: row, attempt })))
    }),
  )
  return lists.flat().sort((a, b) => b.startedAt.localeCompare(a.startedAt) || b.attempt - a.attempt)
}

async function toSummary(
  deps: RemoteDeps,
  { student, lesson, attempt: row }: { student: string; lesson: RemoteLesson; attempt: Row },
): Promise<AttemptSummary> {
  const { attempt } = row
  const progress = await readProgress(deps, { lesson: lesson.id, student, attempt })
  const finalized = isFinalized(progress)
  const counts = progress.lessonType === 'powerpath-100' || finalized
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

/** A student's courses, lessons and how far they are. */
export async function overview(deps: RemoteDeps, { student }: { student: string }): Promise<StudentOverview> {
  const lessons = await deps.catalogue.list()
  const rows = await Promise.all(
    lessons.map(async (lesson) => ({
      lesson,
      attempts: await listAttempts(deps, { lesson: lesson.id, student }),
    })),
  )
  const courses = [...groupBy(rows, ({ lesson }) => lesson.metadata.courseCode)].map(([code, own]) => {
    const shown = own.map(({ lesson, attempts }) => toLessonOverview(lesson, attempts))
    const [first] = own
    return {
      code,
      title: first?.lesson.metadata.courseTitle ?? '',
      totalLessons: first?.lesson.totalLessons ?? 0,
      masteredLessons: shown.filter(({ mastered }) => mastered).length,
      lessons: shown,
    }
  })
  const totalXp = rows.flatMap(({ attempts }) => attempts).reduce((sum, { xp }) => sum + (xp ?? 0), 0)
  return { totalXp, courses }
}

function toLessonOverview(lesson: RemoteLesson, attempts: Row[]): LessonOverview {
  const { id, name, type, questionCount, metadata, masteryThreshold } = lesson
  const latest = attempts.at(-1)
  return {
    id,
    name,
    type,
    component: metadata.component,
    questionCount,
    xp: metadata.xp,
    state: latest ? (isClosed(latest) ? 'done' : 'open') : 'not-started',
    attempt: latest?.attempt ?? null,
    score: latest?.score ?? null,
    mastered: attempts.some((row) => isClosed(row) && isMastered(type, row.score, masteryThreshold)),
    lastSeenAt: latest?.completedAt ?? latest?.startedAt ?? null,
  }
}
