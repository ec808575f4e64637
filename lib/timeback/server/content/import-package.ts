import 'server-only'
import { findCourseOfCode, savePackage } from '#lib/db/content/save-package.ts'
import type { FileReport } from '#lib/timeback/contract/content.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type Author, ownershipOf } from './lesson-owner.ts'
import { lessonsToSave } from './lessons-to-save.ts'
import { openPackage } from './open-package.ts'
import type { PackageFiles } from './package-files.ts'
import { readZip } from './read-zip.ts'
import { settleLessons } from './settle-lessons.ts'
import { syncCourses } from './sync-courses.ts'

type Import = {
  files: PackageFiles
  course: string
  /** Whose new lessons become, and who may change the stored ones; the school's unless said. */
  by?: Author
  /** What the course is called from now on; without it a course keeps its title. */
  courseTitle?: string
}

/**
 * Imports a content package into a course of the school or of the configuration: each item whole or refused with its
 * reason, the rest all or nothing. Importing it again changes nothing. Throws `COURSE_NOT_FOUND`,
 * `VALIDATION_ERROR`, and `FORBIDDEN` where it would change a lesson of another owner.
 */
export async function importPackage(
  deps: Deps,
  { files, course: code, by = 'school', courseTitle }: Import,
): Promise<FileReport[]> {
  const course = await findImportCourse(deps, code)
  const opened = openPackage(files)
  if (!opened.ok)
    throw new DomainError('VALIDATION_ERROR', `The package cannot be read: ${opened.error}.`, {
      errors: [{ path: 'file', message: opened.error }],
    })
  const { items, lessons } = opened.value
  const { report } = await savePackage(deps.db, {
    courseId: course.id,
    ...(courseTitle !== undefined && { courseTitle }),
    names: lessons.map(({ id }) => id),
    owner: ownershipOf(by),
    noted: { byId: typeof by === 'string' ? null : by.timebackId, at: deps.now() },
    items: items.values(),
    settle: (stored) => {
      const settled = settleLessons(opened.value, stored)
      return { ...settled, lessons: lessonsToSave(settled.lessons, { stored, items, by, courseCode: code }) }
    },
  })
  return report
}

/** One that was in the file and is not any more is listed nowhere; one of the file may be met before the first start. */
async function findImportCourse(deps: Deps, code: string): Promise<{ id: string }> {
  const isConfigured = deps.config.courses.some((one) => one.code === code)
  let course = await findCourseOfCode(deps.db, code)
  if (!course && isConfigured) {
    await syncCourses(deps)
    course = await findCourseOfCode(deps.db, code)
  }
  if (!course || (course.source === 'configuration' && !isConfigured))
    throw new DomainError('COURSE_NOT_FOUND', `There is no course ${code}.`)
  return course
}

/** As `importPackage`, of a zipped package, and throws the same. */
export async function importZip(
  deps: Deps,
  { bytes, ...given }: Omit<Import, 'files'> & { bytes: Uint8Array },
): Promise<FileReport[]> {
  const files = readZip(bytes)
  if (!files.ok) throw invalidField('file', files.error.reason)
  return importPackage(deps, { ...given, files: files.value })
}
