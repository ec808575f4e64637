import 'server-only'
import type { AttemptRow, QuestionRow, ResponseRow } from '#lib/db/attempt-row.ts'
import { type Grade, type GradeMetadata, lineItemId, type ScoreStatus } from '#lib/db/gradebook.ts'
import { accuracy } from '#lib/powerpath/accuracy.ts'
import { isAdaptive, type LessonType } from '#lib/powerpath/lesson-type.ts'

/** What decides an attempt's grades (Timeback protocol §5.3): the attempt as it stands after the change. */
export type Graded = {
  lessonType: LessonType
  attempt: Pick<AttemptRow, 'lessonId' | 'number'>
  /** Of the attempt as it would be finalised now. */
  standing: Pick<AttemptRow, 'score' | 'totalQuestions' | 'correctQuestions'> & {
    status: 'open' | 'finalized'
    xp: number | null
    multiplier: number | null
  }
}

/** The questions that an answer or the finalisation grades; without a response they count as wrong. */
type GradedQuestion = Pick<QuestionRow, 'identifier'> & {
  response: Pick<ResponseRow, 'correct' | 'score' | 'maxScore'> | null
}

/** The lesson's grade, and that of each of these questions. */
export function toGrades(graded: Graded, questions: readonly GradedQuestion[]): Grade[] {
  const { standing } = graded
  const status = standing.status === 'finalized' ? 'fully graded' : 'partially graded'
  const { xp, multiplier } = standing.status === 'finalized' ? standing : unfinished
  const { score, totalQuestions, correctQuestions } = standing
  const counts = { xp, multiplier, totalQuestions, correctQuestions }
  return [
    toGrade(graded, { score, status, counts }),
    ...questions.map(({ identifier, response }) => {
      const correct = response?.correct ?? false
      return toGrade(graded, {
        question: identifier,
        score: questionScore(graded.lessonType, response),
        status: 'fully graded',
        counts: { ...unfinished, totalQuestions: 1, correctQuestions: correct ? 1 : 0 },
      })
    }),
  ]
}

/** The lesson's final grade, and of the questions those that were left out: the others were graded when answered. */
export function toFinalGrades(
  lessonType: LessonType,
  attempt: Pick<AttemptRow, 'lessonId' | 'number' | 'questions'>,
  standing: Graded['standing'],
): Grade[] {
  const unanswered = attempt.questions.filter(({ response }) => response === null)
  return toGrades({ lessonType, attempt, standing }, unanswered)
}

/** What is left of them after a reset: nothing counts, and all that was graded is to be done again. */
export function toResetGrades(
  attempt: Graded['attempt'],
  questions: readonly Pick<QuestionRow, 'identifier'>[],
): Grade[] {
  const none = { score: 0, status: 'not submitted', counts: nothing } as const
  return [
    toGrade({ attempt }, none),
    ...questions.map(({ identifier }) => toGrade({ attempt }, { ...none, question: identifier })),
  ]
}

const unfinished = { xp: null, multiplier: null }
const nothing = { ...unfinished, totalQuestions: 0, correctQuestions: 0 }

function toGrade(
  { attempt }: Pick<Graded, 'attempt'>,
  grade: {
    question?: string
    score: number
    status: ScoreStatus
    counts: Omit<GradeMetadata, 'accuracy' | 'attempt'>
  },
): Grade {
  const { xp, multiplier, totalQuestions, correctQuestions } = grade.counts
  return {
    lineItemId: lineItemId(attempt.lessonId, grade.question),
    score: grade.score,
    scoreStatus: grade.status,
    metadata: {
      ...{ xp, multiplier, accuracy: accuracy(correctQuestions, totalQuestions) },
      ...{ totalQuestions, correctQuestions, attempt: attempt.number },
    },
  }
}

/** 0–1; an adaptive question is right or wrong (protocol §2.2), a linear one may be right in part. */
function questionScore(lessonType: LessonType, response: GradedQuestion['response']): number {
  if (!response) return 0
  if (isAdaptive(lessonType)) return response.correct ? 1 : 0
  return Math.min(1, Math.max(0, response.score / response.maxScore))
}
