import 'server-only'
import { type ContentCourseRow, findContentCourse, listPickedItems } from '#lib/db/content/content-list.ts'
import { findLessonVersion, listLessonVersions } from '#lib/db/content/lesson-versions.ts'
import { changeLesson, createLesson, listPlaces, orderLessons } from '#lib/db/content/save-lesson.ts'
import { findUser } from '#lib/db/people/users.ts'
import { defaultLessonType, defaultPolicy, staffRoles } from '#lib/std/terms.ts'
import type { ContentLessonDetails } from '#lib/timeback/contract/content.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type {
  ChangeLessonBody,
  CopyLessonBody,
  LessonVersion,
  NewLessonBody,
} from '#lib/timeback/contract/lesson-edit.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'
import { getContentLesson, readerOf } from './content.ts'
import { checkTerms, orderOf, restoreLesson, reviseLesson } from './lesson-revision.ts'

type Made = { lesson: ContentLessonDetails }

/** An empty lesson of one's own, a draft. Throws `COURSE_NOT_FOUND`, `VALIDATION_ERROR`. */
export async function makeLesson(
  deps: Deps,
  viewer: Viewer,
  { course, title, unit, ...said }: NewLessonBody,
): Promise<Made> {
  const terms = { type: said.type ?? defaultLessonType, policy: said.policy ?? defaultPolicy }
  checkTerms(terms)
  const { id: courseId } = await requireCourse(deps, { code: course })
  const { xp = null, masteryThreshold = defaultThreshold } = said
  const lesson = {
    ...{ id: deps.uuid(), courseId, title: title.trim(), ...terms, xp, masteryThreshold },
    ...{ unit: unit?.trim(), ownerId: viewer.timebackId, places: [], change: 'made' as const },
  }
  await createLesson(deps.db, lesson, noted(deps, viewer))
  return { lesson: await getContentLesson(deps, viewer, lesson.id) }
}

/** Of a lesson that does not say; as the database has it. */
const defaultThreshold = 90

/** Throws `LESSON_NOT_FOUND`, `FORBIDDEN` for another's, whose way out is a copy, and `VALIDATION_ERROR` by field. */
export async function editLesson(
  deps: Deps,
  viewer: Viewer,
  { lessonId, ...body }: ChangeLessonBody & { lessonId: string },
): Promise<Made> {
  const itemIds = body.items?.map(({ itemId }) => itemId) ?? []
  const picked = itemIds.length > 0 ? await listPickedItems(deps.db, { ...readerOf(viewer), itemIds }) : []
  if (body.owner) await requireStaff(deps, body.owner)
  await changeLesson(deps.db, lessonId, {
    by: noted(deps, viewer),
    revise: (current) => reviseLesson(current, viewer, { body, picked }),
  })
  return { lesson: await getContentLesson(deps, viewer, lessonId) }
}

/** Takes it from every list: what was begun goes on, and it can be published again. Throws as `editLesson`. */
export async function withdrawLesson(
  deps: Deps,
  viewer: Viewer,
  { lessonId }: { lessonId: string },
): Promise<void> {
  await changeLesson(deps.db, lessonId, {
    by: noted(deps, viewer),
    revise: (current) => reviseLesson(current, viewer, { body: { published: false }, picked: [] }),
  })
}

/**
 * A draft of one's own with the same questions, in the same course unless another is named. Throws
 * `LESSON_NOT_FOUND`, `COURSE_NOT_FOUND`.
 */
export async function copyLesson(
  deps: Deps,
  viewer: Viewer,
  { lessonId, course }: NonNullable<CopyLessonBody> & { lessonId: string },
): Promise<Made> {
  const source = await getContentLesson(deps, viewer, lessonId)
  const into = course === undefined ? source.course : await requireCourse(deps, { code: course })
  const { title, type, policy, xp, masteryThreshold, unit } = source
  const lesson = {
    ...{ id: deps.uuid(), courseId: into.id, title, type, policy, xp, masteryThreshold, unit },
    ...{ ownerId: viewer.timebackId, copiedFrom: source.id, change: 'copied' as const },
    places: await listPlaces(deps.db, source.id),
  }
  await createLesson(deps.db, lesson, noted(deps, viewer))
  return { lesson: await getContentLesson(deps, viewer, lesson.id) }
}

/** The newest first, for who may know of the lesson. */
export async function listVersions({ db }: Pick<Deps, 'db'>, lessonId: string): Promise<LessonVersion[]> {
  const rows = await listLessonVersions(db, lessonId)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/** The same. Throws `LESSON_NOT_FOUND`. */
export async function getVersions(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  { lessonId }: { lessonId: string },
): Promise<{ versions: LessonVersion[] }> {
  const { id } = await getContentLesson(deps, viewer, lessonId)
  return { versions: await listVersions(deps, id) }
}

/** The lesson becomes what it was then, as a new version. Throws as `editLesson`, and `VERSION_NOT_FOUND`. */
export async function restoreVersion(
  deps: Deps,
  viewer: Viewer,
  { lessonId, number }: { lessonId: string; number: string },
): Promise<Made> {
  const lesson = await getContentLesson(deps, viewer, lessonId)
  const version = /^[1-9]\d{0,8}$/.test(number)
    ? await findLessonVersion(deps.db, lesson.id, Number(number))
    : null
  if (!version) throw new DomainError('VERSION_NOT_FOUND', `The lesson has no version ${number}.`)
  await changeLesson(deps.db, lessonId, {
    by: noted(deps, viewer),
    revise: (current) => restoreLesson(current, viewer, version),
  })
  return { lesson: await getContentLesson(deps, viewer, lessonId) }
}

/** The order of a course's lessons. Throws `COURSE_NOT_FOUND`, and as `orderOf`. */
export async function orderCourse(
  deps: Deps,
  viewer: Viewer,
  { courseId, lessons }: { courseId: string; lessons: string[] },
): Promise<{ lessons: string[] }> {
  const { id } = await requireCourse(deps, { id: courseId })
  await orderLessons(deps.db, id, {
    by: noted(deps, viewer),
    order: (current) => orderOf(current, viewer, lessons),
  })
  return { lessons }
}

async function requireCourse(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  where: { id: string } | { code: string },
): Promise<Pick<ContentCourseRow, 'id' | 'code' | 'title'>> {
  const codes = config.courses.map(({ code }) => code)
  const course = await findContentCourse(db, where, codes)
  if (!course) throw new DomainError('COURSE_NOT_FOUND', 'There is no such course here.')
  return course
}

async function requireStaff({ db }: Pick<Deps, 'db'>, timebackId: string): Promise<void> {
  const person = await findUser(db, timebackId)
  if (!person || !staffRoles.includes(person.role))
    throw invalidField('owner', 'is no teacher of this school')
}

function noted({ now }: Pick<Deps, 'now'>, { timebackId: byId }: Viewer): { byId: string; at: Date } {
  return { byId, at: now() }
}
