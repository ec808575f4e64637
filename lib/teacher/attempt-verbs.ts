import 'server-only'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { attempts } from '#lib/timeback/server/lessons/attempts.ts'
import { resetAttempt } from '#lib/timeback/server/lessons/reset-attempt.ts'
import { start } from '#lib/timeback/server/lessons/start.ts'

/** What a teacher's action on a student's attempts needs of lessons, wherever PowerPath is. */
export const attemptVerbs = {
  attempts: lessonVerb('attempts', attempts),
  start: lessonVerb('start', start),
  resetAttempt: lessonVerb('resetAttempt', resetAttempt),
}
