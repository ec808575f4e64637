import { z } from 'zod'
import { lessonTypes } from '#lib/std/terms.ts'
import { emptyAnswer } from './empty-answer.ts'

/** The bodies and queries of the SDK's wire; unknown fields are refused by name. */

/** PostgreSQL stores neither NUL nor half a surrogate pair, so no id can hold one. */
export const storable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
export const id = z.string().min(1).max(255).refine(storable, 'holds a character that no id can hold')
export const answer = z.string().max(100_000).refine(storable, 'holds a character that cannot be stored')

/** What a person writes, possibly nothing. */
export function text(max: number) {
  return z
    .string('must be text')
    .max(max, `can have at most ${max} characters`)
    .refine(storable, 'holds a character that cannot be stored')
}

/** As `text`, and something is written. */
export const words = (max: number) => text(max).refine((value) => value.trim() !== '', 'must not be empty')

const grade = z.number().int().min(-1).max(13)
export const gradeText = z
  .string()
  .regex(/^-?\d{1,2}$/, 'must be a whole number from -1 to 13')
  .transform(Number)
  .pipe(grade)

export const courseRefSchema = z.union(
  [z.strictObject({ subject: id, grade }), z.strictObject({ code: id })],
  'must be { subject, grade } or { code }',
)

export const listLessonsQuery = z.strictObject({
  subject: id.optional(),
  grade: gradeText.optional(),
  code: id.optional(),
})

/** `course` is a code. */
export const classBoardQuery = z.strictObject({ course: id.optional() })

export const startLessonBody = z.strictObject({
  lessonId: id,
  course: courseRefSchema.optional(),
  lessonType: z.enum(lessonTypes).optional(),
  forceNew: z.boolean().optional(),
})

export const nextQuestionBody = z.strictObject({ lessonId: id, lessonType: z.enum(lessonTypes).optional() })

export const submitBody = z
  .strictObject({
    lessonId: id,
    question: id,
    response: answer.optional(),
    responses: z.record(id, z.union([answer, z.array(answer).max(1000)])).optional(),
    skipped: z.literal(true).optional(),
    responseMs: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    attempt: z.number().int().min(1).optional(),
    turn: z.number().int().min(0).optional(),
    submissionId: z.guid().optional(),
  })
  .superRefine(({ response, responses, skipped }, context) => {
    const empty = emptyAnswer({ response, responses, skipped })
    if (empty) context.addIssue({ code: 'custom', path: [empty.path], message: empty.message })
    if (response !== undefined && responses !== undefined)
      context.addIssue({ code: 'custom', path: ['responses'], message: 'cannot stand beside `response`' })
    if (skipped && (response !== undefined || responses !== undefined))
      context.addIssue({ code: 'custom', path: ['skipped'], message: 'cannot stand beside an answer' })
  })

/** Nine digits at most, which the database's numbers hold. */
export const attemptNumber = z.number().int().min(1).max(999_999_999)

export const completeBody = z.strictObject({ lessonId: id, attempt: attemptNumber.optional() })

export const attemptsQuery = z.strictObject({ lessonId: id })

export const studentAttemptsQuery = z.strictObject({ lessonId: id.optional() })

export const attemptNumberText = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1')
  .transform(Number)

/** An attempt's number in a path; 0, which no attempt has, for anything that is none. */
export function toAttemptNumber(text: string): number {
  const parsed = attemptNumberText.safeParse(text)
  return parsed.success ? parsed.data : 0
}

export const attemptDetailsQuery = z.strictObject({ lessonId: id, attempt: attemptNumberText })

export const importPackageForm = z.strictObject({
  file: z.instanceof(Uint8Array, { error: 'is missing: the zipped package' }),
  course: id,
})
