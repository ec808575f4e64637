import 'server-only'
import type { AttemptRow, NewQuestion } from '#lib/db/attempt-row.ts'
import { findAttempt } from '#lib/db/find-attempt.ts'
import { type LessonRow, listPool } from '#lib/db/lessons.ts'
import { openAttempt } from '#lib/db/open-attempt.ts'
import type { Decided } from '#lib/db/save-attempt.ts'
import { isAdaptive } from '#lib/powerpath/lesson-type.ts'
import type { StartResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toFinalGrades } from '#lib/timeback/server/gradebook/grades.ts'
import { toFinalized } from './linear-state.ts'
import { onFinalized } from './on-finalized.ts'
import { requireLesson } from './require-lesson.ts'
import { retryDecision } from './retry-decision.ts'

export type StartInput = { lesson: string; student: string; forceNew?: boolean | 'if-closed' | undefined }

/**
 * Starts or resumes a lesson (seed 002, `lessons.start`). `forceNew` closes the open attempt first, linear
 * ones by scoring what was answered, and opens the next; in parallel each call gets its own number. With
 * `if-closed` an open attempt is resumed and only a closed one followed by the next.
 * Throws `LESSON_NOT_FOUND`.
 */
export async function start(
  deps: Deps,
  { lesson: lessonId, student, forceNew }: StartInput,
): Promise<StartResult> {
  const lesson = await requireLesson(deps.db, lessonId)
  return retryDecision({ student, lesson: lessonId }, async () => {
    const latest = await findAttempt(deps.db, { studentId: student, lessonId })
    const resumes = forceNew === 'if-closed' ? latest?.status === 'open' : !forceNew
    if (latest && resumes) return toStartResult(lesson, latest)
    const number = (latest?.number ?? 0) + 1
    const now = deps.now()
    const questions = isAdaptive(lesson.type) ? [] : await freezeQuestions(deps, lessonId)
    const opened = await openAttempt(deps.db, {
      attempt: {
        studentId: student,
        lessonId,
        number,
        seed: deps.seed(),
        policy: lesson.policy,
        questions,
        now,
      },
      closing: latest?.status === 'open' ? await closing(deps, latest, { lesson, now }) : null,
    })
    if (!opened) return 'lost'
    return toStartResult(lesson, { number, score: 0, status: 'open', questions })
  })
}

/** A linear attempt keeps the questions it began with, also when the lesson is edited later. */
async function freezeQuestions(deps: Deps, lessonId: string): Promise<NewQuestion[]> {
  const pool = await listPool(deps.db, lessonId)
  return pool.map(({ id: identifier, itemId, difficulty }, index) => ({
    id: deps.uuid(),
    ordinal: index + 1,
    itemId,
    identifier,
    difficulty,
    profile: null,
    firstExposure: null,
  }))
}

/** A linear attempt is finalised as it is; an adaptive one below 100 cannot be, and is left behind. */
async function closing(
  deps: Deps,
  attempt: AttemptRow,
  { lesson, now }: { lesson: LessonRow; now: Date },
): Promise<Decided> {
  if (!isAdaptive(lesson.type)) {
    const change = toFinalized(attempt, { lesson, now })
    const grades = toFinalGrades(lesson.type, attempt, change)
    return { attempt, change, completion: await onFinalized(deps, { lesson, attempt, change }), grades, now }
  }
  const { score, totalQuestions, correctQuestions, helpCause } = attempt
  const kept = { score, totalQuestions, correctQuestions, helpCause }
  const change = { status: 'superseded', ...kept, xp: null, multiplier: null, completedAt: null } as const
  return { attempt, change, now }
}

function toStartResult(
  lesson: LessonRow,
  attempt: Pick<AttemptRow, 'number' | 'score' | 'status'> & { questions: unknown[] },
): StartResult {
  const adaptive = isAdaptive(lesson.type)
  return {
    lessonId: lesson.id,
    lessonType: lesson.type,
    attempt: attempt.number,
    score: attempt.score,
    ...(!adaptive && { questionCount: attempt.questions.length }),
    seenQuestions: adaptive ? attempt.questions.length : 0,
    finalized: attempt.status === 'finalized',
  }
}
