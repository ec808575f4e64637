import type { LessonType } from '#lib/std/terms.ts'
import type { Attempt, AttemptDetails, CourseRef, Lesson } from '#lib/timeback/contract/lesson.ts'
import type { Environment } from './environment/environment.ts'
import { createAnswerQueue } from './kept/answer-queue.ts'
import { createCompletionQueue } from './kept/completion-queue.ts'
import { createDelivery, type Delivery } from './kept/create-delivery.ts'
import { createDrafts, type Drafts } from './kept/drafts.ts'
import { createLessonCache } from './kept/lesson-cache.ts'
import { createSafeStorage } from './kept/safe-storage.ts'
import { createWindowQueue } from './kept/window-queue.ts'
import { LessonSession } from './session/lesson-session.ts'
import { createLessonSource } from './session/lesson-source.ts'
import { createQuestionTimer } from './session/question-timer.ts'
import { type Activities, createActivities } from './time/create-activities.ts'
import { createTimeline } from './time/timeline.ts'
import {
  attemptDetailsInput,
  attemptsInput,
  listInput,
  progressInput,
  requireInput,
  startInput,
} from './wire/sdk-inputs.ts'
import { createStudent } from './wire/student.ts'
import { createTransport } from './wire/transport.ts'

export type TimebackClientOptions = {
  environment: Environment
  /** Without a slash at the end. */
  baseUrl?: string
  /** How often a request that failed for a moment is repeated. */
  retryAttempts?: number
  /** The `timebackId` of the student whose page this is; without it the server is asked. */
  studentId?: string | undefined
}

/** What `lessons.start` takes (seed 002). */
export type StartLessonInput = {
  lessonId: string
  course: CourseRef
  lessonType?: LessonType
  /** Names the run on this device; to the server, and in all that is shown, it has the lesson's own name. */
  name?: string
  /** A fresh attempt in place of the open one. */
  forceNew?: boolean
}

/** The Timeback SDK of a signed-in student. Every call rejects with a `TimebackError`. */
export type TimebackClient = {
  lessons: {
    list: (input?: { course?: CourseRef }) => Promise<Lesson[]>
    /**
     * Starts or resumes an attempt and tracks its time from now on. One that arrives after a later start has
     * opened its lesson is left at once: it tracks no time, and the later one goes on.
     */
    start: (input: StartLessonInput) => Promise<LessonSession>
    attempts: (input: { lessonId: string }) => Promise<Attempt[]>
    attemptDetails: (input: { lessonId: string; attempt: number }) => Promise<AttemptDetails>
  }
  activity: Activities
  courses: { progress: (input: { course: CourseRef }) => Promise<CourseProgress> }
  /** What is kept on this device until the server has it. Nothing kept earlier is sent before `watch()`. */
  delivery: Delivery
  /** Whether feedback to an attempt's last answer stands on this device: the student has not gone on from it. */
  feedbackStands: (attempt: { lessonId: string; attempt: number }) => Promise<boolean>
  /** What the student has entered and not sent yet, by attempt. */
  drafts: Drafts
}

export function createTimebackClient({
  environment,
  baseUrl = '/api/timeback',
  retryAttempts = 3,
  studentId,
}: TimebackClientOptions): TimebackClient {
  const wire = { baseUrl, retryAttempts }
  const { get } = createTransport(environment, wire)
  const student = createStudent(() => get('user/me', {}, { retryAttempts: 0 }), studentId)
  const transport = createTransport(environment, wire, student)
  const storage = createSafeStorage(environment)
  const timeline = createTimeline(environment.clock)
  const cache = createLessonCache(storage, student)
  const kept = { environment, storage, student }
  const drafts = createDrafts(environment, storage, student)
  const queue = createAnswerQueue({ transport, cache, drafts }, kept)
  const completions = createCompletionQueue({ transport, cache, drafts, answers: queue }, kept)
  const { uuid, tabs } = environment
  const windows = createWindowQueue({ transport, timeline, uuid }, kept)
  const { activities, lessonRuns } = createActivities({ environment, timeline, transport, windows })
  let session: LessonSession | null = null
  /** The number of the last call of `start`, and of the last that has opened its lesson. */
  let [starts, opened] = [0, 0]

  const tellTabs = (lessonId: string) => {
    const ownId = student.knownId()
    if (ownId !== undefined) tabs.tell({ studentId: ownId, lessonId })
  }

  const start = async (input: StartLessonInput) => {
    requireInput(startInput, input)
    const { lessonId, course, lessonType, name, forceNew } = input
    lessonRuns.requireFree()
    const place = ++starts
    await Promise.all([queue.load(), completions.load()])
    // What was answered in the open attempt counts there, and decides what comes next.
    if (queue.hasOpen(lessonId)) await queue.flush(lessonId)
    if (completions.hasOpen(lessonId)) await completions.flush(lessonId)
    const source = createLessonSource({ transport, cache }, { lessonId, lessonType, course })
    const started = await source.start({ forceNew: forceNew ?? false })
    if (forceNew) tellTabs(lessonId)
    const isLate = place < opened
    const run = { id: lessonId, name: name ?? lessonId, course }
    const tracker = isLate ? lessonRuns.createLeft(run) : lessonRuns.start(run)
    const timer = createQuestionTimer(environment)
    const fresh = new LessonSession({ source, queue, completions, tracker, timer, uuid }, started)
    // The student has gone on to another lesson while this one was being opened: nothing of that may end.
    if (isLate) {
      fresh.leave()
      return fresh
    }
    session?.leave()
    ;[session, opened] = [fresh, place]
    return fresh
  }

  return {
    lessons: {
      list: async (input = {}) => {
        requireInput(listInput, input)
        return transport.get('lessons', input.course && toQuery(input.course))
      },
      start,
      attempts: async (input) => {
        requireInput(attemptsInput, input)
        return transport.get('lessons/attempts', { lessonId: input.lessonId })
      },
      attemptDetails: async (input) => {
        requireInput(attemptDetailsInput, input)
        const { lessonId, attempt } = input
        return transport.get('lessons/attempts/details', { lessonId, attempt: String(attempt) })
      },
    },
    activity: activities,
    courses: {
      progress: async (input) => {
        requireInput(progressInput, input)
        return transport.get('courses/progress', toQuery(input.course))
      },
    },
    delivery: createDelivery({ environment, student, storage, queue, completions, windows }),
    async feedbackStands({ lessonId, attempt }) {
      const kept = await cache.find(lessonId)
      return kept?.started.attempt === attempt && kept.feedback !== undefined
    },
    drafts,
  }
}

function toQuery(course: CourseRef): Record<string, string> {
  return 'code' in course ? { code: course.code } : { subject: course.subject, grade: String(course.grade) }
}

/** `GET courses/progress` (seed 003): `pctComplete` is 0–100. */
export type CourseProgress = { totalLessons: number; masteredUnits: number; pctComplete: number }
