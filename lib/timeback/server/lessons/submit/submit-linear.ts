import 'server-only'
import { missesOf } from '#lib/powerpath/needs-help.ts'
import type { SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toGrades } from '#lib/timeback/server/gradebook/grades.ts'
import { scoreAnswered } from '#lib/timeback/server/lessons/attempt/attempt-state.ts'
import {
  type AnswerToSave,
  millisecondsBetween,
  saveAnswer,
  toWithheldItem,
  unchanged,
} from './answer-to-save.ts'
import { toSubmitResult } from './submit-result.ts'

/**
 * Keeps the answer; a later one replaces it. Whether it is right is withheld until the attempt is
 * finalised (protocol §1.1, 5), so neither the score nor the feedback tells.
 */
export async function submitLinear(deps: Deps, answered: AnswerToSave): Promise<SubmitResult | 'lost'> {
  const { lesson, attempt, question, answer, submissionId } = answered
  const { responses, correct, score, maxScore, skipped } = answer
  const now = deps.now()
  const elapsedMs = millisecondsBetween(attempt.startedAt, now)
  // An answer leaves the attempt as it is: it is scored at the end. That it goes wrong only the teacher sees.
  const change = {
    ...unchanged(attempt),
    helpCause: missesOf([...answersBefore(answered), ...(question.scored ? [correct] : [])]),
  }
  const result = { correct: false, score: change.score, complete: false, ...toWithheldItem(answer) }
  const response = { responses, correct, score, maxScore, skipped }
  const graded = { ...question, response }
  const standing = scoreAnswered(attempt.questions.map((other) => (other === question ? graded : other)))
  const saved = await saveAnswer(deps, answered, {
    answer: {
      questionId: question.id,
      response: {
        ...{ ...response, scoreBefore: change.score, scoreAfter: change.score, reason: null },
        // All questions were served at the start, so only the client can know.
        responseMs: answered.responseMs === undefined ? null : Math.min(answered.responseMs, elapsedMs),
      },
      turns: answer.turns,
      submission: { id: submissionId, responses, result },
    },
    change,
    grades: toGrades(
      {
        lessonType: lesson.type,
        attempt,
        standing: { ...standing, status: 'open', xp: null, multiplier: null },
      },
      [graded],
    ),
    now,
  })
  const { itemId, difficulty } = question
  return saved
    ? toSubmitResult(deps, { result, itemId, difficulty, responses, attemptSeed: attempt.seed, next: null })
    : 'lost'
}

/** Whether each other answer is right, in the order in which they were given. */
function answersBefore({ attempt, question }: AnswerToSave): boolean[] {
  return attempt.questions
    .flatMap((other) => (other === question || !other.scored || !other.response ? [] : [other.response]))
    .toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
    .map(({ correct }) => correct)
}
