import 'server-only'
import { toPublicFeedback } from '#lib/qti/public/to-public-feedback.ts'
import { declaredCorrectResponses } from '#lib/qti/score/declared-correct-responses.ts'
import { scoreItem } from '#lib/qti/score/score-item.ts'
import type { AttemptDetails, LessonAttemptQuestion } from '#lib/timeback/contract/lesson.ts'
import type { WireQuestion } from '#lib/timeback/contract/powerpath-assessment.ts'
import { toStudentResponse } from '#lib/timeback/server/lessons/attempt-details.ts'
import { attemptNotFound } from '#lib/timeback/server/lessons/require-lesson.ts'
import { isFinalized, listAttempts, type RemoteKey, readProgress } from './remote-attempts.ts'
import type { RemoteDeps } from './remote-deps.ts'
import { toPublicQuestion } from './remote-questions.ts'

type Input = RemoteKey & { attempt: number; forTeacher?: boolean }

/**
 * Each question of an attempt with the student's answer; the key only once the attempt is closed, or for a
 * teacher. Throws `LESSON_NOT_FOUND`, `ATTEMPT_NOT_FOUND`.
 */
export async function attemptDetails(deps: RemoteDeps, input: Input): Promise<AttemptDetails> {
  await deps.catalogue.require(input.lesson)
  const attempts = await listAttempts(deps, input)
  const row = attempts.find(({ attempt }) => attempt === input.attempt)
  if (!row) throw attemptNotFound(input.attempt)
  const { lesson, student, attempt } = input
  const progress = await readProgress(deps, { lesson, student, attempt })
  const finalized = isFinalized(progress)
  const adaptive = progress.lessonType === 'powerpath-100'
  const shown = {
    adaptive,
    // An attempt that was left for a newer one is closed as well.
    closed: finalized || attempt < (attempts.at(-1)?.attempt ?? attempt),
    forTeacher: input.forTeacher ?? false,
  }
  const wire = adaptive ? progress.seenQuestions : progress.questions
  const questions = await Promise.all(wire.map((question) => toQuestion(deps, input, question, shown)))
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
    xp: finalized ? progress.xp : null,
  }
  return progress.lessonType === 'powerpath-100'
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
  const { content, id, title } = await toPublicQuestion(deps, key, question)
  const answered = question.responses !== undefined
  const responses = question.responses ?? {}
  const told = closed || forTeacher || adaptive
  const scored = scoreItem(loaded.item, responses)
  const identifiers = scored.kind === 'scored' ? scored.feedback.map(({ identifier }) => identifier) : []
  return {
    id,
    ...(title !== undefined && { title }),
    difficulty: question.difficulty,
    correct: told && answered && question.correct === true,
    answered,
    studentResponse: toStudentResponse(responses),
    responses,
    ...(told && question.result && { score: question.result.score }),
    answeredAt: null,
    ...((closed || forTeacher) && {
      correctResponses: declaredCorrectResponses(loaded.item),
      feedback: toPublicFeedback(loaded.item, { identifiers, resolveHref: loaded.resolveHref }),
    }),
    content: forTeacher ? { ...content, rawXml: loaded.xml } : content,
  }
}
