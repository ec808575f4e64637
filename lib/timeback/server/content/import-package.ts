import 'server-only'
import { savePackage } from '#lib/db/content/save-package.ts'
import { listStoredLessons } from '#lib/db/content/stored-lessons.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { FileReport } from './item-shelf.ts'
import { openPackage } from './open-package.ts'
import type { PackageFiles } from './package-files.ts'
import { readZip } from './read-zip.ts'
import { settleLessons } from './settle-lessons.ts'
import { defaultTitle } from './sync-courses.ts'

type Import = {
  files: PackageFiles
  course: string
  /** What the course is called from now on; without it a course keeps its title. */
  courseTitle?: string
}

/**
 * Imports a content package into a course of the configuration: each item whole or refused with its reason,
 * the rest all or nothing. Importing it again changes nothing. Throws `COURSE_NOT_FOUND`, `VALIDATION_ERROR`.
 */
export async function importPackage(
  deps: Deps,
  { files, course: code, courseTitle }: Import,
): Promise<FileReport[]> {
  const sortOrder = deps.config.courses.findIndex((course) => course.code === code)
  const course = deps.config.courses[sortOrder]
  if (!course) throw new DomainError('COURSE_NOT_FOUND', `timeback.config.json has no course ${code}.`)
  const opened = openPackage(files)
  if (!opened.ok)
    throw new DomainError('VALIDATION_ERROR', `The package cannot be read: ${opened.error}.`, {
      errors: [{ path: 'file', message: opened.error }],
    })
  const names = opened.value.lessons.map(({ id }) => id)
  const stored = await listStoredLessons(deps.db, names)
  const { lessons, report } = settleLessons(opened.value, stored)
  for (const { id } of lessons) {
    const taken = stored.find((lesson) => lesson.id === id)
    if (taken && taken.courseCode !== code)
      throw invalidField('file', `the course ${taken.courseCode} has the lesson ${id} already`)
  }
  const { subject, grade, totalLessons } = course
  const title = courseTitle ?? defaultTitle(course)
  if (lessons.length > 0)
    await savePackage(deps.db, {
      course: { code, subject, grade, totalLessons, title, sortOrder },
      keepTitle: courseTitle === undefined,
      lessons,
      items: opened.value.items.values(),
    })
  return report
}

/** As `importPackage`, of a zipped package. Throws `COURSE_NOT_FOUND`, `VALIDATION_ERROR`. */
export async function importZip(
  deps: Deps,
  { bytes, course }: { bytes: Uint8Array; course: string },
): Promise<FileReport[]> {
  const files = readZip(bytes)
  if (!files.ok) throw invalidField('file', files.error)
  return importPackage(deps, { files: files.value, course })
}
