import { z } from 'zod'
import type { CourseRef } from './lesson.ts'
import { attemptNumberText, courseRefSchema, gradeText, id } from './requests.ts'

/** `POST activity/heartbeat`: one time window of a run. Dates are ISO 8601. */
export type Heartbeat = {
  /** UUID; the same window sent twice counts once. */
  id: string
  runId: string
  startedAt: string
  endedAt: string
  /** The client's clock at sending; the server corrects a clock that is off by more than 5 s. */
  sentAt: string
  activeMs: number
  inactiveMs: number
} & ({ lessonId: string } | { activity: { id: string; name: string; course: CourseRef } })

/** `creditedMs` ≤ `activeMs`; `reason` says why it is less. */
export type HeartbeatResult = { accepted: true; creditedMs: number; reason?: string }

/** `POST activity/submit`: `pctCompleteApp` (0–100) is there when units or a percentage were given. */
export type SubmitActivityResult = { success: true; runId: string; pctCompleteApp?: number }

/** Why less time was credited than was claimed. */
export type CreditReason =
  | 'window-too-long'
  | 'more-active-than-elapsed'
  | 'in-the-future'
  | 'too-old'
  | 'already-counted'

/** `GET activity/time`: `activeMs` is what was credited, `inactiveMs` that of the windows that count. */
export type RunTime = {
  runId: string
  activeMs: number
  inactiveMs: number
  windows: {
    id: string
    startedAt: string
    endedAt: string
    /** As claimed. */
    activeMs: number
    creditedMs: number
    reason?: CreditReason
  }[]
}

/** One run as students and teachers see it: what was counted, and what was not and why. */
export type RunSummary = {
  runId: string
  /** The lesson's or the activity's. */
  name: string
  courseTitle: string | null
  lessonId: string | null
  attempt: number | null
  startedAt: string
  completedAt: string | null
  activeMs: number
  inactiveMs: number
  notCounted: { reason: CreditReason; ms: number; windows: number }[]
}

/** A completed run of a custom activity, as history shows it. */
export type ActivitySummary = {
  runId: string
  name: string
  courseTitle: string | null
  startedAt: string
  completedAt: string
  activeMs: number
  xp: number
  /** Both or neither. */
  totalQuestions: number | null
  correctQuestions: number | null
}

/** `GET courses/progress` (seed 003). */
export type CourseProgress = { totalLessons: number; masteredUnits: number; pctComplete: number }

/** The bodies and queries of activities, time and progress; unknown fields are refused by name. */

export const moment = z.iso
  .datetime({ offset: true, abort: true, error: 'must be a date and time in ISO 8601' })
  .refine((text) => /^(19[7-9]|2\d\d)\d/.test(text), 'must be a date between 1970 and 2999')
const milliseconds = z.number().min(0).max(Number.MAX_SAFE_INTEGER)

const window = {
  id: z.guid(),
  runId: z.guid(),
  startedAt: moment,
  endedAt: moment,
  sentAt: moment,
  activeMs: milliseconds,
  inactiveMs: milliseconds,
}

/** `POST activity/heartbeat` */
export const heartbeatBody = z
  .strictObject({
    ...window,
    lessonId: id.optional(),
    activity: z.strictObject({ id, name: id, course: courseRefSchema }).optional(),
  })
  .superRefine(({ lessonId, activity, startedAt, endedAt }, context) => {
    if ((lessonId === undefined) === (activity === undefined))
      context.addIssue({
        code: 'custom',
        path: ['activity'],
        message: 'or `lessonId`: exactly one is needed',
      })
    if (Date.parse(endedAt) <= Date.parse(startedAt))
      context.addIssue({ code: 'custom', path: ['endedAt'], message: 'must be after `startedAt`' })
  })

export type HeartbeatBody = z.infer<typeof heartbeatBody>

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
