import 'server-only'
import type { AttemptRow, QuestionRow, ResponseRow } from '#lib/db/attempts/attempt-row.ts'
import { type Grade, type GradeMetadata, lineItemId, subTestId } from '#lib/db/gradebook/grades.ts'
import { accuracy } from '#lib/powerpath/mastery.ts'
import { type AttemptStatus, isAdaptive, type LessonType, type ScoreStatus } from '#lib/std/terms.ts'

/** What decides an attempt's grades (Timeback protocol §5.3): the attempt as it stands after the change. */
export type Graded = {
  lessonType: LessonType
  attempt: Pick<AttemptRow, 'lessonId' | 'number' | 'subTest'>
  /** Of the attempt as it would be finalised now. */
  standing: Pick<AttemptRow, 'score' | 'totalQuestions' | 'correctQuestions'> & {
    status: Exclude<AttemptStatus, 'superseded'>
    xp: number | null
    multiplier: number | null
  }
}

/** The questions that an answer or the finalisation grades; without a response they count as wrong. */
type GradedQuestion = Pick<QuestionRow, 'identifier' | 'scored'> & {
  response: Pick<ResponseRow, 'correct' | 'score' | 'maxScore'> | null
}

/** The lesson's grade, its sub-test's if it is a bank (protocol §5.3), and that of each of these questions. */
export function toGrades(graded: Graded, questions: readonly GradedQuestion[]): Grade[] {
  const { standing } = graded
  const status = standing.status === 'finalized' ? 'fully graded' : 'partially graded'
  const { xp, multiplier } = standing.status === 'finalized' ? standing : unfinished
  const { score, totalQuestions, correctQuestions } = standing
  const counts = { xp, multiplier, totalQuestions, correctQuestions }
  return [
    ...lessonGrades(graded, { score, status, counts }),
    ...questions
      .filter(({ scored }) => scored)
      .map(({ identifier, response }) => {
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
  attempt: Graded['attempt'] & Pick<AttemptRow, 'questions'>,
  standing: Graded['standing'],
): Grade[] {
  const unanswered = attempt.questions.filter(({ response }) => response === null)
  return toGrades({ lessonType, attempt, standing }, unanswered)
}

/** What is left of them after a reset: nothing counts, and all that was graded is to be done again, of so many. */
export function toResetGrades(
  attempt: Graded['attempt'],
  questions: readonly Pick<QuestionRow, 'identifier'>[],
  totalQuestions: number,
): Grade[] {
  const none = { score: 0, status: 'not submitted', counts: nothing } as const
  return [
    ...lessonGrades({ attempt }, { ...none, counts: { ...nothing, totalQuestions } }),
    // A question that was asked again has one line all the same.
    ...[...new Set(questions.map(({ identifier }) => identifier))].map((question) =>
      toGrade({ attempt }, { ...none, question }),
    ),
  ]
}

const unfinished = { xp: null, multiplier: null }
const nothing = { ...unfinished, totalQuestions: 0, correctQuestions: 0 }

type LineGrade = { score: number; status: ScoreStatus; counts: Omit<GradeMetadata, 'accuracy' | 'attempt'> }

/** A bank's line says which sub-test the attempt asked, and the sub-test's own line the same grade. */
function lessonGrades(graded: Pick<Graded, 'attempt'>, grade: LineGrade): Grade[] {
  const { lessonId, subTest } = graded.attempt
  const counts = { ...grade.counts, masteredUnits: 0 } as const
  if (subTest === null) return [toGrade(graded, { ...grade, counts })]
  const testResourceId = subTestId(lessonId, subTest)
  const own = toGrade(graded, { ...grade, counts: { ...counts, testResourceId } })
  const ofSubTest = toGrade(graded, { ...grade, counts: { ...grade.counts, testResourceId } })
  return [own, { ...ofSubTest, lineItemId: lineItemId(testResourceId) }]
}

function toGrade({ attempt }: Pick<Graded, 'attempt'>, grade: LineGrade & { question?: string }): Grade {
  const { totalQuestions, correctQuestions } = grade.counts
  return {
    lineItemId: lineItemId(attempt.lessonId, grade.question),
    score: grade.score,
    scoreStatus: grade.status,
    metadata: {
      ...grade.counts,
      accuracy: accuracy(correctQuestions, totalQuestions),
      attempt: attempt.number,
    },
  }
}

/** 0–1; an adaptive question is right or wrong (protocol §2.2), a linear one may be right in part. */
function questionScore(lessonType: LessonType, response: GradedQuestion['response']): number {
  if (!response) return 0
  if (isAdaptive(lessonType)) return response.correct ? 1 : 0
  return Math.min(1, Math.max(0, response.score / response.maxScore))
}
