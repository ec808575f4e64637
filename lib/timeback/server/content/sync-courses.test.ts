import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseTimebackConfig } from '#lib/timeback/config/course-config.ts'
import { createTimeback } from '#lib/timeback/server/timeback.ts'
import { readFolder } from '#prisma/seed/seed-content.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons()
  student = await open.idOf('student@example.com')
})
afterAll(() => open.close())

type Declared = { subject: string; courseCode: string; grade?: number; formerCodes?: string[] }
const math = (grade: number, courseCode: string): Declared => ({ subject: 'Math', grade, courseCode })
const reading: Declared = { subject: 'ELA', grade: 4, courseCode: 'ELA-4' }
const cs = (courseCode: string, ...formerCodes: string[]): Declared => ({
  ...{ subject: 'Other', courseCode, formerCodes },
})

/** The app after a start with these courses. */
async function started(...courses: Declared[]) {
  const metadata = { metrics: { totalLessons: 10 } }
  const config = parseTimebackConfig({
    name: 'Cairn',
    sensor: 'https://cairn.example',
    courses: courses.map((course) => ({ ...course, metadata })),
  })
  const uuid = () => crypto.randomUUID()
  const { content, lessons } = createTimeback({
    db: open.db,
    config,
    now: () => new Date(),
    seed: () => 1,
    uuid,
  })
  const notes = await content.syncCourses()
  const listed = async (course: { code: string } | { subject: string; grade: number }) =>
    (await lessons.list({ course })).map(({ id }) => id)
  return { content, notes, listed }
}

it('a changed code moves the lessons where the configuration names the old one, and says how where it does not', async () => {
  const before = await started(math(3, 'MATH-3'), math(5, 'MATH-5'), reading, cs('CS-101'))
  const ids = await before.listed({ code: 'CS-101' })
  expect(ids.length).toBeGreaterThan(0)
  expect(before.notes).toEqual([])
  const { id: courseId } = await open.db.course.findUniqueOrThrow({ where: { code: 'CS-101' } })
  await open.db.masteredUnit.create({ data: { studentId: student, courseId, source: 'run:a', units: 2 } })

  const silent = await started(math(3, 'MATH-3'), math(5, 'MATH-5'), reading, cs('CS-102'))
  expect(silent.notes).toEqual([expect.stringContaining('"formerCodes": ["CS-101"]')])
  expect(await silent.listed({ code: 'CS-102' })).toEqual([])

  const named = await started(math(3, 'MATH-3'), math(5, 'MATH-5'), reading, cs('CS-102', 'CS-101'))
  expect(named.notes).toEqual([])
  expect(await named.listed({ code: 'CS-102' })).toEqual(ids)
  const { id } = await open.db.course.findUniqueOrThrow({ where: { code: 'CS-102' } })
  const where = { studentId_courseId: { studentId: student, courseId: id } }
  expect(await open.db.courseProgress.findUnique({ where })).toMatchObject({ masteredUnits: 2 })
  const report = await named.content.importPackage({ files: await readFolder('cs-101'), course: 'CS-102' })
  expect(report.filter(({ status }) => status === 'refused')).toEqual([])
  expect(await named.listed({ code: 'CS-102' })).toEqual(ids)

  // And at once, by a start that knows the former code from the beginning.
  const renamed = await started(
    math(3, 'MATH-3'),
    math(5, 'MATH-5'),
    reading,
    cs('CS-103', 'CS-102', 'CS-101'),
  )
  expect(await renamed.listed({ code: 'CS-103' })).toEqual(ids)
  expect(await open.db.course.count()).toBe(4)
})

it('the grades of a school year roll on together, each course with its lessons', async () => {
  const before = await started(math(3, 'MATH-3'), math(5, 'MATH-5'), reading)
  const [third, fifth] = [await before.listed({ code: 'MATH-3' }), await before.listed({ code: 'MATH-5' })]
  const rolled = await started(math(5, 'MATH-3'), math(6, 'MATH-5'), reading)
  expect(await rolled.listed({ subject: 'Math', grade: 5 })).toEqual(third)
  expect(await rolled.listed({ subject: 'Math', grade: 6 })).toEqual(fifth)
  const back = await started(math(3, 'M-3'), math(5, 'M-5'), reading)
  expect(await back.listed({ code: 'M-3' })).toEqual([])
  await started(math(5, 'MATH-3'), math(3, 'MATH-5'), reading)
  const again = await started(math(3, 'MATH-3'), math(5, 'MATH-5'), reading)
  expect(await again.listed({ subject: 'Math', grade: 3 })).toEqual(third)
})

it('a course that is not configured gives way to the one that has its subject and grade now', async () => {
  await started(math(3, 'MATH-3'), math(5, 'MATH-5'), reading)
  const { notes, listed } = await started(math(5, 'MATH-3'), reading)
  expect((await listed({ subject: 'Math', grade: 5 })).length).toBeGreaterThan(0)
  expect(notes).toContainEqual(expect.stringContaining('MATH-5 is not in timeback.config.json any more'))
})

it('ELA is understood as Reading, in the configuration and where a course is named', async () => {
  const { listed } = await started(math(3, 'MATH-3'), reading)
  const ids = await listed({ code: 'ELA-4' })
  expect(ids.length).toBeGreaterThan(0)
  expect(await listed({ subject: 'ELA', grade: 4 })).toEqual(ids)
  expect(await listed({ subject: 'Reading', grade: 4 })).toEqual(ids)
  const progress = await open.timeback.courses.progress({ student, course: { subject: 'ELA', grade: 4 } })
  expect(progress.totalLessons).toBe(10)
})

it('a course that the school made keeps what it is beside one of the same subject and grade', async () => {
  const own = {
    id: 'own',
    code: 'OWN-3',
    title: 'Our Math',
    subject: 'Math',
    grade: 3,
    sortOrder: 7,
  } as const
  await open.db.course.create({ data: { ...own, totalLessons: 5, source: 'school' } })
  const { notes, listed } = await started(math(3, 'MATH-3'), math(5, 'MATH-5'), reading)
  expect(notes.join()).not.toContain('OWN-3')
  const stored = () => open.db.course.findUniqueOrThrow({ where: { id: 'own' } })
  expect(await stored()).toMatchObject({ ...own, totalLessons: 5, source: 'school' })
  expect((await listed({ subject: 'Math', grade: 3 })).length).toBeGreaterThan(0)
  const progressOf = async (course: { code: string } | { subject: string; grade: number }) =>
    (await open.timeback.courses.progress({ student, course })).totalLessons
  expect(await progressOf({ subject: 'Math', grade: 3 })).toBe(10)
  expect(await progressOf({ code: 'OWN-3' })).toBe(5)

  await open.db.course.update({ where: { id: 'own' }, data: { derivesTotal: true } })
  await started(math(3, 'MATH-3'), math(4, 'own-3'), reading)
  expect(await stored()).toMatchObject({
    ...{ code: 'own-3', grade: 4, source: 'configuration', derivesTotal: false, totalLessons: 10 },
  })
})
