import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** What a teacher does to a student's attempts, and the trail that it leaves. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const quiz = 'cs-101-binary-quiz'
let open: OpenRoutes
let student: string
let classId: string

beforeAll(async () => {
  open = await openRoutes()
  student = await open.idOf('student@example.com')
  classId = (await open.db.enrollment.findFirstOrThrow({ where: { userId: student } })).classId
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.auditEntry.deleteMany()
  await open.signIn('teacher@example.com')
})

async function act(body: unknown, { of = student, lesson = quiz } = {}) {
  const params = { timebackId: of, lessonId: lesson }
  const init = { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetchRoute(`/api/teacher/attempts/${of}/${lesson}`, init, params)
  return { status: answer.status, json: await answer.json() }
}

type Trail = { entries: { at: string; subject: { id: string } }[]; next?: string }
const readTrail = async (query = '') => (await open.get(`teacher/audit${query}`)).json as Trail

async function answerAll(): Promise<void> {
  const { lessons } = open.timeback
  const { questions } = await lessons.next({ lesson: quiz, student })
  for (const { id: question } of questions)
    await lessons.submit({ lesson: quiz, student, question, responses: await open.right(question) })
  await lessons.complete({ lesson: quiz, student })
}

it('a reset of nothing is 404; a new attempt opens, and a finished one is opened again with its score in the trail', async () => {
  expect(await act({ action: 'reset' })).toMatchObject({ status: 404, json: { code: 'ATTEMPT_NOT_FOUND' } })
  expect(await readTrail()).toEqual({ entries: [] })
  expect(await act({ action: 'new' })).toEqual({ status: 200, json: { attempt: 1, action: 'new' } })
  await answerAll()
  expect(await act({ action: 'reset' })).toEqual({ status: 200, json: { attempt: 1, action: 'reset' } })
  const stored = await open.db.attempt.findMany({ where: { studentId: student, lessonId: quiz } })
  expect(stored).toMatchObject([{ number: 1, status: 'open', score: 0, round: 2 }])
  const { timebackId, name, email } = await teacher()
  const entry = { at: expect.stringMatching(/Z$/), by: { timebackId, name, email } }
  const subject = { kind: 'attempt', id: `${student}/${quiz}/1` }
  const after = { attempt: 1, score: 0, finalized: false }
  const before = { attempt: 1, score: 100, finalized: true }
  const entries = [
    { ...entry, action: 'attempt.reset', subject, before, after },
    { ...entry, action: 'attempt.new', subject, after },
  ]
  expect(await readTrail()).toEqual({ entries })
  expect(await readTrail(`?classId=${classId}`)).toEqual({ entries })
  expect(await act({ action: 'new' })).toEqual({ status: 200, json: { attempt: 2, action: 'new' } })
})

async function teacher() {
  const {
    id: timebackId,
    name,
    email,
  } = await open.db.user.findUniqueOrThrow({
    where: { email: 'teacher@example.com' },
  })
  return { timebackId, name, email }
}

it('another’s student, an unknown lesson and a wrong action are refused, and leave no entry', async () => {
  const foreign = await open.idOf('student3@example.com')
  for (const [answer, expected] of [
    [await act({ action: 'new' }, { of: foreign }), { status: 404, json: { code: 'STUDENT_NOT_FOUND' } }],
    [await act({ action: 'new' }, { of: 'nobody' }), { status: 404, json: { code: 'STUDENT_NOT_FOUND' } }],
    [await act({ action: 'new' }, { lesson: 'none' }), { status: 404, json: { code: 'LESSON_NOT_FOUND' } }],
    [await act({ action: 'redo' }), { status: 400, json: { errors: [{ path: 'action' }] } }],
    [await act({}), { status: 400, json: { errors: [{ path: 'action' }] } }],
  ] as const)
    expect(answer).toMatchObject(expected)
  await open.signIn('student@example.com')
  expect(await act({ action: 'new' })).toMatchObject({ status: 403 })
  expect(await open.db.auditEntry.count()).toBe(0)
})

it('the trail is of one’s own classes and students, and all for an administrator', async () => {
  const foreign = await open.idOf('student3@example.com')
  const other = (await open.db.enrollment.findFirstOrThrow({ where: { userId: foreign } })).classId
  const of = (subjectId: string, rest: object) => ({
    ...{ action: 'class.changed', subjectKind: 'class', subjectId },
    ...rest,
  })
  await open.db.auditEntry.createMany({
    data: [
      of('own class', { classId }),
      of('own student', { studentId: student }),
      of('other class', { classId: other }),
      of('other student', { studentId: foreign }),
      of('own student elsewhere', { studentId: student, classId: other }),
      of('the school', {}),
    ],
  })
  const subjects = async (query = '') =>
    (await readTrail(query)).entries.map(({ subject }) => subject.id).sort()
  expect(await subjects()).toEqual(['own class', 'own student'])
  expect(await subjects(`?classId=${classId}`)).toEqual(['own class', 'own student'])
  expect(await open.get(`teacher/audit?classId=${other}`)).toMatchObject({
    status: 404,
    json: { code: 'CLASS_NOT_FOUND' },
  })
  await open.signIn('admin@example.com')
  expect(await subjects()).toHaveLength(6)
  expect(await subjects(`?classId=${other}`)).toEqual([
    'other class',
    'other student',
    'own student elsewhere',
  ])
  await open.signIn('student@example.com')
  expect(await open.get('teacher/audit')).toMatchObject({ status: 403 })
})

it('is read in pages of fifty, each entry once, also where many share one moment', async () => {
  const at = new Date('2026-11-30T10:00:00Z')
  const made = Array.from({ length: 120 }, (_, index) => ({
    ...{ classId, at: index < 100 ? at : new Date(at.getTime() + index) },
    ...{ action: 'class.changed', subjectKind: 'class', subjectId: `entry ${index}` },
  }))
  await open.db.auditEntry.createMany({ data: made })
  const read: Trail['entries'] = []
  const sizes: number[] = []
  let next: string | undefined = ''
  while (next !== undefined) {
    const page: Trail = await readTrail(next && `?before=${encodeURIComponent(next)}`)
    read.push(...page.entries)
    sizes.push(page.entries.length)
    next = page.next
  }
  expect(sizes).toEqual([50, 50, 20])
  expect(new Set(read.map(({ subject }) => subject.id)).size).toBe(120)
  expect(read.map((entry) => entry.at)).toEqual(
    read
      .map((entry) => entry.at)
      .toSorted()
      .reverse(),
  )
  for (const before of ['yesterday', `${at.toISOString()}_none`, '_'])
    expect(await open.get(`teacher/audit?before=${before}`)).toMatchObject({
      status: 400,
      json: { errors: [{ path: 'before' }] },
    })
})
