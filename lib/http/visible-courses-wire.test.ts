import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** A student sees the courses of their classes, wherever lessons are listed. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenRoutes
const quiz = 'cs-101-binary-quiz'
const studentEmail = 'student3@example.com'
let student: string
let classId: string

beforeAll(async () => {
  open = await openRoutes()
  student = await open.idOf(studentEmail)
  const place = await open.db.enrollment.findFirstOrThrow({ where: { userId: student } })
  classId = place.classId
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.attempt.deleteMany({ where: { studentId: student } })
  await open.db.course.updateMany({ data: { withdrawnAt: null } })
  await open.db.lesson.updateMany({ data: { withdrawnAt: null } })
})

async function setCourses(courses: string[]): Promise<void> {
  await open.signIn('admin@example.com')
  expect(await open.patch(`teacher/classes/${classId}`, { courses }, { classId })).toMatchObject({
    status: 200,
  })
}

async function seen(): Promise<string[]> {
  await open.signIn(studentEmail)
  const listed = await open.get('timeback/lessons')
  const lessons = listed.json as { id: string; metadata: { courseCode: string } }[]
  const { courses } = await open.timeback.lessons.overview({ student })
  expect(courses.flatMap((course) => course.lessons.map(({ id }) => id))).toEqual(lessons.map(({ id }) => id))
  const codes = [...new Set(lessons.map(({ metadata }) => metadata.courseCode))]
  expect(courses.map(({ code }) => code)).toEqual(codes)
  return codes.sort()
}

async function gridLessons(): Promise<string[]> {
  await open.signIn('admin@example.com')
  const { json } = await open.get(`teacher/classes/${classId}/grid`, { classId })
  return (json as { lessons: { id: string }[] }).lessons.map(({ id }) => id)
}

it('the demo classes have all courses of the configuration', async () => {
  const has = await open.db.classCourse.count({ where: { classId } })
  expect(has).toBe(open.deps.config.courses.length)
  const all = open.deps.config.courses.map(({ code }) => code)
  expect(all).toEqual(expect.arrayContaining(await seen()))
})

it('a class’s courses are its students’ and its grid’s; without any they are the configuration’s', async () => {
  const all = await seen()
  await setCourses(['CS-101'])
  expect(await seen()).toEqual(['CS-101'])
  const ids = await open.timeback.lessons.list({ course: { code: 'CS-101' } })
  expect(await gridLessons()).toEqual(ids.map(({ id }) => id))
  await setCourses([])
  expect(await seen()).toEqual(all)
})

it('a course of the school is seen by the students of its classes alone', async () => {
  const { id: courseId } = await open.db.course.findFirstOrThrow({ where: { code: 'CS-101' } })
  await open.db.course.update({ where: { id: courseId }, data: { source: 'school' } })
  await setCourses(['MATH-3'])
  expect(await seen()).toEqual(['MATH-3'])
  await setCourses(['CS-101', 'MATH-3'])
  expect(await seen()).toEqual(['CS-101', 'MATH-3'])
  await open.db.course.update({ where: { id: courseId }, data: { source: 'configuration' } })
})

it('a lesson that is listed no more leaves every list, is begun by nobody, and goes on where it was begun', async () => {
  await setCourses(['CS-101'])
  await open.timeback.lessons.start({ lesson: quiz, student })
  await open.db.lesson.update({ where: { id: quiz }, data: { withdrawnAt: new Date() } })
  await open.signIn(studentEmail)
  const { json } = await open.get('timeback/lessons')
  expect((json as { id: string }[]).map(({ id }) => id)).not.toContain(quiz)
  expect(await gridLessons()).not.toContain(quiz)
  const step = await open.timeback.lessons.next({ lesson: quiz, student })
  const [question] = step.questions
  assert(question, 'the attempt has questions')
  const responses = await open.right(question.id)
  await open.timeback.lessons.submit({ lesson: quiz, student, question: question.id, responses })
  expect(await open.timeback.lessons.complete({ lesson: quiz, student })).toMatchObject({ finalized: true })
  const other = await open.idOf('student@example.com')
  await expect(open.timeback.lessons.start({ lesson: quiz, student: other })).rejects.toMatchObject({
    code: 'LESSON_NOT_FOUND',
  })
})

it('a course that an administrator withdraws leaves every list, and comes back', async () => {
  await setCourses(['CS-101', 'MATH-3'])
  const { id } = await open.db.course.findFirstOrThrow({ where: { code: 'CS-101' } })
  await open.signIn('admin@example.com')
  expect(await open.patch(`admin/courses/${id}`, { withdrawn: true }, { courseId: id })).toMatchObject({
    status: 200,
    json: { course: { id, code: 'CS-101', withdrawn: true } },
  })
  expect(await seen()).toEqual(['MATH-3'])
  expect((await gridLessons()).some((lesson) => lesson.startsWith('cs-'))).toBe(false)
  await expect(open.timeback.lessons.start({ lesson: quiz, student })).rejects.toMatchObject({
    code: 'LESSON_NOT_FOUND',
  })
  await open.signIn('admin@example.com')
  await open.patch(`admin/courses/${id}`, { withdrawn: false }, { courseId: id })
  expect(await seen()).toEqual(['CS-101', 'MATH-3'])
})
