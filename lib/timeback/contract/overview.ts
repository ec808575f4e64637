import type { HelpCause, LessonState, LessonType } from '#lib/std/terms.ts'
import type { Lesson, LessonMetadata } from './lesson.ts'

/** What the lessons page shows: a student's courses, each with its lessons and their state. */
export type CourseOverview = {
  code: string
  title: string
  /** Units that the course plans, of which a lesson is one. */
  totalLessons: number
  /** By lessons and by other activities, as `courses.progress` has them; may be more than planned. */
  masteredUnits: number
  /** 0–100. */
  pctComplete: number
  lessons: LessonOverview[]
}

export type LessonOverview = {
  id: string
  name: string
  /** Of the open attempt, which keeps the one that it began with; without one the lesson's own. */
  type: LessonType
  policy: LessonMetadata['policy']
  component: string
  questionCount: number
  xp: number
  state: LessonState
  /** The latest attempt's; `null` before the first. */
  attempt: number | null
  score: number | null
  /** Of the finished attempts; `null` before the first. A later attempt does not hide it. */
  bestScore: number | null
  /** Once for ever, by an attempt at its mastery threshold (adaptive: 100): it counts as one unit. */
  mastered: boolean
  /** Not mastered, but covered by a test-out that is: it need not be worked through and counts as no unit. */
  testedOut?: true
  lastSeenAt: string | null
}

/** `totalXp` is of lessons and of custom activities. */
export type StudentOverview = { totalXp: number; courses: CourseOverview[] }

/** Where some students stand at the lessons: at each that they have begun, in no order. */
export type Standings = { lessons: Lesson[]; standings: LessonStanding[] }

export type LessonStanding = {
  studentId: string
  lessonId: string
  state: 'open' | 'done'
  /** The latest attempt's. */
  score: number
  /** The best of all finished attempts; `null` before the first. */
  best: number | null
  /** By whichever attempt, for ever: a later one does not hide it. */
  mastered: boolean
  attempts: number
  /** When something last came of the latest attempt, ISO 8601; `null` where PowerPath does not tell. */
  lastSeenAt: string | null
  /** Why the open attempt yields to the student (no wheel-spinning); `null` while it does not. */
  helpCause: HelpCause | null
}

/** One line of the history page, latest first. */
export type AttemptSummary = {
  lessonId: string
  lessonName: string
  lessonType: LessonType
  courseTitle: string
  attempt: number
  score: number
  /** Of the student's finished attempts at the lesson; `null` before the first. */
  bestScore: number | null
  /** The lesson is mastered, by this or another attempt. */
  mastered: boolean
  finalized: boolean
  totalQuestions: number
  correctQuestions: number
  xp: number | null
  activeMs: number
  startedAt: string
  completedAt: string | null
}
