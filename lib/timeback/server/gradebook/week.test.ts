import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vrLineId } from '#lib/db/gradebook/activity-grades.ts'
import { lineItemId } from '#lib/db/gradebook/grades.ts'
import {
  decimals,
  fractions,
  game,
  liveWeek,
  monday,
  multiplication,
  testOut,
  unitTest,
  type Week,
} from '#scripts/testing/lessons/live-week.ts'

let week: Week

beforeAll(async () => {
  week = await liveWeek()
})
afterAll(() => week.open.close())

async function resultsOf(studentId: string, lesson: string) {
  return resultsOn(studentId, lineItemId(lesson))
}

async function resultsOn(studentId: string, line: string) {
  return week.open.db.assessmentResult.findMany({
    where: { studentId, lineItemId: line },
    orderBy: { attempt: 'asc' },
  })
}

/** One line of the table. */
function shown({ attempt, score, scoreStatus, metadata }: Awaited<ReturnType<typeof resultsOf>>[number]) {
  const told = metadata as Record<string, unknown>
  const {
    xp,
    multiplier,
    accuracy,
    totalQuestions,
    correctQuestions,
    masteredUnits,
    runId,
    sessionId,
    ...rest
  } = told
  expect(rest).toEqual({ attempt })
  const status = scoreStatus.replace('_', ' ')
  const counts = `${correctQuestions}/${totalQuestions}`
  return [attempt, score, status, xp, multiplier, accuracy, counts, masteredUnits]
}

describe('the gradebook after a week of two students', () => {
  it('holds on the lessons’ lines what was computed by hand, attempts 2 and 3 included', async () => {
    const { ann, ben } = week
    // attempt, score, status, XP, multiplier, accuracy, correct/total, units that counted
    const table = [
      [ann, fractions, 1, 100, 'fully graded', 18.75, 1.25, 100, '11/11', 1],
      [ann, fractions, 2, 100, 'fully graded', 7.5, 0.5, (100 * 11) / 12, '11/12', 0],
      [ann, decimals, 1, 70, 'fully graded', 0, 0, 70, '7/10', 0],
      [ann, decimals, 2, 100, 'fully graded', 10, 1, 100, '10/10', 1],
      [ann, decimals, 3, 80, 'fully graded', 5, 0.5, 80, '8/10', 0],
      // 0 14 27 25 37 48 58 67 75 82 88 94 99 100
      [ben, fractions, 1, 100, 'fully graded', 15, 1, (100 * 12) / 13, '12/13', 1],
      // 0 14 27 25, then left for attempt 3
      [ben, fractions, 2, 25, 'partially graded', null, null, (100 * 2) / 3, '2/3', 0],
      [ben, fractions, 3, 14, 'partially graded', null, null, 100, '1/1', 0],
      [ben, unitTest, 1, 90, 'fully graded', 15, 1, 90, '9/10', 1],
      [ben, testOut, 1, 100, 'fully graded', 15, 1.25, 100, '10/10', 1],
      [ben, testOut, 2, 30, 'partially graded', null, null, 30, '3/10', 0],
      [ben, multiplication, 1, 0, 'not submitted', null, null, 0, '0/10', 0],
    ]
    const rows: unknown[][] = []
    for (const student of [ann, ben])
      for (const lesson of [fractions, decimals, unitTest, testOut, multiplication])
        for (const result of await resultsOf(student, lesson)) rows.push([student, lesson, ...shown(result)])
    expect(rows).toEqual(table)
    const lineItem = { parentId: lineItemId(fractions) }
    const below = await week.open.db.assessmentResult.count({ where: { lineItem } })
    const total = await week.open.db.assessmentResult.count()
    // Of fractions 11 + 12 by the one and 13 + 3 + 1 by the other; of the linear attempts 10 each, 3 while open.
    expect(below).toBe(40)
    // And 4 of the game and 2 of the lab.
    expect(total).toBe(12 + 40 + 3 * 10 + 10 + 13 + 10 + 6)
  })

  it('holds one result for each completion of an activity and of a VR session, graded where it says what was right', async () => {
    const { ann, ben } = week
    const table = [
      [ann, game, 1, 85, 'fully graded', 10, null, 85, '17/20', 1],
      [ann, game, 2, null, 'submitted', 5, null, null, 'null/null', 0],
      [ann, game, 3, null, 'submitted', 0, null, null, '0/0', 0],
      [ben, game, 1, 100, 'fully graded', 4, null, 100, '8/8', 0],
      [ann, vrLineId(week.lab), 1, 92, 'fully graded', null, null, null, 'null/null', 1],
      [ann, vrLineId(week.lab), 2, null, 'submitted', null, null, null, 'null/null', 0],
    ]
    const rows: unknown[][] = []
    for (const line of [game, vrLineId(week.lab)])
      for (const student of [ann, ben])
        for (const result of await resultsOn(student, line)) rows.push([student, line, ...shown(result)])
    expect(rows).toEqual(table)
    const line = { lessonId: null, parentId: null, resultValueMin: 0, resultValueMax: 100 }
    const { assessmentLineItem } = week.open.db
    expect(await assessmentLineItem.findUnique({ where: { id: game } })).toMatchObject({
      ...{ ...line, title: 'Fraction game', courseId: 'course-math-5' },
      metadata: { activityId: 'fraction-game' },
    })
    expect(await assessmentLineItem.findUnique({ where: { id: vrLineId(week.lab) } })).toMatchObject({
      ...{ ...line, title: 'Lab safety', courseId: 'course-cs-101' },
    })
  })

  it('holds one result for each question, 0 to 1, and those that were never answered as 0', async () => {
    const { ann, ben } = week
    const scoresOf = async (student: string, lesson: string, attempt: number) => {
      const where = { studentId: student, lineItem: { parentId: lineItemId(lesson) }, attempt }
      const rows = await week.open.db.assessmentResult.findMany({ where })
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
    const { ann } = week
    const [first] = await resultsOf(ann, fractions)
    expect(first?.scoreDate).toEqual(new Date(monday + 11 * 30_000))
    const [, second] = await resultsOf(ann, decimals)
    expect(second?.scoreDate.toISOString()).toMatch(/^2026-11-25/)
  })

  it('has a line for each lesson and below it one for each of its questions, also before any answer', async () => {
    const { assessmentLineItem } = week.open.db
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
    const finalized = { scoreStatus: { not: 'partially_graded' }, attempt: { lt: 9 } } as const
    const stored = async () => {
      const lines = await week.open.db.assessmentLineItem.findMany({
        omit: { updatedAt: true },
        orderBy: { id: 'asc' },
      })
      const ofFinalized = await week.open.db.attempt.findMany({ where: { status: 'finalized' } })
      const keys = new Set(
        ofFinalized.map(({ studentId, lessonId, number }) => `${studentId} ${lessonId} ${number}`),
      )
      const results = await week.open.db.assessmentResult.findMany({
        where: finalized,
        omit: { updatedAt: true },
        include: { lineItem: true },
        orderBy: { id: 'asc' },
      })
      return {
        lines,
        results: results
          .filter(
            ({ studentId, attempt, lineItem }) =>
              !lineItem.id.startsWith('line:') ||
              keys.has(`${studentId} ${(lineItem.parentId ?? lineItem.id).slice('line:'.length)} ${attempt}`),
          )
          .map(({ lineItem: _, ...row }) => row),
      }
    }
    const written = await stored()
    await week.open.db.assessmentLineItem.deleteMany()
    for (const migration of ['20261121090000_gradebook_and_policies', '20261121110000_banks_and_test_outs']) {
      const sql = await readFile(`prisma/migrations/${migration}/migration.sql`, 'utf8')
      for (const statement of sql.slice(sql.search(/^(INSERT INTO|UPDATE)/m)).split(/;\n/))
        if (statement.trim() !== '') await week.open.db.$executeRawUnsafe(statement)
    }
    expect(await stored()).toEqual(written)
    expect(written.results.length).toBe(8 + 11 + 12 + 30 + 13 + 20 + 6)
  })
})
