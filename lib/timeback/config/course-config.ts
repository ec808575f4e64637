import { z } from 'zod'
import config from '#timeback.config.json' with { type: 'json' }

const subjects = [
  'Reading',
  'Language',
  'Vocabulary',
  'Social Studies',
  'Writing',
  'Science',
  'FastMath',
  'Math',
  'None',
  'Other',
] as const

const course = z
  .object({
    subject: z.enum(subjects),
    grade: z.number().int().min(-1).max(13).optional(),
    courseCode: z.string().min(1).optional(),
    metadata: z.object({ metrics: z.object({ totalLessons: z.number().int().positive() }) }),
  })
  .refine(
    ({ grade, courseCode }) => grade !== undefined || courseCode !== undefined,
    'needs a grade or a courseCode',
  )

const file = z.object({ name: z.string().min(1), sensor: z.url(), courses: z.array(course).min(1) })

/** A course of `timeback.config.json` (protocol §4.1). `code` is its courseCode, else `Subject-grade`. */
export type CourseConfig = { code: string; subject: string; grade: number | null; totalLessons: number }

export type TimebackConfig = { name: string; sensor: string; courses: CourseConfig[] }

/** Reads the declaration of the courses; throws with the path of what is wrong in it. */
export function parseTimebackConfig(json: unknown): TimebackConfig {
  const parsed = file.safeParse(json)
  if (!parsed.success) throw new Error(`timeback.config.json: ${z.prettifyError(parsed.error)}`)
  const courses = parsed.data.courses.map(({ subject, grade, courseCode, metadata }) => ({
    code: courseCode ?? `${subject}-${grade}`,
    subject,
    grade: grade ?? null,
    totalLessons: metadata.metrics.totalLessons,
  }))
  for (const key of [
    (c: CourseConfig) => c.code,
    (c: CourseConfig) => c.grade !== null && `${c.subject} ${c.grade}`,
  ]) {
    const keys = courses.map(key).filter(Boolean)
    const twice = keys.find((value, index) => keys.indexOf(value) !== index)
    if (twice) throw new Error(`timeback.config.json: the course ${twice} is declared twice`)
  }
  return { name: parsed.data.name, sensor: parsed.data.sensor, courses }
}

/** The app's own courses, parsed once. */
export const timebackConfig: TimebackConfig = parseTimebackConfig(config)
