import type { LessonMetadata, LessonType } from './lesson.ts'

/** What the lessons page shows: a student's courses, each with its lessons and their state. */
export type CourseOverview = {
  code: string
  title: string
  totalLessons: number
  masteredLessons: number
  lessons: LessonOverview[]
}

export type LessonOverview = {
  id: string
  name: string
  type: LessonType
  policy: LessonMetadata['policy']
  component: string
  questionCount: number
  xp: number
  state: 'not-started' | 'open' | 'done'
  /** The latest attempt's; `null` before the first. */
  attempt: number | null
  score: number | null
  /** The best of all attempts reaches the lesson's mastery threshold (adaptive: 100). */
  mastered: boolean
  lastSeenAt: string | null
}

export type StudentOverview = { totalXp: number; courses: CourseOverview[] }

/** One line of the history page, latest first. */
export type AttemptSummary = {
  lessonId: string
  lessonName: string
  lessonType: LessonType
  courseTitle: string
  attempt: number
  score: number
  finalized: boolean
  totalQuestions: number
  correctQuestions: number
  xp: number | null
  activeMs: number
  startedAt: string
  completedAt: string | null
}
