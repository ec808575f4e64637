import 'server-only'
import type { AttemptRow, NewQuestion } from '#lib/db/attempts/attempt-row.ts'
import { findAttempt } from '#lib/db/attempts/find-attempt.ts'
import { openAttempt } from '#lib/db/attempts/open-attempt.ts'
import type { Decided } from '#lib/db/attempts/save-attempt.ts'
import { type LessonRow, listPool } from '#lib/db/content/lessons.ts'
import { subTestOf } from '#lib/powerpath/assessment-bank.ts'
import { isAdaptive } from '#lib/powerpath/lesson-type.ts'
import { xpStanding } from '#lib/powerpath/xp-standing.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { CourseRef, StartResult, XpStanding } from '#lib/timeback/contract/lesson.ts'
import { requireCourse } from '#lib/timeback/server/courses/require-course.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toFinalGrades } from '#lib/timeback/server/gradebook/grades.ts'
import { requireStudent } from '#lib/timeback/server/people/require-student.ts'
import { asBegun } from './attempt/as-begun.ts'
import { attemptXp } from './attempt/attempt-xp.ts'
import { toFinalized } from './attempt/linear-state.ts'
import { onFinalized } from './attempt/on-finalized.ts'
import { requireLesson } from './attempt/require-lesson.ts'
import { retryDecision } from './attempt/retry-decision.ts'

export type StartInput = {
  lesson: string
  student: string
  forceNew?: boolean | 'if-closed' | undefined
  /** Where given, the lesson must be in it. */
  course?: CourseRef | undefined
}

/**
 * Starts or resumes a lesson (seed 002, `lessons.start`). `forceNew` closes the open attempt first, linear
 * ones by scoring what was answered, and opens the next; in parallel each call gets its own number. With
 * `if-closed` an open attempt is resumed and only a closed one followed by the next.
 * Throws `STUDENT_NOT_FOUND`, `COURSE_NOT_FOUND`, and `LESSON_NOT_FOUND` also for one that is not in `course`.
 */
export async function start(
  deps: Deps,
  { lesson: lessonId, student, forceNew, course }: StartInput,
): Promise<StartResult> {
  const lesson = await requireLesson(deps.db, lessonId)
  if (course && (await requireCourse(deps, course)).id !== lesson.course.id)
    throw new DomainError('LESSON_NOT_FOUND', `The lesson ${lessonId} is not in that course.`)
  return retryDecision({ student, lesson: lessonId }, async () => {
    const latest = await findAttempt(deps.db, { studentId: student, lessonId })
    const resumes = forceNew === 'if-closed' ? latest?.status === 'open' : !forceNew
    if (latest && resumes) return toStartResult(latest, attemptXp(latest))
    if (!latest) await requireStudent(deps, student)
    const number = (latest?.number ?? 0) + 1
    const now = deps.now()
    const subTest = subTestOf(number, lesson.subTests)
    const questions = isAdaptive(lesson.type) ? [] : await freezeQuestions(deps, lessonId, subTest)
    const begun = {
      lessonType: lesson.type,
      xpWorth: Math.max(0, lesson.xp ?? 0),
      masteryThreshold: lesson.masteryThreshold,
      policy: lesson.policy,
    }
    const opened = await openAttempt(deps.db, {
      attempt: { studentId: student, lessonId, number, seed: deps.seed(), ...begun, subTest, questions, now },
      closing: latest?.status === 'open' ? await closing(deps, latest, { lesson, now }) : null,
    })
    if (!opened) return 'lost'
    const count = isAdaptive(lesson.type) ? { right: 0, counted: 0 } : null
    const xp = xpStanding({ worth: begun.xpWorth, attempt: number }, count)
    return toStartResult(
      { lessonId, lessonType: lesson.type, number, score: 0, status: 'open', questions },
      xp,
    )
  })
}

/** A linear attempt keeps the questions it began with, also when the lesson is edited later. */
async function freezeQuestions(deps: Deps, lessonId: string, subTest: number | null): Promise<NewQuestion[]> {
  const pool = await listPool(deps.db, lessonId, subTest)
  return pool.map(({ id: identifier, itemId, difficulty, scored }, index) => ({
    id: deps.uuid(),
    ordinal: index + 1,
    itemId,
    identifier,
    difficulty,
    scored,
    profile: null,
    firstExposure: null,
  }))
}

/** A linear attempt is finalised as it is; an adaptive one below 100 cannot be, and is left behind. */
async function closing(
  deps: Deps,
  attempt: AttemptRow,
  { lesson: found, now }: { lesson: LessonRow; now: Date },
): Promise<Decided> {
  const lesson = asBegun(found, attempt)
  if (!isAdaptive(lesson.type)) {
    const change = toFinalized(attempt, now)
    const grades = toFinalGrades(lesson.type, attempt, change)
    return { attempt, change, completion: await onFinalized(deps, { lesson, attempt, change }), grades, now }
  }
  const { score, totalQuestions, correctQuestions, helpCause } = attempt
  const kept = { score, totalQuestions, correctQuestions, helpCause }
  const change = { status: 'superseded', ...kept, xp: null, multiplier: null, completedAt: null } as const
  return { attempt, change, now }
}

function toStartResult(
  attempt: Pick<AttemptRow, 'lessonId' | 'lessonType' | 'number' | 'score' | 'status'> & {
    questions: unknown[]
  },
  xp: XpStanding,
): StartResult {
  const adaptive = isAdaptive(attempt.lessonType)
  return {
    lessonId: attempt.lessonId,
    lessonType: attempt.lessonType,
    attempt: attempt.number,
    score: attempt.score,
    ...(!adaptive && { questionCount: attempt.questions.length }),
    seenQuestions: adaptive ? attempt.questions.length : 0,
    finalized: attempt.status === 'finalized',
    xpStanding: xp,
  }
}
