import type { CourseRef, LessonMetadata, LessonType } from '#lib/timeback/contract/lesson.ts'
import type { LessonOverview } from '#lib/timeback/contract/overview.ts'

/** What the server knows of a lesson before it is played. */
export type PlayerLesson = {
  id: string
  name: string
  type: LessonType
  course: CourseRef
  courseTitle: string
  questionCount: number
  xp: number
  policy: LessonMetadata['policy']
  /** A lesson to try first where this one does not work; null if there is none. */
  easier: { id: string; name: string } | null
  standing: Pick<LessonOverview, 'state' | 'attempt' | 'score' | 'bestScore' | 'mastered'>
}
