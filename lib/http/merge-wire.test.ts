import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** An administrator makes one of two people, while they work. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenRoutes
const [adaptive, quiz] = ['math-3-multiplication', 'cs-101-binary-quiz']
let [twin, ann] = ['', '']

beforeAll(async () => {
  open = await openRoutes()
  twin = await open.idOf('student2@example.com')
  ann = await open.idOf('student@example.com')
  await open.signIn('admin@example.com')
})
afterAll(() => open.close())

const merge = (timebackId: string, into: string) =>
  open.post(`admin/users/${timebackId}/merge`, { into }, {}, { timebackId })

async function answer(student: string, times: number): Promise<void> {
  const { lessons } = open.timeback
  let question = await lessons.next({ lesson: adaptive, student, lessonType: 'powerpath-100' })
  for (let turn = 0; turn < times && question; turn++) {
    const responses = await open.right(question.id)
    question =
      (await lessons.submit({ lesson: adaptive, student, question: question.id, responses })).next ?? null
  }
}

it('refuses whoever is not there, the same twice, another role, and oneself', async () => {
  const admin = await open.idOf('admin@example.com')
  const gone = { status: 404, json: { code: 'PERSON_NOT_FOUND' } }
  const wrong = { status: 400, json: { code: 'VALIDATION_ERROR', errors: [{ path: 'into' }] } }
  expect(await merge(twin, crypto.randomUUID())).toMatchObject(gone)
  expect(await merge(crypto.randomUUID(), ann)).toMatchObject(gone)
  expect(await merge(twin, 'nobody-1')).toMatchObject(gone)
  expect(await merge(twin, twin)).toMatchObject(wrong)
  expect(await merge(twin, await open.idOf('teacher@example.com'))).toMatchObject(wrong)
  const { id: other } = await open.db.user.create({
    data: { email: 'second@example.com', name: 'Second', role: 'admin' },
  })
  expect(await merge(admin, other)).toMatchObject({ status: 403 })
})

it('gives one all that both did, and what is open goes on', async () => {
  const { lessons } = open.timeback
  for (const student of [twin, ann])
    for (const lesson of [adaptive, quiz]) await lessons.start({ lesson, student })
  await answer(ann, 2)
  await answer(twin, 3)
  const [first] = (await lessons.next({ lesson: quiz, student: ann })).questions
  assert(first, 'the quiz has questions')
  const responses = await open.right(first.id)
  await lessons.submit({ lesson: quiz, student: ann, question: first.id, responses })
  const answers = await open.db.itemResponse.count()
  expect(await merge(twin, ann)).toMatchObject({
    status: 200,
    json: { user: { timebackId: ann, email: 'student@example.com' } },
  })
  expect(await open.db.itemResponse.count()).toBe(answers)
  expect(await lessons.attempts({ lesson: adaptive, student: ann })).toMatchObject([
    { attempt: 1, finalized: false, totalQuestions: 2 },
    { attempt: 2, finalized: false, totalQuestions: 3 },
  ])
  const quizzes = await lessons.attempts({ lesson: quiz, student: ann })
  expect(quizzes).toMatchObject([
    { attempt: 1, finalized: true },
    { attempt: 2, finalized: false },
  ])
  expect(quizzes[0]?.score).toBeGreaterThan(0)
  await answer(ann, 1)
  expect(await lessons.attempts({ lesson: adaptive, student: ann })).toMatchObject([
    { totalQuestions: 2 },
    { attempt: 2, totalQuestions: 4 },
  ])
  await expect(lessons.start({ lesson: adaptive, student: twin })).rejects.toMatchObject({
    code: 'STUDENT_NOT_FOUND',
  })
})
