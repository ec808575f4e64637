import { expect, it } from 'vitest'
import type { z } from 'zod'
import * as wire from './powerpath-assessment.ts'

/** What the assessment calls answer, read whole: no field that the protocol has (§1.1) is lost on the way. */

const question = {
  ...{
    id: 'q-1',
    index: 0,
    title: 'One',
    url: 'https://x.example/q-1',
    difficulty: 'hard',
    humanApproved: true,
  },
  ...{
    content: { type: 'qti', rawXml: '<x/>' },
    response: 'A',
    responses: { RESPONSE: ['A', 'B'] },
    correct: false,
  },
  result: { outcomes: { SCORE: '0' }, score: 0, feedback: 'No.' },
  learningObjectives: ['lo-1'],
}
const totals = {
  attempt: 2,
  xp: null,
  multiplier: 1.25,
  accuracy: 80,
  correctQuestions: 4,
  totalQuestions: 5,
}
const attempt = {
  ...{ attempt: 1, score: 50, scoreStatus: 'partially graded', xp: 5 },
  ...{ startedAt: '2026-03-02T12:00:00+05:30', completedAt: null },
}
const remainingQuestionsPerDifficulty = { easy: 1, medium: 2, hard: 3 }
const adaptive = {
  lessonType: 'powerpath-100',
  remainingQuestionsPerDifficulty,
  score: 50,
  seenQuestions: [question],
  ...totals,
}
const { attempt: _, ...answerTotals } = totals

it.each<[string, z.ZodType, object]>([
  ['a question', wire.wireQuestionSchema, question],
  ['a new attempt', wire.newAttemptSchema, { attempt }],
  ['attempts', wire.attemptsSchema, { attempts: [attempt, { ...attempt, attempt: null }] }],
  ['the progress of an adaptive lesson', wire.assessmentProgressSchema, adaptive],
  ...['quiz', 'test-out', 'placement', 'unit-test'].map((lessonType): [string, z.ZodType, object] => [
    `the progress of a ${lessonType}`,
    wire.assessmentProgressSchema,
    { lessonType, finalized: true, score: 80, questions: [question], toolProvider: null, ...totals },
  ]),
  ['the next question', wire.wireNextQuestionSchema, { score: 50, question }],
  ['no next question', wire.wireNextQuestionSchema, { score: 100, question: null }],
  [
    'what an adaptive answer moved',
    wire.updateResponseSchema,
    {
      ...{ lessonType: 'powerpath-100', powerpathScore: 60, ...answerTotals },
      responseResult: { isCorrect: true, score: 1, feedback: { any: 'thing' } },
    },
  ],
  ['that an answer is saved', wire.updateResponseSchema, { lessonType: 'quiz' }],
  ['that an attempt is final', wire.finalResponseSchema, { lessonType: 'quiz', finalized: true, attempt: 1 }],
  ['that an attempt was reset', wire.resetAttemptSchema, { success: true, score: 0 }],
])('%s is read as it is', (_what, schema, answer) => {
  expect(schema.parse(answer)).toEqual(answer)
  expect(schema.parse({ ...answer, unknown: 1 })).toEqual(answer)
})

it('a question may say no more than what it is, and is of medium difficulty then', () => {
  const { id, index, title, url } = question
  expect(wire.wireQuestionSchema.parse({ id, index, title, url })).toEqual({
    ...{ id, index, title, url, difficulty: 'medium' },
  })
})

it.each<[string, z.ZodType, object]>([
  ['a question without an address', wire.wireQuestionSchema, { ...question, url: undefined }],
  ['a difficulty that there is not', wire.wireQuestionSchema, { ...question, difficulty: 'extreme' }],
  ['an answer that is a number', wire.wireQuestionSchema, { ...question, response: 5 }],
  ['a result without a score', wire.wireQuestionSchema, { ...question, result: { feedback: '' } }],
  ['a status that there is not', wire.newAttemptSchema, { attempt: { ...attempt, scoreStatus: 'done' } }],
  ['a moment without an offset', wire.newAttemptSchema, { attempt: { ...attempt, startedAt: '2026-03-02' } }],
  ['a lesson of no type', wire.assessmentProgressSchema, { ...adaptive, lessonType: 'exam' }],
  [
    'a level less',
    wire.assessmentProgressSchema,
    { ...adaptive, remainingQuestionsPerDifficulty: { easy: 1 } },
  ],
  ['totals without an accuracy', wire.assessmentProgressSchema, { ...adaptive, accuracy: undefined }],
  [
    'an answer without its result',
    wire.updateResponseSchema,
    { lessonType: 'powerpath-100', powerpathScore: 1 },
  ],
  ['an end without an attempt', wire.finalResponseSchema, { lessonType: 'quiz', finalized: true }],
  ['a reset without a score', wire.resetAttemptSchema, { success: true }],
])('%s is no answer', (_what, schema, answer) => {
  expect(schema.safeParse(answer).success).toBe(false)
})

it('progress in a course is of all lessons, or of one', () => {
  expect(wire.courseProgressQuery.parse({})).toEqual({})
  expect(wire.courseProgressQuery.parse({ lessonId: 'l', other: 1 })).toEqual({ lessonId: 'l' })
  expect(wire.courseProgressQuery.safeParse({ lessonId: '' }).success).toBe(false)
})
