import 'server-only'
import type { Bound } from '#lib/timeback/server/deps.ts'
import { attemptDetails } from './attempt-details.ts'
import { attempts, history } from './attempts.ts'
import { complete } from './complete.ts'
import type { Next } from './create-next.ts'
import { forStudents } from './for-students.ts'
import { get, list } from './list.ts'
import { nextStep } from './next-step.ts'
import { overview } from './overview.ts'
import { resetAttempt } from './reset-attempt.ts'
import { standings } from './standings.ts'
import { start } from './start.ts'
import { submit } from './submit/submit.ts'

/** What can be done with lessons; each verb is given what it needs of the world first. */
export const lessonVerbs = {
  ...{ list, get, standings },
  ...forStudents({ start, nextStep, submit, complete, attempts, attemptDetails }),
  ...forStudents({ resetAttempt, history, overview }),
}

/**
 * Lessons as the SDK and the pages use them (seed 002), whether PowerPath is embedded or remote. What goes in and
 * comes out is what the embedded verbs say, so the remote ones are asked for all of it.
 */
export type LessonPort = Bound<typeof lessonVerbs> & { next: Next }
