import 'server-only'
import type { NewAttempt } from './attempt-parts.ts'
import type { AttemptRow, NewQuestion, QuestionRow, ResponseRow } from './attempt-row.ts'
import type { Decided } from './save-attempt.ts'

/** The attempt as `saveAttempt` left it, to the value what reading it again would give. */
export function movedAttempt(attempt: AttemptRow, { change, answer, next, now }: Decided): AttemptRow {
  const questions = attempt.questions.map((question) =>
    question.id === answer?.questionId ? answeredBy(question, answer, now) : question,
  )
  return {
    ...attempt,
    ...change,
    version: attempt.version + 1,
    questions: next ? [...questions, toServed(next, now)] : questions,
  }
}

/** The attempt as it begins, to the value what reading it would give. */
export function openedAttempt({ questions, ...following }: NewAttempt, now: Date): AttemptRow {
  return {
    ...following,
    status: 'open',
    score: 0,
    totalQuestions: questions.filter(({ scored }) => scored).length,
    correctQuestions: 0,
    xp: null,
    multiplier: null,
    keptBankId: null,
    round: 1,
    helpCause: null,
    version: 0,
    startedAt: now,
    completedAt: null,
    questions: questions.map((question) => toServed(question, now)),
  }
}

// Field by field, in the order of `loaded-attempt.ts`: what is kept is read again and again, and fastest in one shape.
function answeredBy(
  {
    id,
    ordinal,
    itemId,
    identifier,
    difficulty,
    profile,
    firstExposure,
    servedAt,
    scored,
    ...before
  }: QuestionRow,
  answer: NonNullable<Decided['answer']>,
  answeredAt: Date,
): QuestionRow {
  return {
    id,
    ordinal,
    itemId,
    identifier,
    difficulty,
    profile,
    firstExposure,
    servedAt,
    scored,
    turns: answer.turns ?? before.turns,
    response: answer.response ? toResponse(answer.response, before.response, answeredAt) : before.response,
  }
}

/** Of a later answer to the same question the scores and the reason stay those of the first. */
function toResponse(
  answer: Omit<ResponseRow, 'answeredAt'>,
  earlier: ResponseRow | null,
  answeredAt: Date,
): ResponseRow {
  const { responses, correct, score, maxScore, skipped, responseMs } = answer
  const { scoreBefore, scoreAfter, reason } = earlier ?? answer
  return {
    responses,
    correct,
    score,
    maxScore,
    scoreBefore,
    scoreAfter,
    skipped,
    responseMs,
    reason,
    answeredAt,
  }
}

function toServed(
  { id, ordinal, itemId, identifier, difficulty, profile, firstExposure, scored }: NewQuestion,
  servedAt: Date,
): QuestionRow {
  return {
    id,
    ordinal,
    itemId,
    identifier,
    difficulty,
    profile,
    firstExposure,
    servedAt,
    scored,
    turns: null,
    response: null,
  }
}
