import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '#lib/db/client.ts'
import { creditWindow } from '#lib/learning-time/credit-window.ts'
import { coveredMs, lengthMs, type Span } from '#lib/learning-time/spans.ts'
import { createRandom } from '#lib/std/random.ts'
import { statementsOf } from '#scripts/testing/database/count-statements.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { saveTimeWindow, type TimeClaim } from './time-windows.ts'

const lessonId = 'math-3-multiplication-quiz'
const noon = Date.parse('2026-03-02T12:00:00.000Z')
let open: OpenLessons
/** Two instances over one database; nothing in this process keeps their windows apart. */
let instances: [Database, Database]

beforeAll(async () => {
  open = await openLessons()
  instances = [open.db, openDatabase(open.databaseUrl)]
  await instances[1].$connect()
})
afterAll(async () => {
  await instances[1].$disconnect()
  await open.close()
})

/** A window that was active all the time, from so many to so many seconds before noon. */
function claimOf(studentId: string, fromS: number, toS: number): TimeClaim {
  const [startedAtMs, endedAtMs] = [noon - fromS * 1000, noon - toS * 1000]
  const window = { startedAtMs, endedAtMs, activeMs: endedAtMs - startedAtMs, inactiveMs: 0 }
  const [startedAt, endedAt] = [new Date(startedAtMs), new Date(endedAtMs)]
  const { activeMs } = window
  return {
    window: { studentId, id: crypto.randomUUID(), runId: crypto.randomUUID(), startedAt, endedAt, activeMs },
    decide: (around) => {
      const known = around.flatMap(({ credited }) => credited)
      const credit = creditWindow(window, known, noon)
      return { ...credit, inactiveMs: 0, reason: credit.reason ?? null }
    },
    events: () => [],
  }
}

function save(db: Database, claim: TimeClaim) {
  const { studentId, runId: id, startedAt } = claim.window
  return saveTimeWindow(db, claim, {
    studentId,
    id,
    startedAt,
    lessonId,
    course: null,
    slug: null,
    name: null,
  })
}

describe('a window of a student’s time', () => {
  it('is saved by one statement, its run with it, and by one more for what it touches', async () => {
    const student = await open.idOf('student@example.com')
    const first = claimOf(student, 90, 60)
    expect(await statementsOf(() => save(open.db, first))).toHaveLength(1)
    expect(await statementsOf(() => save(open.db, claimOf(student, 60, 30)))).toHaveLength(1)
    expect(await statementsOf(() => save(open.db, first))).toHaveLength(1)
    expect(await statementsOf(() => save(open.db, claimOf(student, 40, 0)))).toHaveLength(2)
  })

  it('is not saved where the session has ended or nobody is known, which the same statement tells', async () => {
    const student = await open.idOf('student@example.com')
    const [id, expiresAt] = [crypto.randomUUID(), new Date(Date.now() + 60_000)]
    await open.db.endedSession.create({ data: { id, userId: student, expiresAt } })
    const lists = { ADMIN_EMAILS: ['student@example.com'], TEACHER_EMAILS: [] }
    const saveFor = (studentId: string, sessionId: string) => {
      const claim = claimOf(studentId, 300, 290)
      const run = { studentId, id: claim.window.runId, startedAt: claim.window.startedAt, lessonId }
      const whole = { ...run, course: null, slug: null, name: null }
      return saveTimeWindow(open.db, claim, whole, { id: sessionId, lists })
    }
    expect(await saveFor(student, id)).toMatchObject({ person: { id: student, ended: true }, saved: null })
    expect(await saveFor(crypto.randomUUID(), crypto.randomUUID())).toEqual({ person: null, saved: null })
    const sent = await statementsOf(async () =>
      expect(await saveFor(student, crypto.randomUUID())).toMatchObject({
        person: { id: student, role: 'admin', ended: false },
        saved: { creditedMs: 10_000 },
      }),
    )
    expect(sent).toHaveLength(1)
  })

  it('of a subject and grade of which the school has another course is the configured one’s', async () => {
    const student = await open.idOf('teacher2@example.com')
    const of = { subject: 'Math', grade: 3, totalLessons: 5, source: 'school' as const }
    const ids = ['course-a', 'course-b'].map((id) => ({ ...of, id, code: id, title: id, sortOrder: -1 }))
    await open.db.course.createMany({ data: ids })
    const courseOf = async (course: { subject: string; grade: number }) => {
      const claim = claimOf(student, 300, 290)
      const { runId: id, startedAt } = claim.window
      const run = { studentId: student, id, startedAt, lessonId: null, course, slug: 'a', name: 'A' }
      expect(await saveTimeWindow(open.db, claim, run)).toMatchObject({ saved: {} })
      return (await open.db.activityRun.findFirstOrThrow({ where: { id } })).courseId
    }
    expect(await courseOf({ subject: 'Math', grade: 3 })).toBe('course-math-3')
    await open.db.course.updateMany({ where: { id: { in: ['course-a', 'course-b'] } }, data: { grade: 9 } })
    expect(await courseOf({ subject: 'Math', grade: 9 })).toBe('course-a')
    await open.db.course.deleteMany({ where: { source: 'school' } })
  })

  it('never credits a second twice, however many instances save at once', async () => {
    const student = await open.idOf('student2@example.com')
    const random = createRandom(7)
    const claims = Array.from({ length: 60 }, () => {
      const fromS = 30 + Math.floor(random() * 270)
      return claimOf(student, fromS, fromS - 1 - Math.floor(random() * 29))
    })
    const saved = await Promise.all(claims.map((claim, turn) => save(instances[turn % 2 ? 1 : 0], claim)))
    const rows = await open.db.timeWindow.findMany({ where: { studentId: student } })
    const credited = rows.flatMap((row) => row.credited as unknown as Span[])
    expect(lengthMs(credited)).toBe(coveredMs(credited))
    expect(lengthMs(credited)).toBe(saved.reduce((sum, each) => sum + (each.saved?.creditedMs ?? 0), 0))
    const claimed = claims.map(({ window }): Span => [window.startedAt.getTime(), window.endedAt.getTime()])
    expect(lengthMs(credited)).toBe(coveredMs(claimed))
  })

  it('is decided anew where another was saved while it waited, and so is credited beside that one only', async () => {
    const student = await open.idOf('teacher@example.com')
    await save(open.db, claimOf(student, 200, 190))
    const both = await open.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM time_ledger WHERE student_id = ${student}::uuid FOR UPDATE`
      const sent = instances.map((db) => save(db, claimOf(student, 60, 40)))
      // Each has looked and found nothing around; from here on only one of them can be right.
      await vi.waitFor(async () => {
        const waiting = await open.db.$queryRaw`SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`
        expect(waiting).toHaveLength(2)
      })
      return { sent }
    })
    const credited = (await Promise.all(both.sent)).map((each) => each.saved?.creditedMs)
    expect(credited.sort()).toEqual([0, 20_000])
  })

  it('reads no more of a long history than of a short one', async () => {
    const student = await open.idOf('student3@example.com')
    await save(open.db, claimOf(student, 30, 0))
    await open.db.$executeRaw`INSERT INTO time_window
        (student_id, id, run_id, started_at, ended_at, active_ms, inactive_ms, credited_ms, credited)
      SELECT student_id, gen_random_uuid(), run_id, started_at - ago, ended_at - ago, 30000, 0, 30000, '[]'
      FROM time_window, LATERAL (SELECT n * interval '30 s' AS ago FROM generate_series(1, 20000) AS n) AS before
      WHERE student_id = ${student}::uuid`
    await open.db.$executeRaw`ANALYZE time_window`
    const plan = await open.db.$queryRaw<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }[]>`
      EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT id FROM time_window WHERE student_id = ${student}::uuid
        AND ended_at > ${new Date(noon)} AND started_at < ${new Date(noon + 30_000)} AND credited_ms > 0`
    expect(plan[0]?.['QUERY PLAN'][0].Plan['Shared Hit Blocks']).toBeLessThanOrEqual(4)
  })

  it('is of nothing where its lesson is deleted while it is saved', async () => {
    const student = await open.idOf('student@example.com')
    const { sent } = await open.db.$transaction(async (tx) => {
      await tx.lesson.delete({ where: { id: lessonId } })
      const sent = save(instances[1], claimOf(student, 25, 5))
      await vi.waitFor(async () => {
        const waiting = await open.db.$queryRaw`SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`
        expect(waiting).toHaveLength(1)
      })
      return { sent }
    })
    expect((await sent).saved).toBeNull()
  })
})
