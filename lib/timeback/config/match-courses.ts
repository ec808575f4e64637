import { type CourseConfig, foldCode } from './course-config.ts'

export type StoredCourse = {
  id: string
  code: string
  /** Whether the school made it itself. */
  isOfSchool: boolean
  title: string
  subject: string
  grade: number | null
  /** How many lessons it holds. */
  lessons: number
}

export type CourseMatch = {
  course: CourseConfig
  /** The stored course that it is, whatever its code and grade were; `null` makes a new one. */
  stored: StoredCourse | null
  /** Stored courses whose lessons and progress become this one's. */
  absorbed: StoredCourse[]
}

export type CourseMatches = {
  matches: CourseMatch[]
  /** Stored courses that the configuration named once, and does not any more. */
  unnamed: StoredCourse[]
}

/**
 * Which stored course each configured one is: the one of its code, else of a former code, else of any of
 * these in another case, else the one of its subject and grade, if nothing else in the configuration names that.
 * A course of the school's own becomes the configuration's by its code alone.
 */
export function matchCourses(
  stored: readonly StoredCourse[],
  configured: readonly CourseConfig[],
): CourseMatches {
  const free = new Map(stored.map((course) => [course.id, course]))
  const wasConfigured = (one: StoredCourse) => !one.isOfSchool
  const take = (is: (course: StoredCourse) => boolean): StoredCourse | null => {
    const found = [...free.values()].find(is) ?? null
    if (found) free.delete(found.id)
    return found
  }
  const found = new Map<CourseConfig, StoredCourse>()
  const rules: ((course: CourseConfig) => (one: StoredCourse) => boolean)[] = [
    ({ code }) =>
      (one) =>
        one.code === code,
    ({ formerCodes }) =>
      (one) =>
        wasConfigured(one) && formerCodes.includes(one.code),
    ({ code, formerCodes }) =>
      (one) =>
        [code, ...(wasConfigured(one) ? formerCodes : [])].some(
          (own) => foldCode(own) === foldCode(one.code),
        ),
    ({ subject, grade }) =>
      (one) =>
        wasConfigured(one) && grade !== null && one.subject === subject && one.grade === grade,
  ]
  // Rule by rule, so that a code that is named exactly is never taken for another course.
  for (const rule of rules)
    for (const course of configured) {
      const one = found.has(course) ? null : take(rule(course))
      if (one) found.set(course, one)
    }
  const matches = configured.map((course) => {
    const absorbed = [...free.values()].filter(
      (one) =>
        wasConfigured(one) && course.formerCodes.some((former) => foldCode(former) === foldCode(one.code)),
    )
    for (const { id } of absorbed) free.delete(id)
    return { course, stored: found.get(course) ?? null, absorbed }
  })
  return { matches, unnamed: [...free.values()].filter(wasConfigured) }
}
