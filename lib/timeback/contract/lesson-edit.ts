import { z } from 'zod'
import { difficulties, type LessonChange, lessonTypes, policyNames } from '#lib/std/terms.ts'
import { id, words } from './requests.ts'

const title = words(200)
const type = z.enum(lessonTypes, 'must be a type of lesson')
const policy = z.enum(policyNames, 'must be a scoring policy')
const xp = z
  .number('must be a number')
  .min(0, 'must be 0 or more')
  .max(1000, 'must be 1000 or less')
  .nullable()
const masteryThreshold = z
  .number('must be a number')
  .min(1, 'must be from 1 to 100')
  .max(100, 'must be from 1 to 100')

const terms = {
  title: title.optional(),
  type: type.optional(),
  policy: policy.optional(),
  xp: xp.optional(),
  masteryThreshold: masteryThreshold.optional(),
  unit: words(200).optional(),
}

/** `POST /api/teacher/lessons`; `course` is a code, in any case. */
export const newLessonBody = z.strictObject({ ...terms, course: id, title })
export type NewLessonBody = z.infer<typeof newLessonBody>

/** A question in its place: a version of it. */
const place = z.strictObject({
  itemId: z.guid('must name a question'),
  difficulty: z.enum(difficulties).optional(),
  subTest: z.number().int().min(1).max(100).optional(),
})

/**
 * `PATCH /api/teacher/lessons/:lessonId`; `items` are all that it asks, in their order. `owner`, a person's Timeback
 * ID or `null` for the school, is an administrator's to say.
 */
export const changeLessonBody = z
  .strictObject({
    ...terms,
    published: z.boolean().optional(),
    owner: z.guid('must name a person').nullable().optional(),
    items: z.array(place, 'must be a list of questions').max(500, 'can hold at most 500').optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
export type ChangeLessonBody = z.infer<typeof changeLessonBody>

/** `POST /api/teacher/lessons/:lessonId/copy`; `course` is that of the lesson unless said. */
export const copyLessonBody = z.strictObject({ course: id.optional() }).optional()
export type CopyLessonBody = z.infer<typeof copyLessonBody>

/** `PUT /api/teacher/courses/:courseId/order`: all lessons that the sender sees there. */
export const orderBody = z.strictObject({ lessons: z.array(id, 'must be a list of lessons').max(10_000) })

/** A version of a lesson. */
export type LessonVersion = {
  number: number
  /** ISO 8601 */
  at: string
  /** The name of who made it; `null` where that is not known. */
  by: string | null
  change: LessonChange
  title: string
  questions: number
  isDraft: boolean
}
