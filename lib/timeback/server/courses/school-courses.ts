import 'server-only'
import {
  changeCourse,
  createSchoolCourse,
  findSchoolCourse,
  listAllCourses,
  type SchoolCourseRow,
} from '#lib/db/content/school-courses.ts'
import { toSubject } from '#lib/std/terms.ts'
import type {
  ChangeCourseBody,
  CourseDetails,
  KnownCourse,
  NewCourseBody,
} from '#lib/timeback/contract/courses-admin.ts'
import { DomainError, requireFound } from '#lib/timeback/contract/domain-error.ts'
import { id } from '#lib/timeback/contract/requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** A new course of the school's own. Throws `ALREADY_EXISTS` for a code that is there, in any case. */
export async function makeCourse(
  { db, now, uuid }: Pick<Deps, 'db' | 'now' | 'uuid'>,
  by: { timebackId: string },
  { code, title, subject, grade = null, totalLessons = null }: NewCourseBody,
): Promise<{ course: KnownCourse }> {
  const said = { code: code.trim(), title: title.trim(), subject: toSubject(subject.trim()) }
  const given = { id: uuid(), ...said, grade, totalLessons }
  const course = await createSchoolCourse(db, given, { byId: by.timebackId, at: now() })
  if (!course)
    throw new DomainError('ALREADY_EXISTS', 'There is a course of this code already.', {
      errors: [{ path: 'code', message: 'is another course’s' }],
    })
  return { course }
}

/** All courses, also those that are withdrawn, in their order. */
export async function listCourseDetails({ db }: Pick<Deps, 'db'>): Promise<CourseDetails[]> {
  return (await listAllCourses(db)).map(toDetails)
}

export async function findCourseDetails(
  { db }: Pick<Deps, 'db'>,
  courseId: string,
): Promise<CourseDetails | null> {
  const row = namesCourse(courseId) ? await findSchoolCourse(db, courseId) : null
  return row && toDetails(row)
}

/**
 * Changes a course. Throws `COURSE_NOT_FOUND`, and `FORBIDDEN` for what `timeback.config.json` says: that stays the
 * source of its own courses, which can be withdrawn here and no more.
 */
export async function reviseCourse(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  by: { timebackId: string },
  { courseId, title, grade, totalLessons, withdrawn, order }: ChangeCourseBody & { courseId: string },
): Promise<{ course: CourseDetails }> {
  const at = now()
  const said = {
    ...(title !== undefined && { title: title.trim() }),
    ...(grade !== undefined && { grade }),
    ...(typeof totalLessons === 'number' && { totalLessons, derivesTotal: false }),
    ...(totalLessons === null && { derivesTotal: true }),
    ...(order !== undefined && { sortOrder: order }),
  }
  const change = ({ isOfSchool, withdrawnAt }: SchoolCourseRow) => {
    if (!isOfSchool && Object.keys(said).length > 0)
      throw new DomainError(
        'FORBIDDEN',
        'This course is changed in timeback.config.json; here it can be withdrawn.',
      )
    return {
      ...said,
      ...(withdrawn !== undefined && { withdrawnAt: withdrawn ? (withdrawnAt ?? at) : null }),
    }
  }
  const row = namesCourse(courseId)
    ? await changeCourse(db, { ...{ id: courseId, byId: by.timebackId, at }, change })
    : null
  return { course: toDetails(requireFound(row, 'COURSE_NOT_FOUND')) }
}

/** An id with a character that cannot be stored would be an error in the database; it names nothing. */
const namesCourse = (courseId: string) => id.safeParse(courseId).success

function toDetails({ withdrawnAt, sortOrder, ...course }: SchoolCourseRow): CourseDetails {
  return { ...course, withdrawn: withdrawnAt !== null, order: sortOrder }
}
