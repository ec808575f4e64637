import type { AttemptDetails, LessonAttemptQuestion } from '#lib/timeback/contract/lesson.ts'

/** The questions of an attempt, whatever the lesson's type (seed 002). */
export function getLessonAttemptQuestions(details: AttemptDetails): LessonAttemptQuestion[] {
  return details.lessonType === 'powerpath-100' ? details.seenQuestions : details.questions
}
