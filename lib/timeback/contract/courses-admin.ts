import { z } from 'zod'
import { words } from './requests.ts'

const grade = z.number('must be a number').int().min(-1).max(13)
const totalLessons = z.number('must be a number').int().min(1).max(10_000)

/** `POST /api/admin/courses`; without `totalLessons` the course counts its own lessons. */
export const newCourseBody = z.strictObject({
  code: words(100),
  title: words(200),
  subject: words(100),
  grade: grade.nullish(),
  totalLessons: totalLessons.nullish(),
})
export type NewCourseBody = z.infer<typeof newCourseBody>

/** `PATCH /api/admin/courses/:courseId`; of the configuration's courses only `withdrawn`. */
export const changeCourseBody = z
  .strictObject({
    title: words(200).optional(),
    grade: grade.nullable().optional(),
    /** `null`: the number of its lessons. */
    totalLessons: totalLessons.nullable().optional(),
    withdrawn: z.boolean('must be true or false').optional(),
    /** Courses are listed by it, from 0. */
    order: z.number('must be a number').int().min(0).max(10_000).optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
export type ChangeCourseBody = z.infer<typeof changeCourseBody>

/** A course as administrators see it. */
export type KnownCourse = {
  id: string
  code: string
  title: string
  subject: string
  grade: number | null
  totalLessons: number
}

/** … with all that can be changed of it, and where it is used. */
export type CourseDetails = KnownCourse & {
  /** Made here; the others are those of `timeback.config.json`. */
  isOfSchool: boolean
  /** `totalLessons` is the number of its lessons. */
  derivesTotal: boolean
  withdrawn: boolean
  order: number
  /** How many lessons and classes it has. */
  lessons: number
  classes: number
}
