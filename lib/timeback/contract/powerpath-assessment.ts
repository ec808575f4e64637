import { z } from 'zod'
import {
  adaptiveType,
  defaultDifficulty,
  difficulties,
  lessonTypes,
  linearTypes,
  scoreStatuses,
} from '#lib/std/terms.ts'
import { emptyAnswer } from './empty-answer.ts'
import { answer, attemptNumberText, id } from './requests.ts'

/** What the seven assessment calls answer (Timeback protocol §1.1); also how an answer from there is read. */

/** How applications say that a question was passed over, and are told so (protocol §1.1, 5). */
export const SKIPPED = 'SKIPPED'
const value = z.union([z.string(), z.array(z.string())])
const moment = z.iso.datetime({ offset: true }).nullable()

export const wireQuestionSchema = z.object({
  id: z.string(),
  /** Where it stands in the lesson, from 0. */
  index: z.number(),
  title: z.string(),
  /** The item's own address; what the item refers to is found from there. */
  url: z.string(),
  difficulty: z.enum(difficulties).default(defaultDifficulty),
  humanApproved: z.boolean().nullish(),
  content: z.object({ type: z.string().optional(), rawXml: z.string() }).optional(),
  response: value.optional(),
  responses: z.record(z.string(), value).optional(),
  correct: z.boolean().optional(),
  result: z
    .object({
      outcomes: z.record(z.string(), z.string()).optional(),
      /** 0–1. */
      score: z.number(),
      feedback: z.string(),
    })
    .optional(),
  learningObjectives: z.array(z.string()).optional(),
})

export type WireQuestion = z.infer<typeof wireQuestionSchema>

export const wireAttemptSchema = z.object({
  attempt: z.number().nullable(),
  score: z.number(),
  scoreStatus: z.enum(scoreStatuses),
  xp: z.number().nullable(),
  startedAt: moment,
  completedAt: moment,
})

export type WireAttempt = z.infer<typeof wireAttemptSchema>

export const newAttemptSchema = z.object({ attempt: wireAttemptSchema })
export const attemptsSchema = z.object({ attempts: z.array(wireAttemptSchema) })

/** `accuracy` is 0–100; `xp` and `multiplier` are null until the attempt is complete. */
const totals = {
  attempt: z.number(),
  xp: z.number().nullable(),
  multiplier: z.number().nullable(),
  accuracy: z.number(),
  correctQuestions: z.number(),
  totalQuestions: z.number(),
}

const remaining = z.object({ easy: z.number(), medium: z.number(), hard: z.number() })

export const assessmentProgressSchema = z.discriminatedUnion('lessonType', [
  z.object({
    lessonType: z.literal(adaptiveType),
    remainingQuestionsPerDifficulty: remaining,
    score: z.number(),
    seenQuestions: z.array(wireQuestionSchema),
    ...totals,
  }),
  z.object({
    lessonType: z.enum(linearTypes),
    finalized: z.boolean(),
    score: z.number().optional(),
    questions: z.array(wireQuestionSchema),
    toolProvider: z.string().nullable(),
    ...totals,
  }),
])

export type AssessmentProgress = z.infer<typeof assessmentProgressSchema>

/** At a score of 100 `question` is the one answered last; upstreams that say `null` then are understood. */
export const wireNextQuestionSchema = z.object({ score: z.number(), question: wireQuestionSchema.nullable() })

export type WireNextQuestion = z.infer<typeof wireNextQuestionSchema>

const { attempt: _attempt, ...answerTotals } = totals

export const updateResponseSchema = z.discriminatedUnion('lessonType', [
  z.object({
    lessonType: z.literal(adaptiveType),
    powerpathScore: z.number(),
    responseResult: z.object({ isCorrect: z.boolean(), score: z.number(), feedback: z.unknown().optional() }),
    ...answerTotals,
  }),
  z.object({ lessonType: z.enum(linearTypes) }),
])

export type UpdateResponseResult = z.infer<typeof updateResponseSchema>

export const finalResponseSchema = z.object({
  lessonType: z.enum(lessonTypes),
  finalized: z.boolean(),
  attempt: z.number(),
})

export type FinalResponse = z.infer<typeof finalResponseSchema>

export const resetAttemptSchema = z.object({ success: z.boolean(), score: z.number() })

export type ResetAttemptResult = z.infer<typeof resetAttemptSchema>

/**
 * The bodies and queries of the PowerPath-compatible wire (Timeback protocol §1.1). Fields that are not
 * known are passed over, as a client made for the platform may send more.
 */

const studentLesson = { student: id, lesson: id }

export const studentLessonInput = z.object(studentLesson)

export type StudentLesson = z.infer<typeof studentLessonInput>

export const assessmentProgressQuery = z.object({ ...studentLesson, attempt: attemptNumberText.optional() })

export type AssessmentProgressInput = z.infer<typeof assessmentProgressQuery>

const answerValue = z.union([answer, z.array(answer).max(1000)])

export const updateResponseBody = z
  .object({
    ...studentLesson,
    question: id,
    responses: z.record(id, answerValue).optional(),
    /** Deprecated there; stands for the item's one response variable. */
    response: answerValue.optional(),
  })
  .superRefine(({ response, responses }, context) => {
    const missing = { path: 'responses', message: 'is missing: the answer to save' }
    const isMissing = response === undefined && responses === undefined
    const empty = isMissing ? missing : emptyAnswer({ response, responses })
    if (empty) context.addIssue({ code: 'custom', path: [empty.path], message: empty.message })
  })

export type UpdateResponseInput = z.infer<typeof updateResponseBody>

export const courseProgressQuery = z.object({ lessonId: id.optional() })

export type CourseProgressInput = { course: string; student: string; lessonId?: string | undefined }

export const studentSubjectQuery = z.object({ student: id, subject: id })

export type StudentSubject = z.infer<typeof studentSubjectQuery>
