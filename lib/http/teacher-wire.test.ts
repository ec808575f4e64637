import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as live } from '#app/api/teacher/classes/[classId]/live/route.ts'
import { POST as answerNeed } from '#app/api/teacher/classes/[classId]/needs/route.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** The contract's words on teachers, at their routes. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const lesson = 'cs-101-binary-quiz'
let open: OpenRoutes
let student: string

beforeAll(async () => {
  open = await openRoutes()
  student = await open.idOf('student@example.com')
  await open.timeback.lessons.start({ lesson, student })
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.signIn('teacher@example.com')
})

const attempts = (timebackId: string, query = '') =>
  open.get(`teacher/students/${timebackId}/attempts${query}`, { timebackId })
const details = (timebackId: string, attempt: string, query = `?lessonId=${lesson}`) =>
  open.get(`teacher/students/${timebackId}/attempts/${attempt}${query}`, { timebackId, attempt })

it('classes are a teacher’s own with their students, and all for an administrator', async () => {
  const titles = async () =>
    ((await open.get('teacher/classes')).json as { classes: { title: string }[] }).classes.map(
      ({ title }) => title,
    )
  const { json } = await open.get('teacher/classes')
  expect(json).toEqual({
    classes: [
      {
        id: expect.any(String),
        title: 'Class A',
        students: ['student@example.com', 'student2@example.com'].map((email) => ({
          timebackId: expect.any(String),
          name: expect.any(String),
          email,
        })),
      },
    ],
  })
  await open.signIn('admin@example.com')
  expect(await titles()).toEqual(['Class A', 'Class B'])
})

it('attempts of a student have every field, of one lesson or of all', async () => {
  const { json } = await attempts(student, `?lessonId=${lesson}`)
  expect((json as { attempts: object[] }).attempts).toEqual([
    expect.objectContaining({
      lessonId: lesson,
      lessonName: expect.any(String),
      lessonType: 'quiz',
      attempt: 1,
      score: 0,
      finalized: false,
      totalQuestions: expect.any(Number),
      correctQuestions: 0,
      startedAt: expect.stringMatching(/Z$/),
      completedAt: null,
    }),
  ])
  expect(await attempts(student)).toMatchObject({ json })
  expect((await attempts(student, '?lessonId=nowhere')).json).toEqual({ attempts: [] })
})

it('details of an open attempt hold the whole item for a teacher, and no key for the student', async () => {
  const { json } = await details(student, '1')
  const whole = json as { questions: { content: { rawXml: string } }[] }
  for (const { content } of whole.questions) expect(content.rawXml).toContain('qti-correct-response')
  await open.signIn('student@example.com')
  const own = await open.get(`timeback/lessons/attempts/details?lessonId=${lesson}&attempt=1`)
  expect(JSON.stringify(own.json)).not.toMatch(/correct-response|correctResponses/)
})

it('a foreign student, an attempt that is none and a lesson that is unknown are 404', async () => {
  for (const [answer, code] of [
    [await attempts('nobody'), 'STUDENT_NOT_FOUND'],
    [await attempts(await open.idOf('student3@example.com')), 'STUDENT_NOT_FOUND'],
    [await details(await open.idOf('student3@example.com'), '1'), 'ATTEMPT_NOT_FOUND'],
    [await details(student, '2'), 'ATTEMPT_NOT_FOUND'],
    [await details(student, 'first'), 'ATTEMPT_NOT_FOUND'],
    [await details(student, '1', '?lessonId=nowhere'), 'ATTEMPT_NOT_FOUND'],
  ] as const)
    expect(answer).toMatchObject({ status: 404, json: { code } })
})

it('a student who calls is 403, before what is asked for is looked up', async () => {
  await open.signIn('student2@example.com')
  for (const answer of [
    await open.get('teacher/classes'),
    await attempts('nobody'),
    await details(student, '1'),
  ])
    expect(answer).toBeProblem(403, 'FORBIDDEN')
})

describe('the grid of a class', () => {
  const classOf = async () => {
    const { json } = await open.get('teacher/classes')
    return (json as { classes: { id: string; students: object[] }[] }).classes[0]
  }

  it('holds every student at every lesson, begun or not', async () => {
    const found = await classOf()
    const classId = found?.id ?? ''
    const { status, json } = await open.get(`teacher/classes/${classId}/grid`, { classId })
    const { students, lessons, cells, ...rest } = json as Record<string, Record<string, unknown>[]>
    expect([status, rest]).toEqual([200, {}])
    expect(students?.map(({ id, name, email }) => ({ timebackId: id, name, email }))).toEqual(found?.students)
    expect(lessons).toContainEqual({ id: lesson, name: expect.any(String), type: 'quiz' })
    expect(cells).toHaveLength((students?.length ?? 0) * (lessons?.length ?? 0))
    const cell = (of: string) => cells?.find((each) => each.studentId === student && each.lessonId === of)
    expect(cell(lesson)).toEqual({
      ...{ studentId: student, lessonId: lesson, state: 'open', score: 0, best: null, attempts: 1 },
      lastSeenAt: expect.stringMatching(/Z$/),
    })
    expect(cell('math-3-placement')).toEqual({
      ...{ studentId: student, lessonId: 'math-3-placement', state: 'not-started' },
      ...{ score: null, best: null, attempts: 0, lastSeenAt: null },
    })
  })

  it('is asked for again at no cost while nothing changed', async () => {
    const classId = (await classOf())?.id ?? ''
    const ask = (tag?: string) =>
      live(
        new Request('http://localhost:3000/', { headers: tag === undefined ? {} : { 'if-none-match': tag } }),
        { params: Promise.resolve({ classId }) },
      )
    const first = await ask()
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const tag = first.headers.get('etag') ?? ''
    expect((await first.json()).rows).toHaveLength(2)
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await ask(known)
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    }
    await open.timeback.lessons.complete({ lesson, student })
    const changed = await ask(tag)
    expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false])
  })
})

describe('what a teacher says of a need', () => {
  it('is kept, and noted; what was seen comes back with the next attempt', async () => {
    const { json } = await open.get('teacher/classes')
    const classId = (json as { classes: { id: string }[] }).classes[0]?.id ?? ''
    const needs = async () => {
      const { json: board } = await open.get(`teacher/classes/${classId}/live?course=CS-101`, { classId })
      return (board as { needs: { lessonId: string }[] }).needs.map(({ lessonId }) => lessonId)
    }
    expect(await needs()).toEqual([lesson])
    const say = async (change: object = {}) => {
      const body = { student, lesson, cause: 'low-score', attempt: 1, answer: 'seen', ...change }
      const init = { method: 'POST', body: JSON.stringify(body) }
      const request = new Request('http://localhost:3000/', init)
      return (await answerNeed(request, { params: Promise.resolve({ classId }) })).status
    }
    const other = await open.idOf('student3@example.com')
    expect([
      await say({ student: other }),
      await say({ lesson: 'none' }),
      await say({ answer: 'maybe' }),
    ]).toEqual([404, 404, 400])
    expect(await needs()).toEqual([lesson])
    expect(await say()).toBe(204)
    expect(await needs()).toEqual([])
    await open.timeback.lessons.start({ lesson, student, forceNew: true })
    await open.timeback.lessons.complete({ lesson, student })
    expect(await needs()).toEqual([lesson])
    expect(await say({ answer: 'dismissed' })).toBe(204)
    expect(await needs()).toEqual([])
    expect([await say({ answer: 'told' }), await say({ message: 'Come.' })]).toEqual([400, 400])
    const notes = await open.db.auditEntry.findMany({
      where: { action: 'need.answered', studentId: student },
    })
    expect(notes.map(({ classId: of, subjectId, after }) => [of, subjectId, after])).toEqual(
      ['seen', 'dismissed'].map((answer) => [classId, lesson, { cause: 'low-score', attempt: 1, answer }]),
    )
  })
})
