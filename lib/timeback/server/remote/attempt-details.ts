import 'server-only'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { hasAnswer } from '#lib/qti/typed/normal-text.ts'
import { isOfAdaptive } from '#lib/std/terms.ts'
import type { AttemptDetails, LessonAttemptQuestion } from '#lib/timeback/contract/lesson.ts'
import { SKIPPED, type WireQuestion } from '#lib/timeback/contract/powerpath-assessment.ts'
import { questionSeed } from '#lib/timeback/server/items/item-library.ts'
import { attemptNotFound } from '#lib/timeback/server/lessons/attempt/require-attempt.ts'
import { toStudentResponse } from '#lib/timeback/server/lessons/attempt-details.ts'
import { type InputOf, nothingElse } from '#lib/timeback/server/lessons/lesson-port.ts'
import { answerKey } from '#lib/timeback/server/lessons/question/answer-key.ts'
import { isFinalized, listAttempts, type RemoteKey, readProgress, toXpStanding } from './attempts.ts'
import { remoteSeed, toPublicQuestion } from './next-step.ts'
import type { RemoteDeps } from './remote-deps.ts'

/**
 * Each question of an attempt with the student's answer; the key only once the attempt is closed, or for a
 * teacher. Throws `LESSON_NOT_FOUND`, `ATTEMPT_NOT_FOUND`.
 */
export async function attemptDetails(
  deps: RemoteDeps,
  { lesson, student, attempt, forTeacher = false, ...rest }: InputOf<'attemptDetails'>,
): Promise<AttemptDetails> {
  nothingElse(rest)
  const { metadata } = await deps.catalogue.require(lesson)
  const attempts = await listAttempts(deps, { lesson, student })
  const row = attempts.find((known) => known.attempt === attempt)
  if (!row) throw attemptNotFound(attempt)
  const progress = await readProgress(deps, { lesson, student, attempt })
  const finalized = isFinalized(progress)
  const adaptive = isOfAdaptive(progress)
  const shown = {
    adaptive,
    // An attempt that was left for a newer one is closed as well.
    closed: finalized || attempt < (attempts.at(-1)?.attempt ?? attempt),
    forTeacher,
  }
  const wire = adaptive ? progress.seenQuestions : progress.questions
  const questions = await Promise.all(
    wire.map((question) => toQuestion(deps, { lesson, student }, question, shown)),
  )
  const counts = adaptive || finalized
  const totals = {
    attempt,
    finalized,
    score: progress.score ?? 0,
    totalQuestions: counts ? progress.totalQuestions : 0,
    correctQuestions: counts ? progress.correctQuestions : 0,
    startedAt: row.startedAt ?? '',
    completedAt: row.completedAt,
    activeMs: 0,
    xp: finalized ? (progress.xp ?? 0) : null,
    xpStanding: toXpStanding(progress, metadata.xp),
  }
  return isOfAdaptive(progress)
    ? { lessonType: progress.lessonType, seenQuestions: questions, ...totals }
    : { lessonType: progress.lessonType, questions, ...totals }
}

type Shown = { adaptive: boolean; closed: boolean; forTeacher: boolean }

async function toQuestion(
  deps: RemoteDeps,
  key: RemoteKey,
  question: WireQuestion,
  { adaptive, closed, forTeacher }: Shown,
): Promise<LessonAttemptQuestion> {
  const loaded = await deps.items.load(question)
  const own = question.responses ?? {}
  const skipped = question.response === SKIPPED
  const answered = hasAnswer(own)
  const seed = questionSeed(remoteSeed(key.student), loaded.item.identifier)
  const responses = forTeacher ? own : toOpaqueIdentifiers(loaded.item, seed, own)
  const { shown: earned, ...answers } =
    closed || forTeacher
      ? answerKey(loaded, { own, seed, turns: null, ownIdentifiers: forTeacher })
      : { shown: undefined }
  const view = { question, ownIdentifiers: forTeacher, shown: earned }
  const { content, id, title } = await toPublicQuestion(deps, key, view)
  const told = closed || forTeacher || adaptive
  return {
    id,
    ...(title !== undefined && { title }),
    difficulty: question.difficulty,
    correct: told && answered && question.correct === true,
    answered,
    studentResponse: toStudentResponse(responses),
    responses,
    ...(told && question.result && { score: question.result.score }),
    ...(skipped && { skipped }),
    answeredAt: null,
    ...answers,
    content: forTeacher ? { ...content, rawXml: loaded.xml } : content,
  }
}
