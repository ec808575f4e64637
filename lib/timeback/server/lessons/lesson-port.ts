import 'server-only'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { attemptDetails } from './attempt-details.ts'
import type { attempts, history } from './attempts.ts'
import type { complete } from './complete.ts'
import type { get, list } from './list.ts'
import type { nextStep } from './next-step.ts'
import type { overview } from './overview.ts'
import type { resetAttempt } from './reset-attempt.ts'
import type { standings } from './standings.ts'
import type { start } from './start.ts'
import type { submit } from './submit/submit.ts'

/** The use cases of lessons (seed 002), over this app's own database. */
export type LessonVerbs = {
  list: typeof list
  get: typeof get
  start: typeof start
  nextStep: typeof nextStep
  submit: typeof submit
  complete: typeof complete
  attempts: typeof attempts
  attemptDetails: typeof attemptDetails
  resetAttempt: typeof resetAttempt
  history: typeof history
  overview: typeof overview
  standings: typeof standings
}

/**
 * The same wherever PowerPath is. What a use case takes is what the port takes: a field that is added to one is
 * a field of the other at once.
 */
export type LessonPort = { [K in keyof LessonVerbs]: Verb<LessonVerbs[K]> }

type Verb<T> = T extends (deps: Deps, ...input: infer Input) => infer Answer
  ? (...input: Input) => Answer
  : never

export type InputOf<K extends keyof LessonPort> = NonNullable<Parameters<LessonPort[K]>[0]>

/**
 * The end of an input that was taken apart: it does not compile while a field is left that nobody has looked at.
 * Who cannot pass a field on names it and says why.
 */
export function nothingElse(_rest: Record<string, never>): void {}
