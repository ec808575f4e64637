import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { mergePeople } from './merge-people.ts'

/** Two people who are one: nothing that either did is lost. */

const { db } = await openTestDatabase()
const at = new Date('2026-03-02T12:00:00.000Z')
const lessons = ['adaptive-1', 'quiz-1']
let [from, into, byId] = ['', '', '']

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "user", class, course, audit_entry CASCADE`
  const person = async (name: string, role: 'student' | 'admin' = 'student') =>
    (await db.user.create({ data: { name, role, email: `${name.toLowerCase()}@school.example` } })).id
  ;[from, into, byId] = [await person('Twin'), await person('Ann'), await person('Head', 'admin')]
  await db.course.create({ data: { id: 'c', code: 'C', title: 'C', subject: 'Math', totalLessons: 2 } })
  await db.component.create({ data: { id: 'u', courseId: 'c', title: 'Unit' } })
  for (const id of lessons) {
    const type = id.startsWith('quiz') ? 'quiz' : 'powerpath_100'
    await db.lesson.create({ data: { id, type, courseId: 'c', componentId: 'u', title: id } })
    await db.assessmentLineItem.create({
      data: { id: `line:${id}`, title: id, courseId: 'c', lessonId: id, resultValueMax: 100 },
    })
  }
})

const merge = () => mergePeople(db, { from, into, byId, at })

/** So many attempts at a lesson, the last one open or not, each with an answer and a grade. */
async function work(studentId: string, lessonId: string, { attempts, open }: Work): Promise<void> {
  const { id: itemId } = await db.item.upsert({
    where: { identifier_sha256: { identifier: 'i', sha256: 'x' } },
    create: { identifier: 'i', sha256: 'x', title: 'i', xml: '<x/>' },
    update: {},
  })
  for (let number = 1; number <= attempts; number++) {
    const isOpen = open && number === attempts
    const { id: attemptId } = await db.attempt.create({
      data: {
        ...{ studentId, lessonId, number, previous: number === 1 ? null : number - 1, seed: 1 },
        lessonType: lessonId.startsWith('quiz') ? 'quiz' : 'powerpath_100',
        ...(isOpen ? { status: 'open' } : { status: 'finalized', completedAt: at, xp: number, score: 50 }),
      },
    })
    const question = { attemptId, ordinal: 1, itemId, identifier: 'i', difficulty: 'medium' } as const
    const { id: questionId } = await db.attemptQuestion.create({ data: question })
    const answer = {
      questionId,
      responses: {},
      correct: true,
      score: 1,
      maxScore: 1,
      scoreBefore: 0,
      scoreAfter: 1,
    }
    await db.itemResponse.create({ data: answer })
    await db.submission.create({
      data: { studentId, id: crypto.randomUUID(), questionId, responses: {}, result: {} },
    })
    await db.assessmentResult.create({
      data: {
        ...{ id: `line:${lessonId}:${studentId}:${number}`, lineItemId: `line:${lessonId}`, studentId },
        ...{ attempt: number, score: 50, scoreStatus: 'fully_graded', scoreDate: at },
        metadata: { attempt: number, mark: `${studentId} ${number}` },
      },
    })
  }
}
type Work = { attempts: number; open: boolean }

const sums = () => db.$queryRaw`SELECT (SELECT count(*)::int FROM attempt) AS attempts,
  (SELECT sum(xp) FROM attempt) AS xp, (SELECT count(*)::int FROM item_response) AS answers,
  (SELECT count(*)::int FROM submission) AS submissions, (SELECT count(*)::int FROM assessment_result) AS grades,
  (SELECT count(*)::int FROM activity_run) AS runs, (SELECT sum(credited_ms)::int FROM time_window) AS credited`

describe('the attempts of two people', () => {
  it('follow one another without a gap, the open one last, and no answer, grade or XP is lost', async () => {
    const ofOne = fc.record({ attempts: fc.nat(3), open: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(ofOne, ofOne, ofOne, ofOne, async (a, b, c, d) => {
        // Two open quizzes are closed before (see mergeUsers).
        const quiz = { ...d, open: d.open && !b.open }
        await db.user.deleteMany()
        for (const [id, name] of [
          [from, 'twin'],
          [into, 'ann'],
          [byId, 'head'],
        ] as const)
          await db.user.create({ data: { id, name, email: `${name}@school.example` } })
        await work(from, 'adaptive-1', a)
        await work(from, 'quiz-1', b)
        await work(into, 'adaptive-1', c)
        await work(into, 'quiz-1', quiz)
        const before = await sums()
        const versions = await db.attempt.findMany({ select: { id: true, version: true } })
        expect(await merge()).toBe('merged')
        expect(await sums()).toEqual(before)
        for (const lessonId of lessons) {
          const rows = await db.attempt.findMany({
            where: { studentId: into, lessonId },
            orderBy: { number: 'asc' },
          })
          expect(rows.map(({ number }) => number)).toEqual(rows.map((_row, index) => index + 1))
          expect(rows.findIndex(({ status }) => status === 'open')).toBe(
            rows.some(({ status }) => status === 'open') ? rows.length - 1 : -1,
          )
          for (const { id, version } of rows)
            expect(version).toBeGreaterThan(versions.find((one) => one.id === id)?.version ?? 99)
          const grades = await db.assessmentResult.findMany({
            where: { studentId: into, lineItemId: `line:${lessonId}` },
            orderBy: { attempt: 'asc' },
          })
          expect(grades.map(({ id }) => id)).toEqual(
            rows.map(({ number }) => `line:${lessonId}:${into}:${number}`),
          )
          expect(grades.map(({ metadata }) => (metadata as { attempt: number }).attempt)).toEqual(
            rows.map(({ number }) => number),
          )
        }
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  it('are not merged while both have a test open: that one is scored first', async () => {
    await work(from, 'quiz-1', { attempts: 1, open: true })
    await work(into, 'quiz-1', { attempts: 2, open: true })
    expect(await merge()).toBe('both-open')
    expect(await db.attempt.count({ where: { studentId: from } })).toBe(1)
    expect(await db.auditEntry.count()).toBe(0)
  })
})

it('what both have of what one person has once is kept once, and all else goes with them', async () => {
  const inClass = async (title: string) => (await db.class.create({ data: { title } })).id
  const [shared, own] = [await inClass('3 A'), await inClass('3 B')]
  await db.enrollment.createMany({
    data: [
      { classId: shared, userId: from, role: 'student' },
      { classId: shared, userId: into, role: 'student' },
      { classId: own, userId: from, role: 'student' },
    ],
  })
  const unit = { courseId: 'c', units: 1 }
  await db.masteredUnit.createMany({
    data: [
      { ...unit, studentId: from, source: 'lesson:quiz-1' },
      { ...unit, studentId: into, source: 'lesson:quiz-1' },
      { ...unit, studentId: from, source: 'lesson:adaptive-1' },
    ],
  })
  await db.courseProgress.createMany({
    data: [
      { studentId: from, courseId: 'c', masteredUnits: 2 },
      { studentId: into, courseId: 'c', masteredUnits: 1 },
    ],
  })
  for (const [studentId, version] of [
    [from, 7],
    [into, 3],
  ] as const) {
    const id = crypto.randomUUID()
    await db.timeLedger.create({ data: { studentId, version } })
    await db.activityRun.create({ data: { studentId, id, courseId: 'c' } })
    const endedAt = new Date(at.getTime() + 1000)
    await db.timeWindow.create({
      data: {
        ...{ studentId, id: crypto.randomUUID(), runId: id, startedAt: at, endedAt, activeMs: 1000 },
        ...{ inactiveMs: 0, creditedMs: 1000, credited: [] },
      },
    })
  }
  const account = { provider: 'oidc', email: 'x@school.example' }
  await db.account.createMany({
    data: [
      { ...account, providerAccountId: 'a', userId: from },
      { ...account, provider: 'google', providerAccountId: 'g', userId: from },
      { ...account, providerAccountId: 'b', userId: into },
    ],
  })
  await db.lesson.update({ where: { id: 'quiz-1' }, data: { ownerId: from } })
  await db.message.create({ data: { studentId: from, fromId: byId, text: 'Well done.' } })
  for (const studentId of [from, into])
    await db.assignment.create({ data: { studentId, lessonId: 'quiz-1', createdById: byId } })
  await db.user.update({ where: { id: from }, data: { rosterId: 'sis-7' } })
  const before = await sums()
  expect(await merge()).toBe('merged')
  expect(await sums()).toEqual(before)
  expect(await db.user.findUnique({ where: { id: from } })).toBeNull()
  expect(await db.user.findUnique({ where: { id: into } })).toMatchObject({ name: 'Ann', rosterId: 'sis-7' })
  expect(await db.enrollment.count({ where: { userId: into } })).toBe(2)
  expect(await db.courseProgress.findMany()).toMatchObject([{ studentId: into, masteredUnits: 2 }])
  expect(await db.timeLedger.findMany()).toEqual([{ studentId: into, version: 8 }])
  expect(await db.timeWindow.count({ where: { studentId: into } })).toBe(2)
  const accounts = await db.account.findMany({ where: { userId: into }, orderBy: { provider: 'asc' } })
  expect(accounts.map(({ providerAccountId }) => providerAccountId)).toEqual(['g', 'b'])
  expect(await db.lesson.count({ where: { ownerId: into } })).toBe(1)
  expect(await db.message.count({ where: { studentId: into } })).toBe(1)
  expect(await db.assignment.count({ where: { studentId: into } })).toBe(1)
  expect(await db.auditEntry.findMany()).toMatchObject([
    { action: 'person.merged', subjectId: into, byId, before: { id: from, email: 'twin@school.example' } },
  ])
})

it('every column that refers to a person refers to one by its own, so that the merge finds it', async () => {
  const wide = await db.$queryRaw`SELECT conname FROM pg_constraint
    WHERE contype = 'f' AND confrelid = '"user"'::regclass AND cardinality(conkey) <> 1`
  expect(wide).toEqual([])
})

it('somebody who is gone is told so, and nothing changes', async () => {
  await db.user.delete({ where: { id: from } })
  expect(await merge()).toBe('unknown')
  expect(await db.auditEntry.count()).toBe(0)
})
