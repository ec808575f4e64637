import 'server-only'
import { accuracy } from '#lib/powerpath/mastery.ts'
import { awardXp, explainXp, xpStanding } from '#lib/powerpath/xp.ts'
import { isAdaptive, isOfAdaptive, type LessonType } from '#lib/std/terms.ts'
import type { Attempt, CompleteResult, StartResult, XpStanding } from '#lib/timeback/contract/lesson.ts'
import {
  type AssessmentProgress,
  SKIPPED,
  type WireAttempt,
} from '#lib/timeback/contract/powerpath-assessment.ts'
import { attemptNotFound } from '#lib/timeback/server/lessons/attempt/require-attempt.ts'
import type { RemoteDeps } from './remote-deps.ts'
import { orRefused } from './upstream/connection.ts'

export type RemoteKey = { lesson: string; student: string }

/** The attempts of a student of this app, 1…n. */
export async function listAttempts(
  { client, studentOf }: RemoteDeps,
  { lesson, student }: RemoteKey,
): Promise<(WireAttempt & { attempt: number })[]> {
  const call = client.getAttempts({ lesson, student: await studentOf(student) })
  const { attempts } = await orRefused(call, { missing: 'LESSON_NOT_FOUND' })
  return attempts
    .flatMap((row) => (row.attempt === null ? [] : [{ ...row, attempt: row.attempt }]))
    .sort((a, b) => a.attempt - b.attempt)
}

/** How far the student is in an attempt, the latest unless said. Throws `ATTEMPT_NOT_FOUND`. */
export async function readProgress(
  { client, studentOf }: RemoteDeps,
  { lesson, student, attempt }: RemoteKey & { attempt?: number | undefined },
): Promise<AssessmentProgress> {
  const input = { lesson, student: await studentOf(student), ...(attempt !== undefined && { attempt }) }
  return orRefused(client.getAssessmentProgress(input), { missing: 'ATTEMPT_NOT_FOUND' })
}

/** Throws `ATTEMPT_NOT_FOUND` where the student has not begun; the upstream would begin for them. */
export async function requireLatest(deps: RemoteDeps, key: RemoteKey) {
  const latest = (await listAttempts(deps, key)).at(-1)
  if (!latest) throw attemptNotFound()
  return latest
}

/** An attempt that can no longer change. */
export function isFinalized(progress: AssessmentProgress): boolean {
  return isOfAdaptive(progress) ? progress.score >= 100 : progress.finalized
}

export function isClosed({ scoreStatus }: WireAttempt): boolean {
  return scoreStatus === 'fully graded' || scoreStatus === 'exempt'
}

export function toAttempt(progress: AssessmentProgress): Attempt {
  const { attempt, score = 0, totalQuestions, correctQuestions } = progress
  const finalized = isFinalized(progress)
  const counts = isAdaptive(progress.lessonType as LessonType) || finalized
  return {
    attempt,
    score,
    finalized,
    totalQuestions: counts ? totalQuestions : 0,
    correctQuestions: counts ? correctQuestions : 0,
  }
}

/** How an attempt stands to its XP by what the upstream tells; an open linear one withholds what is right. */
export function toXpStanding(progress: AssessmentProgress, worth: number): XpStanding {
  const { attempt, correctQuestions: right, totalQuestions, xp } = progress
  const finalized = isFinalized(progress)
  const paid = finalized ? (xp ?? 0) : null
  if (!isOfAdaptive(progress) && !finalized) return xpStanding({ worth, attempt, paid }, null)
  const asked = isOfAdaptive(progress) ? progress.seenQuestions : progress.questions
  const skipped = asked.filter(({ response }) => response === SKIPPED).length
  return xpStanding({ worth, attempt, paid }, { right, counted: totalQuestions - skipped })
}

export function toStartResult(lessonId: string, progress: AssessmentProgress, worth: number): StartResult {
  const { lessonType, attempt, score = 0 } = progress
  return {
    lessonId,
    lessonType,
    attempt,
    score,
    ...(!isOfAdaptive(progress) && { questionCount: progress.questions.length }),
    seenQuestions: isOfAdaptive(progress) ? progress.seenQuestions.length : 0,
    finalized: isFinalized(progress),
    xpStanding: toXpStanding(progress, worth),
  }
}

/** Why it earned what it did is told only where that is by the published table (protocol §2.3). */
export function toCompleteResult(progress: AssessmentProgress, worth: number): CompleteResult {
  const { lessonType, attempt, score = 0, totalQuestions, correctQuestions, xp } = progress
  const finalized = isFinalized(progress)
  const standing = toXpStanding(progress, worth)
  const count = { right: standing.right ?? 0, counted: standing.counted ?? 0 }
  const { xp: paid, multiplier } = awardXp({ worth, attempt, ...count })
  return {
    lessonType,
    attempt,
    score,
    totalQuestions,
    correctQuestions,
    accuracy: accuracy(correctQuestions, totalQuestions),
    finalized,
    xpStanding: standing,
    ...(finalized && {
      xp: xp ?? 0,
      ...((xp ?? 0) === paid && { xpReason: explainXp({ worth, multiplier, attempt }) }),
    }),
  }
}
