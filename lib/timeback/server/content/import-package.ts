import 'server-only'
import { listLessonCourses } from '#lib/db/lessons.ts'
import { savePackage } from '#lib/db/save-package.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { PackageFiles } from './package-files.ts'
import { type FileReport, readPackage } from './read-package.ts'
import { defaultTitle } from './sync-courses.ts'

/**
 * Imports a content package into a course of the configuration: each item whole or refused with its reason,
 * the rest all or nothing. Importing it again changes nothing. Throws `COURSE_NOT_FOUND`, `VALIDATION_ERROR`.
 */
export async function importPackage(
  deps: Deps,
  { files, course: code }: { files: PackageFiles; course: string },
): Promise<FileReport[]> {
  const sortOrder = deps.config.courses.findIndex((course) => course.code === code)
  const course = deps.config.courses[sortOrder]
  if (!course) throw new DomainError('COURSE_NOT_FOUND', `timeback.config.json has no course ${code}.`)
  const read = readPackage(files)
  if (!read.ok)
    throw new DomainError('VALIDATION_ERROR', `The package cannot be read: ${read.error}.`, {
      errors: [{ path: 'file', message: read.error }],
    })
  const { title, lessons, items, report } = read.value
  const taken = await listLessonCourses(
    deps.db,
    lessons.map(({ id }) => id),
  )
  for (const { id, courseCode } of taken)
    if (courseCode !== code)
      throw invalidField('file', `the course ${courseCode} has the lesson ${id} already`)
  const { subject, grade, totalLessons } = course
  await savePackage(deps.db, {
    course: { code, subject, grade, totalLessons, title: title ?? defaultTitle(course), sortOrder },
    lessons,
    items: items.values(),
  })
  return report
}
