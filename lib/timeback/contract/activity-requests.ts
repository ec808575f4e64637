import { z } from 'zod'
import { attemptNumberText, courseRefSchema, gradeText, id, milliseconds, moment } from './requests.ts'

/** The bodies and queries of activities, time and progress; unknown fields are refused by name. */

const runId = z.guid('must be a UUID').toLowerCase()
/** More than anyone answers or masters in one run, and far below what the database's counts hold. */
const count = (most: number) => z.int('must be a whole number').min(0, 'cannot be negative').max(most)
const oneDayMs = 24 * 60 * 60_000

const metrics = z
  .strictObject({
    xpEarned: z.number().min(0, 'cannot be negative').max(1_000_000),
    totalQuestions: count(100_000).optional(),
    correctQuestions: count(100_000).optional(),
    masteredUnits: count(10_000).optional(),
    pctComplete: z.number().min(0, 'must be 0 to 100').max(100, 'must be 0 to 100').optional(),
  })
  .superRefine(({ totalQuestions, correctQuestions }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const together = 'is missing: totalQuestions and correctQuestions must be provided together'
    if (totalQuestions === undefined && correctQuestions !== undefined) refuse('totalQuestions', together)
    if (correctQuestions === undefined && totalQuestions !== undefined) refuse('correctQuestions', together)
    if ((correctQuestions ?? 0) > (totalQuestions ?? correctQuestions ?? 0))
      refuse('correctQuestions', 'cannot be more than totalQuestions')
  })

const time = z
  .strictObject({
    startedAt: moment,
    endedAt: moment,
    activeMs: milliseconds.max(oneDayMs, 'is more than a day'),
    inactiveMs: milliseconds.optional(),
  })
  .superRefine(({ startedAt, endedAt }, context) => {
    if (Date.parse(endedAt) <= Date.parse(startedAt))
      context.addIssue({ code: 'custom', path: ['endedAt'], message: 'must be after `startedAt`' })
  })

const completion = {
  activity: z.strictObject({ id, name: id, course: courseRefSchema }),
  metrics,
  time: time.optional(),
  runId: runId.optional(),
}

/** `POST activity/submit`. `sentAt` is the client's clock at sending, by which `time` is corrected. */
export const submitActivityBody = z.strictObject({ ...completion, sentAt: moment.optional() })

/** `timeback.activity.record` (seed 004, server). */
export const recordActivityInput = z.strictObject({
  user: z.strictObject({ email: z.email('must be an email address'), timebackId: z.guid().optional() }),
  ...completion,
})

export const runTimeQuery = z.strictObject({ runId })

/** A student's runs: of one attempt, or of all. */
export const studentTimeQuery = z
  .strictObject({ lessonId: id.optional(), attempt: attemptNumberText.optional() })
  .transform(({ lessonId, attempt: number }, context) => {
    if (lessonId === undefined && number === undefined) return undefined
    if (lessonId !== undefined && number !== undefined) return { lessonId, number }
    const path = [lessonId === undefined ? 'lessonId' : 'attempt']
    context.addIssue({ code: 'custom', path, message: 'is missing: an attempt is named by both' })
    return z.NEVER
  })

export const courseProgressQuery = z
  .strictObject({ subject: id.optional(), grade: gradeText.optional(), code: id.optional() })
  .transform(({ subject, grade, code }, context) => {
    if (code !== undefined && subject === undefined && grade === undefined) return { code }
    if (code === undefined && subject !== undefined && grade !== undefined) return { subject, grade }
    const message = 'a course is named by `subject` and `grade`, or by `code`'
    context.addIssue({ code: 'custom', path: [code === undefined ? 'subject' : 'code'], message })
    return z.NEVER
  })

export type SubmitActivityBody = z.infer<typeof submitActivityBody>
export type RecordActivityInput = z.input<typeof recordActivityInput>
