import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { activityEventSchema } from '#lib/caliper/event-schema.ts'
import { assert } from '#lib/std/assert.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

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
  await open.db.course.update({ where: course, data: { totalLessons: 10 } })
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

/** A new attempt with so many wrong answers, finalised. */
async function take(lesson: string, wrong = 0) {
  await open.timeback.lessons.start({ lesson, student, forceNew: true })
  await answer(lesson, wrong)
  return open.timeback.lessons.complete({ lesson, student })
}

async function answer(lesson: string, wrong = 0) {
  const { questions } = await open.timeback.lessons.next({ lesson, student })
  for (const [index, { id: question }] of questions.entries()) {
    const responses = await (index < wrong ? open.wrong(question) : open.right(question))
    await open.timeback.lessons.submit({ lesson, student, question, responses })
  }
}

const units = async () => (await open.timeback.courses.progress({ student, course })).masteredUnits

async function shown() {
  const { courses } = await open.timeback.lessons.overview({ student })
  const found = courses.find(({ code }) => code === course.code)
  assert(found, 'the course is shown')
  const marked = found.lessons.flatMap(({ id, mastered, testedOut }) => [
    ...(mastered ? [id] : []),
    ...(testedOut ? [`${id}, tested out`] : []),
  ])
  return { ...found, lessons: marked }
}

describe('a test-out that is passed', () => {
  it('is passed on the wire, whatever a later attempt comes to', async () => {
    const { id } = await open.db.course.findUniqueOrThrow({ where: course })
    const testOut = async () => {
      const progress = await open.timeback.powerpath.getCourseProgress({ course: id, student })
      return (progress as { testOut: { status: string } }).testOut.status
    }
    expect(await testOut()).toBe('available')
    await take('unit-out', 2)
    expect(await testOut()).toBe('failed')
    await open.timeback.lessons.start({ lesson: 'unit-out', student, forceNew: true })
    expect(await testOut()).toBe('in_progress')
    await take('unit-out')
    expect(await testOut()).toBe('completed')
    await take('unit-out', 2)
    await open.timeback.lessons.start({ lesson: 'unit-out', student, forceNew: true })
    expect(await testOut()).toBe('completed')
  })

  it('adds its own unit, and shows the lessons of its unit as tested out', async () => {
    await take('unit-out')
    await take('unit-out')
    expect(await shown()).toMatchObject({
      masteredUnits: 1,
      pctComplete: 10,
      lessons: ['unit-quiz, tested out', 'unit-end, tested out', 'unit-out'],
    })
    expect(await units()).toBe(1)
  })

  it('leaves each lesson that it covers its unit, for when that is mastered', async () => {
    await take('unit-out')
    await take('unit-quiz', 1)
    expect(await units()).toBe(1)
    await take('unit-quiz')
    await take('unit-quiz')
    expect(await units()).toBe(2)
    expect((await shown()).lessons).toEqual(['unit-quiz', 'unit-end, tested out', 'unit-out'])
    await take('unit-end')
    expect(await shown()).toMatchObject({
      masteredUnits: 3,
      pctComplete: 30,
      lessons: ['unit-quiz', 'unit-end', 'unit-out'],
    })
  })

  it('adds as much after its lessons were mastered, and tells of one unit each', async () => {
    await take('unit-quiz')
    await take('unit-out')
    expect(await units()).toBe(2)
    const rows = await open.db.outboxEvent.findMany({ where: { studentId: student } })
    const told = rows.map(({ body }) => activityEventSchema.parse(body).generated)
    const unitsOf = told.map(({ items }) => items.find(({ type }) => type === 'masteredUnits')?.value)
    expect(unitsOf).toEqual([1, 1])
    expect(told.map(({ extensions }) => extensions?.pctCompleteApp).sort()).toEqual([10, 20])
  })

  it('counts beside its lessons when all are finished at the same time', async () => {
    const ids = ['unit-quiz', 'unit-end', 'unit-out']
    for (const lesson of ids) {
      await open.timeback.lessons.start({ lesson, student })
      await answer(lesson)
    }
    await Promise.all(ids.map((lesson) => open.timeback.lessons.complete({ lesson, student })))
    expect(await units()).toBe(3)
  })

  it('tests out of the whole course where it stands alone in its unit, and counts once', async () => {
    await take('math-5-test-out')
    const progress = await open.timeback.courses.progress({ student, course: { code: 'MATH-5' } })
    expect(progress).toEqual({ totalLessons: 3, masteredUnits: 1, pctComplete: 33 })
    const { courses } = await open.timeback.lessons.overview({ student })
    const lessons = courses.find(({ code }) => code === 'MATH-5')?.lessons ?? []
    const others = lessons.filter(({ id }) => id !== 'math-5-test-out')
    expect(others.length).toBeGreaterThan(1)
    expect(others.every(({ mastered, testedOut }) => testedOut && !mastered)).toBe(true)
  })

  it('counts nothing below 90, and tests out of nothing', async () => {
    await take('unit-out', 1)
    expect(await shown()).toMatchObject({ masteredUnits: 0, lessons: [] })
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
      text: 'Passed: you tested out of the 2 lessons of Lessons.',
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
    expect(level).toMatchObject({ gradeLevel: '3', onboarded: true })
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
