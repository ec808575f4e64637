import { beforeEach, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'

/** The number of a course's lessons, where the database keeps it. */

const { db } = await openTestDatabase()

beforeEach(async () => {
  await db.course.deleteMany()
  for (const id of ['one', 'two']) {
    const course = { id, code: id, title: id, subject: 'Math', grade: 3, totalLessons: 7 }
    await db.course.create({ data: { ...course, source: 'school', derivesTotal: id === 'one' } })
    await db.component.create({ data: { id: `unit-${id}`, courseId: id, title: 'Unit' } })
  }
})

const totals = async () =>
  (await db.course.findMany({ orderBy: { id: 'asc' } })).map(({ totalLessons }) => totalLessons)
const lesson = (id: string, courseId = 'one') => ({
  ...{ id, courseId, componentId: `unit-${courseId}`, title: id, type: 'quiz' as const },
})

it('is never 0, follows what is listed, and is only kept where nobody said it', async () => {
  expect(await totals()).toEqual([1, 7])
  await db.lesson.createMany({ data: [lesson('a'), lesson('b'), lesson('c'), lesson('d', 'two')] })
  expect(await totals()).toEqual([3, 7])
  await db.lesson.update({ where: { id: 'a' }, data: { withdrawnAt: new Date() } })
  expect(await totals()).toEqual([2, 7])
  await db.lesson.update({ where: { id: 'a' }, data: { withdrawnAt: null } })
  await db.lesson.delete({ where: { id: 'b' } })
  expect(await totals()).toEqual([2, 7])
  await db.course.update({ where: { id: 'one' }, data: { totalLessons: 40 } })
  expect(await totals()).toEqual([2, 7])
  await db.course.update({ where: { id: 'one' }, data: { totalLessons: 40, derivesTotal: false } })
  expect(await totals()).toEqual([40, 7])
})

it('counts a lesson that moves in the course that it comes to, and no more in the one that it leaves', async () => {
  await db.course.update({ where: { id: 'two' }, data: { derivesTotal: true } })
  await db.lesson.createMany({ data: [lesson('a'), lesson('b'), lesson('c'), lesson('d', 'two')] })
  expect(await totals()).toEqual([3, 1])
  await db.lesson.updateMany({ where: { id: { in: ['a', 'b'] } }, data: { courseId: 'two' } })
  expect(await totals()).toEqual([1, 3])
})

it('is right after many lessons came at once, and a course goes with its lessons', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `lesson-${index}`)
  await Promise.all(ids.map((id) => db.lesson.create({ data: lesson(id) })))
  expect(await totals()).toEqual([12, 7])
  await db.course.delete({ where: { id: 'one' } })
  expect(await totals()).toEqual([7])
})
