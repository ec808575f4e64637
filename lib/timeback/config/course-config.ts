import { z } from 'zod'
import { subjects, toSubject } from '#lib/std/terms.ts'
import config from '#timeback.config.json' with { type: 'json' }

const course = z
  .object({
    subject: z.string().transform(toSubject).pipe(z.enum(subjects)),
    grade: z.number().int().min(-1).max(13).optional(),
    courseCode: z.string().trim().min(1).optional(),
    /** Codes that the course had before; what is stored under them is this course's. */
    formerCodes: z.array(z.string().trim().min(1)).default([]),
    metadata: z.object({ metrics: z.object({ totalLessons: z.number().int().positive() }) }),
  })
  .refine(
    ({ grade, courseCode }) => grade !== undefined || courseCode !== undefined,
    'needs a grade or a courseCode',
  )

const file = z.object({ name: z.string().min(1), sensor: z.url(), courses: z.array(course).min(1) })

/** A course of `timeback.config.json` (protocol §4.1). `code` is its courseCode, else `Subject-grade`. */
export type CourseConfig = {
  code: string
  formerCodes: string[]
  subject: string
  grade: number | null
  totalLessons: number
}

export type TimebackConfig = { name: string; sensor: string; courses: CourseConfig[] }

/** Reads the declaration of the courses; throws with the path of what is wrong in it. */
export function parseTimebackConfig(json: unknown): TimebackConfig {
  const parsed = file.safeParse(json)
  if (!parsed.success) throw new Error(`timeback.config.json: ${z.prettifyError(parsed.error)}`)
  const courses = parsed.data.courses.map(({ subject, grade, courseCode, formerCodes, metadata }) => ({
    code: courseCode ?? `${subject}-${grade}`,
    formerCodes,
    subject,
    grade: grade ?? null,
    totalLessons: metadata.metrics.totalLessons,
  }))
  refuseTwice(courses.map(({ code }) => code))
  refuseTwice(courses.flatMap(({ subject, grade }) => (grade === null ? [] : `${subject} ${grade}`)))
  refuseTwice(courses.flatMap(({ code, formerCodes }) => [code, ...formerCodes]))
  return { name: parsed.data.name, sensor: parsed.data.sensor, courses }
}

/** A code as people read it: two that differ in case, or in how their letters are stored, name one course. */
export function foldCode(code: string): string {
  return code.trim().normalize('NFC').toUpperCase().toLowerCase()
}

function refuseTwice(names: string[]): void {
  const folded = names.map(foldCode)
  const second = folded.findIndex((name, index) => folded.indexOf(name) !== index)
  if (second < 0) return
  const [one, other] = [names[folded.indexOf(folded[second] ?? '')], names[second]]
  const both = one === other ? one : `${one}, also written ${other},`
  throw new Error(`timeback.config.json: the course ${both} is declared twice`)
}

/** The app's own courses, parsed once. */
export const timebackConfig: TimebackConfig = parseTimebackConfig(config)
