import { beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { listVisibleCodes } from './visible-courses.ts'

/** Which courses are whose: by role, classes, their courses, and what is withdrawn. */

const { db } = await openTestDatabase()
const ids = new Map<string, string>()

const withCourses = { maths: ['MATH-3'], arts: ['ART', 'OLD-ART'], none: [] }

beforeAll(async () => {
  const courses = [
    { code: 'MATH-3', source: 'configuration', withdrawnAt: null },
    { code: 'ELA-4', source: 'configuration', withdrawnAt: null },
    { code: 'OLD-CS', source: 'configuration', withdrawnAt: new Date() },
    { code: 'ART', source: 'school', withdrawnAt: null },
    { code: 'OLD-ART', source: 'school', withdrawnAt: new Date() },
    { code: 'FORMER', source: 'configuration', withdrawnAt: null },
  ] as const
  for (const [index, course] of courses.entries())
    await db.course.create({
      data: { id: course.code, title: course.code, subject: 'Other', totalLessons: index + 1, ...course },
    })
  const classes = new Map<string, string>()
  for (const [title, codes] of Object.entries(withCourses)) {
    const made = await db.class.create({
      data: { title, courses: { create: codes.map((courseId) => ({ courseId })) } },
    })
    classes.set(title, made.id)
  }
  const people = [
    { name: 'nowhere', role: 'student', in: {} },
    { name: 'none', role: 'student', in: { none: 'student' } },
    { name: 'maths', role: 'student', in: { maths: 'student' } },
    { name: 'both', role: 'student', in: { maths: 'student', arts: 'student', none: 'student' } },
    { name: 'helper', role: 'student', in: { arts: 'teacher' } },
    { name: 'teacher', role: 'teacher', in: { maths: 'teacher' } },
    { name: 'learning-teacher', role: 'teacher', in: { maths: 'student' } },
    { name: 'admin', role: 'admin', in: {} },
  ] as const
  for (const { name, role, in: places } of people) {
    const { id } = await db.user.create({ data: { name, role, email: `${name}@school.example` } })
    ids.set(name, id)
    for (const [title, place] of Object.entries(places))
      await db.enrollment.create({
        data: { userId: id, classId: classes.get(title) ?? '', role: place },
      })
  }
})

const codes = ['MATH-3', 'ELA-4', 'OLD-CS']
const configured = ['ELA-4', 'MATH-3']
const all = ['ART', 'ELA-4', 'FORMER', 'MATH-3']
const listed = async (student: string | null) => (await listVisibleCodes(db, { student, codes })).sort()

describe('the courses of', () => {
  it.each([
    ['a student who is in no class: the configuration’s', 'nowhere', configured],
    ['a student whose classes have none: the configuration’s', 'none', configured],
    ['a student of a class with courses: these', 'maths', ['MATH-3']],
    ['a student of several classes: those of all of them, but what is withdrawn', 'both', ['ART', 'MATH-3']],
    ['a student who teaches a class: not that one’s', 'helper', configured],
    ['a teacher: all', 'teacher', all],
    ['a teacher who learns in a class: all', 'learning-teacher', all],
    ['an administrator: all', 'admin', all],
  ])('%s', async (_case, who, expected) => {
    expect(await listed(ids.get(who) ?? '')).toEqual(expected)
  })

  it('nobody, or a stranger: the configuration’s', async () => {
    expect(await listed(null)).toEqual(configured)
    expect(await listed(crypto.randomUUID())).toEqual(configured)
  })
})
