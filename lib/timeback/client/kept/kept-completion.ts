import type { LessonType, LexicalResponses } from '#lib/timeback/contract/lesson.ts'

/** The wish to finish an attempt, as the student saw it when they said so. */
export type KeptCompletion = {
  lessonId: string
  lessonType: LessonType
  attempt?: number
  /** By question id; null where the questions were never shown. Linear types only. */
  answers: Readonly<Record<string, LexicalResponses>> | null
}
