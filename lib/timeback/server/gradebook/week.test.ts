import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GradeMetadata, lineItemId } from '#lib/db/gradebook.ts'
import { assert } from '#lib/std/assert.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/open-lessons.ts'

const fractions = 'math-5-equivalent-fractions' // adaptive, 15 XP
const decimals = 'math-5-decimals-quiz' // 10 XP
const testOut = 'math-5-test-out' // 12 XP
const unitTest = 'ela-4-unit-test' // 15 XP
const multiplication = 'math-3-multiplication-quiz' // 10 XP
const day = 86_400_000
const monday = Date.parse('2026-11-23T08:00:00Z')

let open: OpenLessons
let clock = monday
let [ann, ben] = ['', '']

beforeAll(async () => {
  open = await openLessons({ now: () => new Date(clock) })
  ann = await open.idOf('student@example.com')
  ben = await open.idOf('student2@example.com')
})
afterAll(() => open.close())

type Place = { lesson: string; student: string }

/** Answers adaptive questions as told, R or W. */
async function walk(place: Place, answers: string) {
  for (const answer of answers) {
    clock += 30_000
    const served = await open.timeback.lessons.next(place)
    assert('question' in served && served.question, 'a question is served')
    const question = served.question.id
    const responses = await (answer === 'R' ? open.right(question) : open.wrong(question))
    await open.timeback.lessons.submit({ ...place, question, responses })
  }
}

/** Answers the first `right` questions of a linear attempt right, and leaves the others open. */
async function fill(place: Place, right: number) {
  const batch = await open.timeback.lessons.next(place)
  assert('questions' in batch, 'the lesson is linear')
  for (const { id } of batch.questions.slice(0, right)) {
    clock += 30_000
    await open.timeback.lessons.submit({ ...place, question: id, responses: await open.right(id) })
  }
}

const begin = (place: Place, forceNew = false) => open.timeback.lessons.start({ ...place, forceNew })
const finish = (place: Place) => open.timeback.lessons.complete(place)

async function liveThroughTheWeek() {
  const [annFractions, annDecimals] = [
    { student: ann, lesson: fractions },
    { student: ann, lesson: decimals },
  ]
  const [benFractions, benTest] = [
    { student: ben, lesson: fractions },
    { student: ben, lesson: unitTest },
  ]
  const [benTestOut, benReset] = [
    { student: ben, lesson: testOut },
    { student: ben, lesson: multiplication },
  ]
  await begin(annFractions)
  await walk(annFractions, 'R'.repeat(11))
  await begin(benFractions)
  await walk(benFractions, `RRW${'R'.repeat(10)}`)

  clock = monday + day
  await begin(annDecimals)
  await fill(annDecimals, 7)
  await finish(annDecimals)
  await begin(benTest)
  await fill(benTest, 9)
  await finish(benTest)

  clock = monday + 2 * day
  await begin(annDecimals, true)
  await fill(annDecimals, 10)
  await finish(annDecimals)
  await begin(benFractions, true)
  await walk(benFractions, 'RRW')

  clock = monday + 3 * day
  await begin(annDecimals, true)
  await fill(annDecimals, 8)
  await finish(annDecimals)
  await begin(benTestOut)
  await fill(benTestOut, 10)
  await begin(benTestOut, true)
  await fill(benTestOut, 3)

  clock = monday + 4 * day
  await begin(annFractions, true)
  await walk(annFractions, `W${'R'.repeat(11)}`)
  await begin(benFractions, true)
  await walk(benFractions, 'R')
  await begin(benReset)
  await fill(benReset, 4)
  await finish(benReset)
  await open.timeback.lessons.resetAttempt(benReset)
}

async function resultsOf(studentId: string, lesson: string) {
  return open.db.assessmentResult.findMany({
    where: { studentId, lineItemId: lineItemId(lesson) },
    orderBy: { attempt: 'asc' },
  })
}

/** One line of the table. */
function shown({ attempt, score, scoreStatus, metadata }: Awaited<ReturnType<typeof resultsOf>>[number]) {
  const { xp, multiplier, accuracy, totalQuestions, correctQuestions, ...rest } = metadata as GradeMetadata
  expect(rest).toEqual({ attempt })
  const status = scoreStatus.replace('_', ' ')
  return [attempt, score, status, xp, multiplier, accuracy, `${correctQuestions}/${totalQuestions}`]
}

describe('the gradebook after a week of two students', () => {
  beforeAll(liveThroughTheWeek)

  it('holds on the lessons’ lines what was computed by hand, attempts 2 and 3 included', async () => {
    // attempt, score, status, XP, multiplier, accuracy, correct/total
    const table = [
      [ann, fractions, 1, 100, 'fully graded', 18.75, 1.25, 100, '11/11'],
      [ann, fractions, 2, 100, 'fully graded', 7.5, 0.5, (100 * 11) / 12, '11/12'],
      [ann, decimals, 1, 70, 'fully graded', 0, 0, 70, '7/10'],
      [ann, decimals, 2, 100, 'fully graded', 10, 1, 100, '10/10'],
      [ann, decimals, 3, 80, 'fully graded', 5, 0.5, 80, '8/10'],
      // 0 14 27 25 37 48 58 67 75 82 88 94 99 100
      [ben, fractions, 1, 100, 'fully graded', 15, 1, (100 * 12) / 13, '12/13'],
      // 0 14 27 25, then left for attempt 3
      [ben, fractions, 2, 25, 'partially graded', null, null, (100 * 2) / 3, '2/3'],
      [ben, fractions, 3, 14, 'partially graded', null, null, 100, '1/1'],
      [ben, unitTest, 1, 90, 'fully graded', 15, 1, 90, '9/10'],
      [ben, testOut, 1, 100, 'fully graded', 15, 1.25, 100, '10/10'],
      [ben, testOut, 2, 30, 'partially graded', null, null, 30, '3/10'],
      [ben, multiplication, 1, 0, 'not submitted', null, null, 0, '0/0'],
    ]
    const rows: unknown[][] = []
    for (const student of [ann, ben])
      for (const lesson of [fractions, decimals, unitTest, testOut, multiplication])
        for (const result of await resultsOf(student, lesson)) rows.push([student, lesson, ...shown(result)])
    expect(rows).toEqual(table)
    const lineItem = { parentId: lineItemId(fractions) }
    const below = await open.db.assessmentResult.count({ where: { lineItem } })
    const total = await open.db.assessmentResult.count()
    // Of fractions 11 + 12 by the one and 13 + 3 + 1 by the other; of the linear attempts 10 each, 3 while open.
    expect(below).toBe(40)
    expect(total).toBe(12 + 40 + 3 * 10 + 10 + 13 + 10)
  })

  it('holds one result for each question, 0 to 1, and those that were never answered as 0', async () => {
    const scoresOf = async (student: string, lesson: string, attempt: number) => {
      const where = { studentId: student, lineItem: { parentId: lineItemId(lesson) }, attempt }
      const rows = await open.db.assessmentResult.findMany({ where })
      return rows.map(({ score, scoreStatus }) => `${score} ${scoreStatus.replace('_', ' ')}`).sort()
    }
    const graded = (right: number, wrong: number) => [
      ...Array.from({ length: wrong }, () => '0 fully graded'),
      ...Array.from({ length: right }, () => '1 fully graded'),
    ]
    expect(await scoresOf(ann, fractions, 2)).toEqual(graded(11, 1))
    expect(await scoresOf(ann, decimals, 3)).toEqual(graded(8, 2))
    expect(await scoresOf(ben, fractions, 2)).toEqual(graded(2, 1))
    expect(await scoresOf(ben, testOut, 2)).toEqual(graded(3, 0))
    expect(await scoresOf(ben, multiplication, 1)).toEqual(new Array(10).fill('0 not submitted'))
  })

  it('dates each result by the answer or the finalisation that made it', async () => {
    const [first] = await resultsOf(ann, fractions)
    expect(first?.scoreDate).toEqual(new Date(monday + 11 * 30_000))
    const [, second] = await resultsOf(ann, decimals)
    expect(second?.scoreDate.toISOString()).toMatch(/^2026-11-25/)
  })

  it('has a line for each lesson and below it one for each of its questions, also before any answer', async () => {
    const { assessmentLineItem } = open.db
    expect(await assessmentLineItem.findUnique({ where: { id: lineItemId(decimals) } })).toMatchObject({
      title: 'Decimals quiz',
      lessonId: decimals,
      parentId: null,
      courseId: 'course-math-5',
      resultValueMin: 0,
      resultValueMax: 100,
    })
    const below = await assessmentLineItem.findMany({ where: { parentId: lineItemId('cs-101-algorithms') } })
    expect(below).toHaveLength(31)
    for (const { id, lessonId, metadata, resultValueMax } of below) {
      expect({ lessonId, resultValueMax }).toEqual({ lessonId: null, resultValueMax: 1 })
      const { questionId } = metadata as { questionId: string }
      expect(id).toBe(lineItemId('cs-101-algorithms', questionId))
    }
  })

  it('is what the migration makes of attempts from before there was a gradebook', async () => {
    const finalized = { scoreStatus: 'fully_graded', attempt: { lt: 9 } } as const
    const stored = async () => {
      const lines = await open.db.assessmentLineItem.findMany({
        omit: { updatedAt: true },
        orderBy: { id: 'asc' },
      })
      const ofFinalized = await open.db.attempt.findMany({ where: { status: 'finalized' } })
      const keys = new Set(
        ofFinalized.map(({ studentId, lessonId, number }) => `${studentId} ${lessonId} ${number}`),
      )
      const results = await open.db.assessmentResult.findMany({
        where: finalized,
        omit: { updatedAt: true },
        include: { lineItem: true },
        orderBy: { id: 'asc' },
      })
      return {
        lines,
        results: results
          .filter(({ studentId, attempt, lineItem }) =>
            keys.has(`${studentId} ${(lineItem.parentId ?? lineItem.id).slice('line:'.length)} ${attempt}`),
          )
          .map(({ lineItem: _, ...row }) => row),
      }
    }
    const written = await stored()
    await open.db.assessmentLineItem.deleteMany()
    const folder = 'prisma/migrations/20261121090000_gradebook_and_policies'
    const sql = await readFile(`${folder}/migration.sql`, 'utf8')
    for (const statement of sql.slice(sql.indexOf('INSERT INTO')).split(/;\n/))
      if (statement.trim() !== '') await open.db.$executeRawUnsafe(statement)
    expect(await stored()).toEqual(written)
    expect(written.results.length).toBe(8 + 11 + 12 + 30 + 13 + 20)
  })
})
