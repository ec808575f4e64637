import type { Attempt, AttemptDetails, CourseRef, Lesson, LessonType } from '#lib/timeback/contract/lesson.ts'
import { createAnswerQueue } from './answer-queue.ts'
import { createCompletionQueue } from './completion-queue.ts'
import type { CourseProgress } from './course-progress.ts'
import { type Activities, createActivities } from './create-activities.ts'
import { createDelivery, type Delivery } from './create-delivery.ts'
import type { Environment } from './environment.ts'
import { createHeartbeatOutbox } from './heartbeat-outbox.ts'
import { createLessonCache } from './lesson-cache.ts'
import { LessonSession } from './lesson-session.ts'
import { createLessonSource } from './lesson-source.ts'
import { createQuestionTimer } from './question-timer.ts'
import { createSafeStorage } from './safe-storage.ts'
import { createStudent } from './student.ts'
import { createTimeline } from './timeline.ts'
import { createTransport } from './transport.ts'

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
type StartLessonInput = {
  lessonId: string
  course: CourseRef
  lessonType?: LessonType
  /** Names the run; the lesson's id stands in for it. */
  name?: string
  /** A fresh attempt in place of the open one. */
  forceNew?: boolean
}

/** The Timeback SDK of a signed-in student. Every call rejects with a `TimebackError`. */
export type TimebackClient = {
  lessons: {
    list: (input?: { course?: CourseRef }) => Promise<Lesson[]>
    /** Starts or resumes an attempt and tracks its time from now on. */
    start: (input: StartLessonInput) => Promise<LessonSession>
    attempts: (input: { lessonId: string }) => Promise<Attempt[]>
    attemptDetails: (input: { lessonId: string; attempt: number }) => Promise<AttemptDetails>
  }
  activity: Activities
  courses: { progress: (input: { course: CourseRef }) => Promise<CourseProgress> }
  /** What is kept on this device until the server has it. Nothing kept earlier is sent before `watch()`. */
  delivery: Delivery
}

export function createTimebackClient({
  environment,
  baseUrl = '/api/timeback',
  retryAttempts = 3,
  studentId,
}: TimebackClientOptions): TimebackClient {
  const wire = { baseUrl, retryAttempts }
  const student = createStudent(createTransport(environment, wire).get, studentId)
  const transport = createTransport(environment, wire, student)
  const storage = createSafeStorage(environment)
  const timeline = createTimeline(environment.clock)
  const cache = createLessonCache(storage, student)
  const kept = { environment, storage, student }
  const queue = createAnswerQueue({ transport, cache }, kept)
  const completions = createCompletionQueue({ transport, cache, answers: queue }, kept)
  const { uuid, tabs } = environment
  const outbox = createHeartbeatOutbox({ transport, timeline, uuid }, kept)
  const { activities, lessonRuns } = createActivities({ environment, timeline, transport, outbox })
  let session: LessonSession | null = null

  const tellTabs = (lessonId: string) => {
    const ownId = student.knownId()
    if (ownId !== undefined) tabs.tell({ studentId: ownId, lessonId })
  }

  const start = async ({ lessonId, course, lessonType, name = lessonId, forceNew }: StartLessonInput) => {
    lessonRuns.requireFree()
    await Promise.all([queue.load(), completions.load()])
    // What was answered in the open attempt counts there, and decides what comes next.
    if (queue.hasOpen(lessonId)) await queue.flush(lessonId)
    if (completions.hasOpen(lessonId)) await completions.flush(lessonId)
    const source = createLessonSource({ transport, cache }, { lessonId, lessonType })
    const started = await source.start({ forceNew: forceNew ?? false })
    if (forceNew) tellTabs(lessonId)
    const tracker = lessonRuns.start({ id: lessonId, name, course })
    session?.leave()
    const timer = createQuestionTimer(environment)
    session = new LessonSession({ source, queue, completions, tracker, timer, uuid }, started)
    return session
  }

  return {
    lessons: {
      list: async ({ course } = {}) => transport.get('lessons', course && toQuery(course)),
      start,
      attempts: ({ lessonId }) => transport.get('lessons/attempts', { lessonId }),
      attemptDetails: ({ lessonId, attempt }) =>
        transport.get('lessons/attempts/details', { lessonId, attempt: String(attempt) }),
    },
    activity: activities,
    courses: { progress: async ({ course }) => transport.get('courses/progress', toQuery(course)) },
    delivery: createDelivery({ environment, student, storage, queue, completions, outbox }),
  }
}

function toQuery(course: CourseRef): Record<string, string> {
  return 'code' in course ? { code: course.code } : { subject: course.subject, grade: String(course.grade) }
}
