import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '#lib/auth/actor.ts'
import { analyseQuestions } from '#lib/insight/item-analysis.ts'
import { adaptiveType } from '#lib/std/terms.ts'
import { exportClass } from '#lib/timeback/server/records/export-class.ts'
import {
  type AttemptBySql,
  attemptsBySql,
  cellsBySql,
  keyOf,
} from '#scripts/testing/lessons/figures-by-sql.ts'
import { type TaughtClass, taughtClass } from '#scripts/testing/lessons/taught-class.ts'
import { serve } from '#scripts/testing/routes/serve.ts'
import { getClassPage, getClassReport } from './classes.ts'
import { getLessonPage } from './lesson-figures.ts'
import { getStudentHistory } from './students.ts'

/**
 * Every figure that a teacher is shown equals what plain SQL makes of the rows of answers, for a class of 30 at 20
 * lessons: no stored sum is believed.
 */

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let taught: TaughtClass
let actor: Actor

beforeAll(async () => {
  taught = await taughtClass()
  serve(taught.open)
  const { id, name, email } = await taught.open.db.user.findUniqueOrThrow({ where: { id: taught.teacherId } })
  actor = { timebackId: id, name, email, role: 'teacher' }
}, 240_000)
afterAll(() => taught.open.close())

const sql = <Row>(text: string) => taught.open.db.$queryRawUnsafe<Row[]>(text)

/** Floating sums may be taken in another order. */
function expectSame(ours: number | null, theirs: number | null, what: string) {
  if (theirs === null || ours === null) expect(ours, what).toBe(theirs)
  else expect(Math.abs(ours - theirs), `${what}: ${ours}, ${theirs}`).toBeLessThan(1e-9)
}

describe('what SQL makes of the answers of 30 students at 20 lessons', () => {
  it('is every cell of the grid', async () => {
    const [report, cells] = [await getClassReport(actor, taught.classId), await cellsBySql(taught.open.db)]
    expect(report?.cells).toHaveLength(30 * 20)
    for (const cell of report?.cells ?? []) {
      const theirs = cells.get(keyOf(cell))
      const what = keyOf(cell)
      expect(cell.attempts, what).toBe(theirs?.attempts ?? 0)
      expect(cell.lastSeenAt, what).toBe(theirs?.latest.lastSeenAt.toISOString() ?? null)
      const state = theirs ? (theirs.latest.status === 'open' ? 'open' : 'done') : 'not-started'
      expect(cell.state, what).toBe(state)
      expectSame(cell.score, theirs?.latest.score ?? null, what)
      expectSame(cell.best, theirs?.best ?? null, what)
    }
    // Nothing of this is so of itself: each kind of cell is there.
    const kinds = new Set([...cells.values()].map(({ latest }) => `${latest.type} ${latest.status}`))
    expect(kinds.size).toBeGreaterThanOrEqual(3)
    expect([...cells.values()].some(({ attempts }) => attempts > 1)).toBe(true)
    expect(cells.size).toBeLessThan(30 * 20)
    expect((await sql('SELECT FROM attempt WHERE round > 1')).length).toBeGreaterThan(0)
  })

  it('is what the page of the class shows of it, rounded down to a tenth', async () => {
    const [page, cells] = [
      await getClassPage(actor, { classId: taught.classId }),
      await cellsBySql(taught.open.db),
    ]
    const mastered = new Set(
      (
        await sql<{ key: string }>(`SELECT student_id || ' ' || substr(source, 8) AS key FROM mastered_unit
        WHERE source LIKE 'lesson:%'`)
      ).map(({ key }) => key),
    )
    const down = (score: number | null | undefined) =>
      score == null ? null : Math.floor(score * 10 + 1e-9) / 10
    expect(page?.board.rows).toHaveLength(30)
    // All of it happened within the last day of the test's own clock.
    const [changed] = await sql(`SELECT
        (SELECT count(DISTINCT student_id)::int FROM attempt WHERE lesson_id LIKE 'figures-%') AS students,
        (SELECT count(*)::int FROM attempt WHERE lesson_id LIKE 'figures-%' AND status = 'finalized') AS finished,
        (SELECT count(*)::int FROM mastered_unit WHERE source LIKE 'lesson:figures-%') AS mastered`)
    expect(page?.board.changed).toEqual(changed)
    for (const { id: studentId, cells: shown } of page?.board.rows ?? [])
      for (const [index, { id: lessonId }] of (page?.board.lessons ?? []).entries()) {
        const key = keyOf({ studentId, lessonId })
        const theirs = cells.get(key)
        const cell = shown[index]
        if (!theirs) {
          expect(cell, key).toBe(0)
          continue
        }
        const { latest, attempts, best } = theirs
        const isOpen = latest.status === 'open'
        const score = isOpen && latest.type !== adaptiveType ? null : down(latest.score)
        expect(cell, key).toEqual([expect.any(Number), attempts, score, down(best), isOpen ? 1 : 0])
        expect(Array.isArray(cell) && cell[0] === 0, key).toBe(mastered.has(key))
      }
  })

  it('is every line of each student’s page', async () => {
    const rows = await sql<AttemptBySql>(attemptsBySql)
    const xp = await sql<{ studentId: string; xp: number; played: number }>(
      `SELECT u.id::text AS "studentId",
         coalesce((SELECT sum(a.xp_worth * a.multiplier) FROM attempt a WHERE a.student_id = u.id AND a.status = 'finalized'), 0) AS xp,
         coalesce((SELECT sum(r.xp_earned) FROM activity_run r WHERE r.student_id = u.id), 0) AS played
       FROM "user" u WHERE u.email LIKE 'figures-%'`,
    )
    let lines = 0
    for (const timebackId of taught.students) {
      const page = await getStudentHistory(actor, { classId: taught.classId, timebackId })
      const own = rows.filter(({ studentId }) => studentId === timebackId)
      expect(page?.attempts.length).toBe(own.length)
      for (const attempt of page?.attempts ?? []) {
        const theirs = own.find((row) => row.lessonId === attempt.lessonId && row.number === attempt.attempt)
        const what = `${timebackId} ${attempt.lessonId} ${attempt.attempt}`
        expect(attempt.finalized, what).toBe(theirs?.status === 'finalized')
        expectSame(attempt.score, theirs?.score ?? null, what)
        expect(attempt.activeMs, what).toBe(theirs?.activeMs)
        const isPractice = theirs?.type === adaptiveType
        expect(attempt.totalQuestions, what).toBe(isPractice ? theirs.answered : theirs?.asked)
        // Of an open quiz nothing is told before it is finished.
        if (isPractice || attempt.finalized) expect(attempt.correctQuestions, what).toBe(theirs?.correct)
        lines++
      }
      const theirXp = xp.find(({ studentId }) => studentId === timebackId)
      const sum = (values: (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0)
      expectSame(sum(page?.attempts.map((attempt) => attempt.xp) ?? []), theirXp?.xp ?? null, timebackId)
      expectSame(sum(page?.activities.map((each) => each.xp) ?? []), theirXp?.played ?? null, timebackId)
    }
    expect(lines).toBe(rows.length)
  })

  it('is a year of each student: XP and minutes of its weeks, and what of the course is mastered', async () => {
    const bySql = await sql<{ studentId: string; week: string; xp: number; ms: number }>(
      `SELECT student_id::text AS "studentId", to_char(date_trunc('week', at AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS week,
         sum(xp)::float AS xp, sum(ms)::float AS ms
       FROM (SELECT student_id, completed_at AS at, xp_worth * multiplier AS xp, 0 AS ms FROM attempt
           WHERE status = 'finalized'
         UNION ALL SELECT student_id, completed_at, xp_earned, 0 FROM activity_run WHERE xp_earned IS NOT NULL
         UNION ALL SELECT student_id, ended_at, 0, credited_ms FROM time_window) done GROUP BY 1, 2`,
    )
    const units = await sql<{ studentId: string; units: number }>(
      `SELECT student_id::text AS "studentId", count(*)::int AS units FROM mastered_unit WHERE course_id = 'figures'
         AND source LIKE 'lesson:%' GROUP BY 1`,
    )
    for (const timebackId of taught.students) {
      const page = await getStudentHistory(actor, { classId: taught.classId, timebackId })
      expect(page?.weeks).toHaveLength(52)
      for (const { week, xp, activeMs } of page?.weeks ?? []) {
        const theirs = bySql.find((row) => row.studentId === timebackId && row.week === week)
        expectSame(xp, theirs?.xp ?? 0, `${timebackId} ${week}`)
        expect(activeMs, `${timebackId} ${week}`).toBe(theirs?.ms ?? 0)
      }
      const total = page?.weeks.reduce((sum, { xp }) => sum + xp, 0) ?? 0
      expectSame(total, page?.totalXp ?? null, timebackId)
      const mastered = page?.courses.flatMap(({ lessons }) => lessons.filter((lesson) => lesson.mastered))
      expect(mastered?.length).toBe(units.find(({ studentId }) => studentId === timebackId)?.units ?? 0)
    }
    expect(bySql.filter(({ xp, ms }) => xp > 0 && ms > 0).length).toBeGreaterThan(5)
  })

  it.each(['figures-01', 'figures-03'])(
    'is every figure of the page of lesson %s, of which the export’s columns make the same again',
    async (lessonId) => {
      const page = await getLessonPage(actor, { classId: taught.classId, lessonId })
      const cells = await cellsBySql(taught.open.db)
      const begun = page?.students.filter(({ cell }) => cell !== 0).map(({ id }) => id) ?? []
      const known = [...cells.values()].map(({ latest }) => latest).filter((row) => row.lessonId === lessonId)
      expect(begun.toSorted()).toEqual(known.map(({ studentId }) => studentId).toSorted())
      const rows = (await readExport('answers')).filter((row) => row.lesson_id === lessonId)
      const again = analyseQuestions(
        rows.map((row) => ({
          ...{ student: row.student_id ?? '', question: row.question_id ?? '', response: row.response ?? '' },
          ...{
            attempt: Number(row.attempt),
            correct: row.correct === 'true',
            answeredAt: row.answered_at ?? '',
          },
          score: row.score === '' ? null : Number(row.score),
          activeSeconds: row.active_seconds === '' ? null : Number(row.active_seconds),
        })),
      )
      expect(page?.questions.map(({ question }) => question).toSorted()).toEqual(
        again.map(({ question }) => question).toSorted(),
      )
      const right = await sql<{ question: string; students: number; correct: number }>(
        `SELECT question, count(*)::int AS students, count(*) FILTER (WHERE correct)::int AS correct FROM (
           SELECT DISTINCT ON (a.student_id, q.identifier) q.identifier AS question, r.correct
           FROM attempt a JOIN attempt_question q ON q.attempt_id = a.id AND q.round = a.round
             JOIN item_response r ON r.question_id = q.id
           WHERE a.lesson_id = '${lessonId}' ORDER BY a.student_id, q.identifier, a.number, r.answered_at) first
         GROUP BY 1`,
      )
      for (const figures of page?.questions ?? []) {
        const { question } = figures
        const theirs = again.find((each) => each.question === question)
        for (const name of [
          'facility',
          'facilityOfAll',
          'difficulty',
          'standardError',
          'discrimination',
        ] as const)
          expect(figures[name] ?? 0, `${question} ${name}`).toBeCloseTo(theirs?.[name] ?? 0, 5)
        expect(figures).toMatchObject({
          ...{ exposure: theirs?.exposure, answers: theirs?.answers, medianSeconds: theirs?.medianSeconds },
          suspectedKey: theirs?.suspectedKey,
        })
        const counts = (choices?: { response: string; count: number; share: number }[]) =>
          choices?.map(({ response, count, share }) => ({ response, count, share }))
        expect(counts(figures.choices)).toEqual(counts(theirs?.choices))
        const bySql = right.find((row) => row.question === question)
        expect(figures.students).toBe(bySql?.students)
        expectSame(figures.facility * figures.students, bySql?.correct ?? null, question)
      }
      expect(right.length).toBe(again.length)
    },
  )

  it('is every cell of both exports, and so the exports say what the grid says', async () => {
    const answers = await sql<Record<string, string | number | boolean | null>>(
      `SELECT u.id::text AS student_id, u.name AS student_name, u.email AS student_email, a.lesson_id, l.title AS lesson_name,
         a.number::text AS attempt, q.identifier AS question_id, r.responses->>'RESPONSE' AS response, r.correct::text AS correct,
         greatest(0, r.score / r.max_score) AS score, to_char(r.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
           AS answered_at, r.response_ms / 1000.0 AS active_seconds
       FROM item_response r JOIN attempt_question q ON q.id = r.question_id JOIN attempt a ON a.id = q.attempt_id AND q.round = a.round
         JOIN lesson l ON l.id = a.lesson_id JOIN "user" u ON u.id = a.student_id
         JOIN enrollment e ON e.user_id = u.id AND e.class_id = '${taught.classId}' AND e.role = 'student'`,
    )
    const exported = await readExport('answers')
    expect(exported.length).toBe(answers.length)
    expect(exported.length).toBeGreaterThan(500)
    const keyOfAnswer = (row: Record<string, unknown>) =>
      [row.student_id, row.lesson_id, row.attempt, row.question_id, row.answered_at].join(' ')
    const known = new Map(answers.map((row) => [keyOfAnswer(row), row]))
    for (const { score, active_seconds, ...row } of exported) {
      const { score: theirScore, active_seconds: theirSeconds, ...theirs } = known.get(keyOfAnswer(row)) ?? {}
      expect(row).toEqual(theirs)
      expectSame(Number(score), Number(theirScore), keyOfAnswer(row))
      expect(active_seconds === '' ? null : Number(active_seconds)).toBe(
        theirSeconds === null ? null : Number(theirSeconds),
      )
    }

    const attempts = await readExport('questions')
    const bySql = await sql<AttemptBySql>(attemptsBySql)
    expect(attempts.length).toBe(bySql.length)
    const latest = new Map<string, number>()
    for (const { student_id: studentId = '', lesson_id: lessonId = '', attempt, score } of attempts) {
      const theirs = bySql.find(
        (row) => keyOf(row) === keyOf({ studentId, lessonId }) && row.number === Number(attempt),
      )
      expectSame(Number(score), theirs?.score ?? null, `${studentId} ${lessonId} ${attempt}`)
      latest.set(keyOf({ studentId, lessonId }), Number(score))
    }
    const report = await getClassReport(actor, taught.classId)
    for (const cell of report?.cells ?? [])
      if (cell.attempts > 0) expect(latest.get(keyOf(cell))).toBe(cell.score)
      else expect(latest.has(keyOf(cell))).toBe(false)
  })
})

/** The rows by column. */
async function readExport(kind: 'answers' | 'questions'): Promise<Record<string, string>[]> {
  const { lines } = await exportClass(taught.open.deps, actor, { classId: taught.classId, kind })
  let text = ''
  for await (const line of lines) text += line
  return parse(text, { columns: true })
}
