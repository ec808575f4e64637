import 'server-only'
import { assert } from '#lib/std/assert.ts'
import { type AdaptiveType, adaptiveType, type LinearType } from '#lib/std/terms.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { LessonQuestion, NextQuestion, QuestionBatch } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { attemptDetails } from './attempt-details.ts'
import type { attempts, history } from './attempts.ts'
import type { complete } from './complete.ts'
import type { get, list } from './list.ts'
import type { nextStep } from './next-step.ts'
import type { overview, standings } from './overview.ts'
import type { resetAttempt } from './reset-attempt.ts'
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

type OfStudent = { lesson: string; student: string }
type OfOne = OfStudent & { lessonType: AdaptiveType }
type OfBatch = OfStudent & { lessonType?: LinearType | undefined }

/** Lessons as a backend calls them (seed 002). */
export type Lessons = LessonPort & {
  /**
   * With `powerpath-100` the one question being served, `null` once the lesson is complete; throws
   * `VALIDATION_ERROR` for a lesson of another type. Without it all questions of the attempt, of an adaptive
   * lesson those being served.
   */
  next: {
    (input: OfOne): Promise<LessonQuestion | null>
    (input: OfBatch): Promise<QuestionBatch>
    (input: OfOne | OfBatch): Promise<LessonQuestion | QuestionBatch | null>
  }
}

/** `lessons.next` as a server calls it (seed 002), wherever PowerPath is. */
export function createNext({ get, nextStep }: Pick<LessonPort, 'get' | 'nextStep'>): Lessons['next'] {
  async function next(input: OfOne): Promise<LessonQuestion | null>
  async function next(input: OfBatch): Promise<QuestionBatch>
  async function next(input: OfOne | OfBatch): Promise<LessonQuestion | QuestionBatch | null>
  async function next({
    lesson,
    student,
    lessonType,
  }: OfOne | OfBatch): Promise<LessonQuestion | QuestionBatch | null> {
    if (lessonType !== adaptiveType) return toBatch(await nextStep({ lesson, student }))
    const { type } = await get({ lesson })
    if (type !== lessonType) throw invalidField('lessonType', `does not fit a lesson of type ${type}`)
    const step = await nextStep({ lesson, student })
    assert('question' in step, 'an adaptive lesson serves one question')
    return step.question
  }
  return next
}

/** Of an adaptive lesson, what is being served is the whole batch. */
function toBatch(step: NextQuestion | QuestionBatch): QuestionBatch {
  if ('questions' in step) return step
  const { question, score, complete, xpStanding } = step
  const questions = question ? [question] : []
  const xp = xpStanding && { xpStanding }
  return { questions, answeredIds: [], answers: {}, score, finalized: complete, complete, ...xp }
}
