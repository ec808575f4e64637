import 'server-only'
import { type CourseSave, listStoredCourses, saveCourses } from '#lib/db/content/save-courses.ts'
import { type CourseMatch, matchCourses } from '#lib/timeback/config/match-courses.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/**
 * Makes every course of the configuration known, also those without lessons. A course keeps its title, its
 * lessons and its progress when its code or its grade changes. Returns what an operator should know of courses
 * that are not configured any more, a sentence each.
 */
export async function syncCourses({ db, config }: Deps): Promise<string[]> {
  const { matches, unnamed } = matchCourses(await listStoredCourses(db), config.courses)
  await saveCourses(db, { courses: matches.map(toSaved), unnamed: unnamed.map(({ id }) => id) })
  return unnamed
    .filter(({ lessons }) => lessons > 0)
    .map(
      ({ code, lessons }) =>
        `${code} is not in timeback.config.json any more: its ${lessons} lessons are kept, but listed nowhere. ` +
        `To move them to another course, name it there: "formerCodes": ["${code}"].`,
    )
}

function toSaved({ course, stored, absorbed }: CourseMatch, sortOrder: number): CourseSave {
  const { code, subject, grade, totalLessons } = course
  const keepsTitle = stored && stored.title !== defaultTitle(stored)
  const title = keepsTitle ? stored.title : defaultTitle(course)
  return {
    id: stored?.id ?? null,
    course: { code, title, subject, grade, totalLessons, sortOrder },
    absorbs: absorbed.map(({ id }) => id),
  }
}

/** "Math 5", or the code of a course without a grade. */
export function defaultTitle(course: { subject: string; grade: number | null; code: string }): string {
  const { subject, grade, code } = course
  return grade === null ? code : `${subject} ${grade}`
}
