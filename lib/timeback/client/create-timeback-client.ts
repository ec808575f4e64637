import type {
  Attempt,
  AttemptDetails,
  CourseRef,
  Lesson,
  LessonType,
  StartResult,
} from '#lib/timeback/contract/lesson.ts'
import { type Activities, createActivities } from './create-activities.ts'
import type { Environment } from './environment.ts'
import { LessonSession } from './lesson-session.ts'
import { createTransport } from './transport.ts'

export type TimebackClientOptions = {
  environment: Environment
  /** Without a slash at the end. */
  baseUrl?: string
  /** How often a request that failed for a moment is repeated. */
  retryAttempts?: number
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
}

export function createTimebackClient({
  environment,
  baseUrl = '/api/timeback',
  retryAttempts = 3,
}: TimebackClientOptions): TimebackClient {
  const transport = createTransport(environment, { baseUrl, retryAttempts })
  const { activities, lessonRuns } = createActivities(environment, transport)
  return {
    lessons: {
      list: async ({ course } = {}) => transport.get('lessons', course && toQuery(course)),
      async start({ lessonId, course, lessonType, name = lessonId, forceNew = false }) {
        lessonRuns.requireFree()
        const started = await transport.post<Omit<StartResult, 'lessonType'> & { lessonType?: LessonType }>(
          'lessons/start',
          { lessonId, lessonType, forceNew },
          // Asked for twice, `forceNew` would close the attempt that it has just opened.
          { repeatable: !forceNew },
        )
        const tracker = lessonRuns.start({ id: lessonId, name, course })
        const resolved = { ...started, lessonType: started.lessonType ?? lessonType ?? 'quiz' }
        return new LessonSession({ transport, uuid: environment.uuid, tracker }, resolved)
      },
      attempts: ({ lessonId }) => transport.get('lessons/attempts', { lessonId }),
      attemptDetails: ({ lessonId, attempt }) =>
        transport.get('lessons/attempts/details', { lessonId, attempt: String(attempt) }),
    },
    activity: activities,
  }
}

function toQuery(course: CourseRef): Record<string, string> {
  return 'code' in course ? { code: course.code } : { subject: course.subject, grade: String(course.grade) }
}
