import 'server-only'
import { assert } from '#lib/std/assert.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import type {
  LessonQuestion,
  LessonType,
  NextQuestion,
  QuestionBatch,
} from '#lib/timeback/contract/lesson.ts'
import type { LessonPort } from './lesson-port.ts'

type OfStudent = { lesson: string; student: string }
type OfOne = OfStudent & { lessonType: 'powerpath-100' }
type OfBatch = OfStudent & { lessonType?: Exclude<LessonType, 'powerpath-100'> | undefined }

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
    if (lessonType !== 'powerpath-100') return toBatch(await nextStep({ lesson, student }))
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
