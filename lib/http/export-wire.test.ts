import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { streamResponse } from '#lib/http/file-response.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** A class's work as CSV, held against the tables it was read from. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const quiz = 'cs-101-binary-quiz'
const adaptive = 'math-3-multiplication'
let open: OpenRoutes
let classId: string
let student: string

beforeAll(async () => {
  open = await openRoutes()
  student = await open.idOf('student@example.com')
  const { timeback, db } = open
  classId = (await db.enrollment.findFirstOrThrow({ where: { userId: student } })).classId
  const classmate = await open.idOf('student2@example.com')
  await answerQuiz(student)
  await answerQuiz(student)
  // What was reset does not count.
  await answerQuiz(classmate)
  await timeback.lessons.resetAttempt({ lesson: quiz, student: classmate })
  await timeback.lessons.start({ lesson: adaptive, student })
  for (let turn = 0; turn < 3; turn += 1) {
    const { question } = await timeback.lessons.nextStep({ lesson: adaptive, student }).then((step) => {
      if (!('question' in step) || !step.question) throw new Error('an adaptive lesson asks on')
      return { question: step.question.id }
    })
    await timeback.lessons.submit({
      ...{ lesson: adaptive, student, question },
      ...(turn === 0 ? { skipped: true as const } : { responses: await open.right(question) }),
      responseMs: 1500 + turn,
    })
  }
  await db.user.update({ where: { id: student }, data: { name: '=HYPERLINK("x"), "Ada"' } })
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.signIn('teacher@example.com')
})

async function answerQuiz(of: string): Promise<void> {
  const { lessons } = open.timeback
  await lessons.start({ lesson: quiz, student: of, forceNew: true })
  const { questions } = await lessons.next({ lesson: quiz, student: of })
  for (const [index, { id: question }] of questions.entries()) {
    const responses = await (index === 0 ? open.wrong(question) : open.right(question))
    await lessons.submit({ lesson: quiz, student: of, question, responses })
  }
  await lessons.complete({ lesson: quiz, student: of })
}

const ask = (query: string, id = classId) =>
  fetchRoute(`/api/teacher/classes/${id}/export.csv${query}`, {}, { classId: id })

async function readTable(query: string): Promise<string[][]> {
  const answer = await ask(query)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const text = await answer.text()
  expect(text.endsWith('\r\n')).toBe(true)
  return parse(text)
}

describe('answers', () => {
  it('holds every answer that counts, as the tables have it', async () => {
    const [header, ...rows] = await readTable('?kind=answers')
    expect(header?.join()).toBe(
      'student_id,student_name,student_email,lesson_id,lesson_name,attempt,question_id,response,correct,score,answered_at,active_seconds',
    )
    const stored = await open.db.$queryRaw<Record<string, string>[]>`
      SELECT u.id::text AS student, u.email, a.lesson_id AS lesson, l.title, a.number::text AS attempt,
        q.identifier AS question, r.correct::text AS correct, greatest(0, r.score / r.max_score)::text AS score,
        to_char(r.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
        coalesce((r.response_ms / 1000.0)::float8::text, '') AS seconds
      FROM enrollment e JOIN "user" u ON u.id = e.user_id JOIN attempt a ON a.student_id = u.id
        JOIN lesson l ON l.id = a.lesson_id JOIN attempt_question q ON q.attempt_id = a.id AND q.round = a.round
        JOIN item_response r ON r.question_id = q.id
      WHERE e.class_id = ${classId}::uuid AND e.role = 'student'`
    expect(stored.length).toBeGreaterThan(6)
    const inOrder = (lines: string[]) => lines.toSorted()
    const without = (cells: string[]) => cells.filter((_, index) => index !== 1 && index !== 7)
    expect(inOrder(rows.map((cells) => without(cells).join('|')))).toEqual(
      inOrder(stored.map((row) => Object.values(row).join('|'))),
    )
    expect(rows.every((cells) => cells.length === 12)).toBe(true)
  })

  it('a response is what was given, and none where nothing was', async () => {
    const [, ...rows] = await readTable('?kind=answers')
    const first = rows.find((cells) => cells[3] === adaptive)
    expect(first?.slice(7, 9)).toEqual(['', 'false'])
    const given = rows.filter((cells) => cells[3] === quiz).map((cells) => cells[7])
    expect(given.every((response) => response !== '')).toBe(true)
  })

  it('a name that a spreadsheet would run is marked', async () => {
    const [, ...rows] = await readTable('?kind=answers')
    const own = rows.filter(([id]) => id === student)
    expect(new Set(own.map((cells) => cells[1]))).toEqual(new Set(['\'=HYPERLINK("x"), "Ada"']))
  })
})

describe('questions', () => {
  it('holds every attempt once, with its score and a share for each question', async () => {
    const [header = [], ...rows] = await readTable('?kind=questions')
    expect(header.slice(0, 6).join()).toBe('student_id,student_name,student_email,lesson_id,attempt,score')
    const attempts = await open.db.attempt.findMany({
      where: { student: { enrollments: { some: { classId, role: 'student' } } } },
      include: { questions: { include: { response: true } } },
    })
    expect(rows).toHaveLength(attempts.length)
    for (const { studentId, lessonId, number, score, round, questions } of attempts) {
      const row = rows.find(([id, , , lesson, attempt]) =>
        [id, lesson, attempt].every((cell, at) => cell === [studentId, lessonId, String(number)][at]),
      )
      expect(row?.[5]).toBe(String(score))
      const shares = questions.flatMap(({ identifier, response, round: asked }) =>
        response && asked === round ? [[identifier, String(response.score / response.maxScore)]] : [],
      )
      const shown = header.flatMap((name, at) => (at > 5 && row?.[at] !== '' ? [[name, row?.[at]]] : []))
      expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(shares))
    }
    expect(new Set(header).size).toBe(header.length)
  })
})

describe('whose it is', () => {
  it('is a class of one’s own and of a known kind', async () => {
    expect((await ask('?kind=answers', crypto.randomUUID())).status).toBe(404)
    expect((await ask('?kind=answers', 'no-class')).status).toBe(404)
    const refused = await ask('?kind=marks')
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'kind' }] })
    expect((await ask('')).status).toBe(400)
    await open.signIn('teacher2@example.com')
    expect(await (await ask('?kind=answers')).json()).toMatchObject({ code: 'CLASS_NOT_FOUND' })
    await open.signIn('student@example.com')
    expect((await ask('?kind=answers')).status).toBe(403)
    await open.signIn('admin@example.com')
    expect((await ask('?kind=questions')).status).toBe(200)
  })
})

it('a file is written as it is read, and ends with its reader', async () => {
  let made = 0
  let isEnded = false
  async function* parts() {
    try {
      for (;;) yield `line ${++made}\r\n`
    } finally {
      isEnded = true
    }
  }
  const answer = streamResponse(parts(), { name: 'a b.csv', mediaType: 'text/csv' })
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a-b.csv"')
  const reader = answer.body?.getReader()
  await reader?.read()
  expect(made).toBeLessThan(4)
  await reader?.cancel()
  expect(isEnded).toBe(true)
})

describe('the results of a class as OneRoster', () => {
  const take = () => fetchRoute(`/api/teacher/classes/${classId}/results.zip`, {}, { classId })

  it('are the gradebook’s, by lesson, each on a line that is there, with a manifest', async () => {
    const answer = await take()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    const rowsOf = (file: string) => {
      const [header = '', ...rows] = strFromU8(files[file] ?? new Uint8Array())
        .trimEnd()
        .split('\r\n')
      return rows.map((row) =>
        Object.fromEntries(header.split(',').map((name, at) => [name, row.split(',')[at]])),
      )
    }
    const manifest = rowsOf('manifest.csv').map(({ propertyName, value }) => `${propertyName} ${value}`)
    expect(manifest).toEqual(
      expect.arrayContaining(['oneroster.version 1.2', 'file.results bulk', 'file.lineItems bulk']),
    )
    const stored = await open.db.assessmentResult.findMany({
      where: { lineItem: { parentId: null }, student: { enrollments: { some: { classId } } } },
    })
    expect(stored.length).toBeGreaterThan(1)
    const told = rowsOf('results.csv').map(({ sourcedId, score, studentSourcedId, classSourcedId }) => ({
      ...{ sourcedId, score, studentSourcedId, classSourcedId },
    }))
    expect(told.toSorted((a, b) => String(a.sourcedId).localeCompare(String(b.sourcedId)))).toEqual(
      stored
        .map(({ id, score, studentId }) => ({
          ...{
            sourcedId: id,
            score: String(score ?? ''),
            studentSourcedId: studentId,
            classSourcedId: classId,
          },
        }))
        .toSorted((a, b) => a.sourcedId.localeCompare(b.sourcedId)),
    )
    const lines = new Set(rowsOf('lineItems.csv').map(({ sourcedId }) => sourcedId))
    expect(lines).toEqual(new Set(stored.map(({ lineItemId }) => lineItemId)))
  })

  it('are of a class of one’s own', async () => {
    await open.signIn('teacher2@example.com')
    expect((await take()).status).toBe(404)
  })
})
