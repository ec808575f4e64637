import 'server-only'
import { isClosedFor } from '#lib/db/assignments/closed-lesson.ts'
import type { NewAttempt } from '#lib/db/attempts/attempt-parts.ts'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import type { LoadedAttempt, Standing } from '#lib/db/attempts/loaded-attempt.ts'
import { openedAttempt } from '#lib/db/attempts/moved-attempt.ts'
import { type Decided, openAttempt, saveAttempt } from '#lib/db/attempts/save-attempt.ts'
import type { LessonInPlace } from '#lib/db/content/lessons.ts'
import { subTestOf } from '#lib/powerpath/assessment-bank.ts'
import { xpStanding } from '#lib/powerpath/xp.ts'
import { assert } from '#lib/std/assert.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { CourseRef, StartResult, XpStanding } from '#lib/timeback/contract/lesson.ts'
import { isCourse, requireCourse } from '#lib/timeback/server/courses/courses.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toFinalGrades } from '#lib/timeback/server/gradebook/grades.ts'
import { lessonPool } from './attempt/attempt-pool.ts'
import { attemptXp, toFinalized } from './attempt/attempt-state.ts'
import { decideOnAttempt } from './attempt/decide-on-attempt.ts'
import { keepAttempt } from './attempt/kept-attempts.ts'
import { onFinalized } from './attempt/on-finalized.ts'
import { asBegun, lessonNotFound } from './attempt/require-attempt.ts'

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
 * Throws `STUDENT_NOT_FOUND`, `COURSE_NOT_FOUND`, and `LESSON_NOT_FOUND` also for one that is not in `course`, and for
 * one that is listed no more and was not begun; `ASSIGNMENT_CLOSED` after the date of an assignment that refuses what is
 * late.
 */
export async function start(
  deps: Deps,
  { lesson, student, forceNew, course }: StartInput,
  /** What was read for it just now. */
  loaded?: LoadedAttempt,
): Promise<StartResult> {
  const decide = async (standing: Standing) => {
    const { attempt: latest } = standing
    if (!latest && standing.lesson.isWithdrawn) throw lessonNotFound()
    if (course) await requireOwnCourse(deps, standing.lesson, course)
    const resumes = forceNew === 'if-closed' ? latest?.status === 'open' : !forceNew
    if (latest && resumes) return toStartResult(latest, attemptXp(latest))
    if (!standing.person) throw new DomainError('STUDENT_NOT_FOUND', `There is no student ${student}.`)
    const now = deps.now()
    const following = await toNewAttempt(deps, standing, (latest?.number ?? 0) + 1)
    const opened =
      latest?.status === 'open'
        ? await saveAttempt(deps.db, { ...closing(deps, latest, { standing, now }), following })
        : await openAttempt(deps.db, { following, now })
    if (!opened) {
      if (await isClosedFor(deps.db, { studentId: standing.person.id, lessonId: lesson, now }))
        throw new DomainError(
          'ASSIGNMENT_CLOSED',
          'The date of this lesson is past: it can no longer be begun.',
        )
      return 'lost'
    }
    // An adaptive one is kept with the question that it asks first.
    if (!isAdaptive(following.lessonType))
      keepAttempt(deps.db, { ...standing, attempt: openedAttempt(following, now), runId: null })
    const count = isAdaptive(following.lessonType) ? { right: 0, counted: 0 } : null
    const xp = xpStanding({ worth: following.xpWorth, attempt: following.number }, count)
    return toStartResult({ ...following, score: 0, status: 'open' }, xp)
  }
  return decideOnAttempt(deps, { lesson, student }, { loaded, decide })
}

/** Throws `COURSE_NOT_FOUND`, `LESSON_NOT_FOUND` for a lesson of another course. */
async function requireOwnCourse(deps: Deps, lesson: LessonInPlace, ref: CourseRef): Promise<void> {
  if (isCourse(lesson.course, ref)) return
  await requireCourse(deps, ref)
  throw new DomainError('LESSON_NOT_FOUND', `The lesson ${lesson.id} is not in that course.`)
}

/** A linear attempt keeps the questions it began with, also when the lesson is edited later. */
async function toNewAttempt(deps: Deps, { lesson, person }: Standing, number: number): Promise<NewAttempt> {
  const { id: lessonId, type: lessonType, xp, masteryThreshold, policy, bankVersion } = lesson
  assert(person, 'the student is known')
  const subTest = subTestOf(number, lesson.subTests)
  const pool = isAdaptive(lessonType) ? [] : await lessonPool(deps.db, { lessonId, bankVersion, subTest })
  return {
    ...{ id: deps.uuid(), studentId: person.id, lessonId, number, seed: deps.seed() },
    ...{ lessonType, xpWorth: Math.max(0, xp ?? 0), masteryThreshold, policy, subTest },
    questions: pool.map(({ id: identifier, itemId, difficulty, scored }, index) => ({
      id: deps.uuid(),
      ordinal: index + 1,
      ...{ itemId, identifier, difficulty, scored, profile: null, firstExposure: null },
    })),
  }
}

/** A linear attempt is finalised as it is; an adaptive one below 100 cannot be, and is left behind. */
function closing(
  deps: Deps,
  attempt: AttemptRow,
  { standing, now }: { standing: Standing; now: Date },
): Decided {
  const lesson = asBegun(standing.lesson, attempt)
  if (!isAdaptive(lesson.type)) {
    const change = toFinalized(attempt, now)
    const grades = toFinalGrades(lesson.type, attempt, change)
    return {
      attempt,
      change,
      completion: onFinalized(deps, { lesson, attempt, change, standing }),
      grades,
      now,
    }
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
