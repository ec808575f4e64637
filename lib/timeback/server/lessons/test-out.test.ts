import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { activityEventSchema } from '#lib/caliper/activity-event.ts'
import { assert } from '#lib/std/assert.ts'
import { buildPackage } from '#scripts/testing/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/open-lessons.ts'

const course = { code: 'CS-101' }
/** All in one unit. */
const lessons = [
  { id: 'unit-quiz', type: 'quiz', questions: [1, 2] },
  { id: 'unit-end', type: 'unit-test', questions: [3, 4] },
  { id: 'unit-place', type: 'placement', questions: [5, 6] },
  { id: 'unit-out', type: 'test-out', questions: [7, 8] },
]
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons({ targets: ['caliper'] })
  await open.timeback.content.importPackage({ files: buildPackage(lessons), course: course.code })
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

/** A new attempt with so many wrong answers, finalised. */
async function take(lesson: string, wrong = 0) {
  await open.timeback.lessons.start({ lesson, student, forceNew: true })
  const batch = await open.timeback.lessons.next({ lesson, student })
  assert('questions' in batch, 'the lesson is linear')
  for (const [index, { id: question }] of batch.questions.entries()) {
    const responses = await (index < wrong ? open.wrong(question) : open.right(question))
    await open.timeback.lessons.submit({ lesson, student, question, responses })
  }
  return open.timeback.lessons.complete({ lesson, student })
}

const units = async () => (await open.timeback.courses.progress({ student, course })).masteredUnits

async function shown() {
  const { courses } = await open.timeback.lessons.overview({ student })
  const found = courses.find(({ code }) => code === course.code)
  assert(found, 'the course is shown')
  const mastered = found.lessons.filter((lesson) => lesson.mastered)
  return { ...found, lessons: mastered.map(({ id, testedOut }) => (testedOut ? `${id}, tested out` : id)) }
}

describe('a test-out that is passed', () => {
  it('counts the lessons of its unit once for ever, however they are mastered later', async () => {
    await take('unit-out')
    expect(await units()).toBe(3)
    expect(await shown()).toMatchObject({
      masteredUnits: 3,
      pctComplete: 30,
      lessons: ['unit-quiz, tested out', 'unit-end, tested out', 'unit-out'],
    })
    await take('unit-quiz')
    await take('unit-out')
    expect(await units()).toBe(3)
  })

  it('adds only what did not count before, and tells of so many', async () => {
    await take('unit-quiz')
    await take('unit-out')
    expect(await units()).toBe(3)
    expect((await shown()).lessons).toEqual(['unit-quiz', 'unit-end, tested out', 'unit-out'])
    const rows = await open.db.outboxEvent.findMany({ where: { studentId: student } })
    const told = rows.map(({ body }) => activityEventSchema.parse(body).generated)
    const unitsOf = told.map(({ items }) => items.find(({ type }) => type === 'masteredUnits')?.value)
    expect(unitsOf.sort()).toEqual([1, 2])
    expect(told.map(({ extensions }) => extensions?.pctCompleteApp).sort()).toEqual([10, 30])
  })

  it('counts each lesson once when lessons and test-out are finished at the same time', async () => {
    const ids = ['unit-quiz', 'unit-end', 'unit-out']
    for (const lesson of ids) {
      await open.timeback.lessons.start({ lesson, student })
      const batch = await open.timeback.lessons.next({ lesson, student })
      assert('questions' in batch, 'the lesson is linear')
      for (const { id: question } of batch.questions) {
        const responses = await open.right(question)
        await open.timeback.lessons.submit({ lesson, student, question, responses })
      }
    }
    await Promise.all(ids.map((lesson) => open.timeback.lessons.complete({ lesson, student })))
    expect(await units()).toBe(3)
  })

  it('covers the whole course where it stands alone in its unit', async () => {
    await take('math-5-test-out')
    const progress = await open.timeback.courses.progress({ student, course: { code: 'MATH-5' } })
    expect(progress).toEqual({ totalLessons: 10, masteredUnits: 3, pctComplete: 30 })
  })

  it('counts nothing below 90', async () => {
    await take('unit-out', 1)
    expect(await units()).toBe(0)
  })
})

describe('what a test leads to', () => {
  it('is told when it is finished and whenever its attempt is read', async () => {
    const failed = {
      passed: false,
      text: 'Not passed yet: that takes 90 of 100. Work through Lessons lesson by lesson.',
      lesson: 'unit-quiz',
    }
    expect((await take('unit-out', 1)).leadsTo).toEqual(failed)
    const details = { lesson: 'unit-out', student, attempt: 1 }
    expect((await open.timeback.lessons.attemptDetails(details)).leadsTo).toEqual(failed)
    expect((await take('unit-out')).leadsTo).toEqual({
      passed: true,
      text: 'Passed: the 2 lessons of Lessons count as mastered without working through them.',
    })
  })

  it('is, after a unit test that was not passed, the first lesson of its unit that is not mastered', async () => {
    expect((await take('unit-end', 1)).leadsTo).toMatchObject({ passed: false, lesson: 'unit-quiz' })
    await take('unit-quiz')
    expect((await take('unit-end', 1)).leadsTo).toMatchObject({ passed: false, lesson: 'unit-out' })
    expect((await take('unit-end')).leadsTo).toEqual({
      passed: true,
      text: 'Passed: you know your way around Lessons.',
    })
    expect(await units()).toBe(2)
  })

  it('is, after a placement test, the grade at which to begin and its first lesson', async () => {
    const { leadsTo } = await take('math-3-placement', 5)
    expect(leadsTo).toMatchObject({ passed: false, text: 'You begin at grade 3.' })
    expect(leadsTo?.lesson).toMatch(/^math-3-/)
    const level = await open.timeback.powerpath.getCurrentLevel({ student, subject: 'Math' })
    expect(level).toMatchObject({ gradeLevel: 3, onboarded: true })
  })

  it('is nothing for a quiz, and while an attempt is open', async () => {
    expect(await take('unit-quiz')).not.toHaveProperty('leadsTo')
    await open.timeback.lessons.start({ lesson: 'unit-out', student })
    const details = { lesson: 'unit-out', student, attempt: 1 }
    expect(await open.timeback.lessons.attemptDetails(details)).not.toHaveProperty('leadsTo')
  })
})

describe('the overview', () => {
  it('says of every course what course progress says, activities included, and counts all XP', async () => {
    const activity = { id: 'game', name: 'Game', course }
    const metrics = { xpEarned: 7.5, masteredUnits: 2 }
    await open.timeback.activity.submit({ student, activity, metrics })
    const { xp } = await take('math-5-decimals-quiz')
    await take('unit-quiz')
    const overview = await open.timeback.lessons.overview({ student })
    expect(overview.totalXp).toBe(7.5 + (xp ?? 0))
    for (const { code, totalLessons, masteredUnits, pctComplete } of overview.courses)
      expect({ totalLessons, masteredUnits, pctComplete }).toEqual(
        await open.timeback.courses.progress({ student, course: { code } }),
      )
    expect(await shown()).toMatchObject({ masteredUnits: 3, lessons: ['unit-quiz'] })
  })

  it('keeps a lesson mastered that was reset after it counted', async () => {
    await take('unit-quiz')
    await open.timeback.lessons.resetAttempt({ lesson: 'unit-quiz', student })
    expect(await shown()).toMatchObject({ masteredUnits: 1, lessons: ['unit-quiz'] })
  })
})
