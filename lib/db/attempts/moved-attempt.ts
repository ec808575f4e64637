import 'server-only'
import type { NewAttempt } from './attempt-parts.ts'
import type { AttemptRow, NewQuestion, QuestionRow } from './attempt-row.ts'
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

function answeredBy(
  question: QuestionRow,
  { turns, response }: NonNullable<Decided['answer']>,
  answeredAt: Date,
): QuestionRow {
  const earlier = question.response
  return {
    ...question,
    turns: turns ?? question.turns,
    response: response
      ? {
          ...response,
          // Of a later answer to the same question these stay those of the first.
          ...(earlier && {
            scoreBefore: earlier.scoreBefore,
            scoreAfter: earlier.scoreAfter,
            reason: earlier.reason,
          }),
          answeredAt,
        }
      : earlier,
  }
}

function toServed(question: NewQuestion, servedAt: Date): QuestionRow {
  return { ...question, servedAt, turns: null, response: null }
}
