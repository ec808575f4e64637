import { z } from 'zod'
import { words } from './requests.ts'

/** `POST /api/admin/courses`; without `totalLessons` the course counts its own lessons. */
export const newCourseBody = z.strictObject({
  code: words(100),
  title: words(200),
  subject: words(100),
  grade: z.number('must be a number').int().min(-1).max(13).nullish(),
  totalLessons: z.number('must be a number').int().min(1).max(10_000).nullish(),
})
export type NewCourseBody = z.infer<typeof newCourseBody>

/** A course as administrators see it. */
export type KnownCourse = {
  id: string
  code: string
  title: string
  subject: string
  grade: number | null
  totalLessons: number
}
