import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** The contract's words on a school's own courses, at their routes. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenRoutes

beforeAll(async () => {
  open = await openRoutes()
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.course.deleteMany({ where: { source: 'school' } })
  await open.signIn('admin@example.com')
})

const course = { code: 'Art_1', title: 'Art', subject: 'Other' }
const make = (body: object) => open.post('admin/courses', body)

it('an administrator makes a course, with a grade and a number of lessons or without', async () => {
  const id = expect.stringMatching(/^[0-9a-f-]{36}$/)
  expect(await make({ ...course, grade: 3, totalLessons: 12 })).toEqual({
    status: 201,
    json: { course: { id, ...course, grade: 3, totalLessons: 12 } },
  })
  expect(await make({ ...course, code: 'Art_2' })).toEqual({
    status: 201,
    json: { course: { id, ...course, code: 'Art_2', grade: null, totalLessons: 1 } },
  })
  const stored = await open.db.course.findMany({ where: { source: 'school' }, orderBy: { code: 'asc' } })
  expect(stored.map(({ derivesTotal }) => derivesTotal)).toEqual([false, true])
  expect(await open.db.auditEntry.count({ where: { action: 'course.made' } })).toBe(2)
})

it('a code that is there, in any case, is 409, also of two at once; one that only looks like a pattern is not', async () => {
  await make(course)
  expect(await make({ ...course, code: 'ART_1' })).toMatchObject({
    status: 409,
    json: { code: 'ALREADY_EXISTS', errors: [{ path: 'code' }] },
  })
  expect(await make({ ...course, code: 'ArtX1' })).toMatchObject({ status: 201 })
  const both = await Promise.all(['new', 'NEW', 'New'].map((code) => make({ ...course, code })))
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409, 409])
})

it('a second course of one subject and grade is the school’s own affair', async () => {
  const { subject, grade } = await open.db.course.findFirstOrThrow({ where: { grade: { not: null } } })
  expect(await make({ ...course, subject, grade })).toMatchObject({ status: 201 })
})

it('what is wrong in it is named, and teachers are refused', async () => {
  for (const wrong of [
    { code: ' ' },
    { title: '' },
    { subject: 4 },
    { grade: 14 },
    { totalLessons: 0 },
    { x: 1 },
  ])
    expect(await make({ ...course, ...wrong })).toMatchObject({
      status: 400,
      json: { errors: [{ path: Object.keys(wrong)[0] }] },
    })
  await open.signIn('teacher@example.com')
  expect(await make(course)).toMatchObject({ status: 403 })
  expect(await open.db.course.count({ where: { source: 'school' } })).toBe(0)
})

it('a course of the school is changed field by field, and each change is noted', async () => {
  const { json } = await make({ ...course, grade: 3 })
  const { id: courseId } = (json as { course: { id: string } }).course
  const change = (body: object) => open.patch(`admin/courses/${courseId}`, body, { courseId })
  expect(await change({ title: ' Fine arts ', grade: null, totalLessons: 12, order: 2 })).toEqual({
    status: 200,
    json: {
      course: {
        ...{
          id: courseId,
          ...course,
          title: 'Fine arts',
          grade: null,
          totalLessons: 12,
          derivesTotal: false,
        },
        ...{ isOfSchool: true, withdrawn: false, order: 2, lessons: 0, classes: 0 },
      },
    },
  })
  expect(await change({ totalLessons: null })).toMatchObject({
    json: { course: { totalLessons: 1, derivesTotal: true, title: 'Fine arts', order: 2 } },
  })
  expect(await change({ withdrawn: true })).toMatchObject({ json: { course: { withdrawn: true } } })
  expect(await change({ withdrawn: true })).toMatchObject({ json: { course: { withdrawn: true } } })
  const noted = await open.db.auditEntry.findMany({ where: { subjectId: courseId }, orderBy: { id: 'asc' } })
  expect(noted.map(({ action }) => action).sort()).toEqual([
    ...['course.changed', 'course.changed', 'course.made', 'course.withdrawn'],
  ])
})

it('of a course of the configuration only the withdrawal is changed here', async () => {
  const { id: courseId, title } = await open.db.course.findFirstOrThrow({
    where: { source: 'configuration' },
  })
  const change = (body: object) => open.patch(`admin/courses/${courseId}`, body, { courseId })
  expect(await change({ title: 'Mine', withdrawn: true })).toMatchObject({
    status: 403,
    json: { code: 'FORBIDDEN', detail: expect.stringContaining('timeback.config.json') },
  })
  expect(await open.db.course.findUnique({ where: { id: courseId } })).toMatchObject({
    title,
    withdrawnAt: null,
  })
  expect(await change({ withdrawn: true })).toMatchObject({ json: { course: { title, withdrawn: true } } })
  expect(await change({ withdrawn: false })).toMatchObject({ json: { course: { withdrawn: false } } })
})

it('a change of nothing, or of what cannot be, is named, and a course that is not there is 404', async () => {
  const { json } = await make(course)
  const { id: courseId } = (json as { course: { id: string } }).course
  for (const [body, path] of [
    [{}, ''],
    [{ title: ' ' }, 'title'],
    [{ grade: 14 }, 'grade'],
    [{ totalLessons: 0 }, 'totalLessons'],
    [{ withdrawn: 'yes' }, 'withdrawn'],
    [{ order: -1 }, 'order'],
    [{ title: 'Art', code: 'X' }, 'code'],
  ] as const)
    expect(await open.patch(`admin/courses/${courseId}`, body, { courseId })).toMatchObject({
      status: 400,
      json: { code: 'VALIDATION_ERROR', errors: [{ path }] },
    })
  const gone = { courseId: 'no-course-1' }
  expect(await open.patch('admin/courses/no-course-1', { withdrawn: true }, gone)).toMatchObject({
    status: 404,
    json: { code: 'COURSE_NOT_FOUND' },
  })
})
