import { isOfAdaptive } from '#lib/std/terms.ts'
import type { AttemptDetails, LessonAttemptQuestion } from '#lib/timeback/contract/lesson.ts'

/** The questions of an attempt, whatever the lesson's type (seed 002). */
export function getLessonAttemptQuestions(details: AttemptDetails): LessonAttemptQuestion[] {
  return isOfAdaptive(details) ? details.seenQuestions : details.questions
}
