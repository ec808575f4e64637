import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { readSessionCookie } from '#lib/auth/session-cookie.ts'
import { endSession } from '#lib/db/people/sessions.ts'
import { assert } from '#lib/std/assert.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import type { Answer } from '#scripts/testing/routes/open-routes.ts'
import { openVisitor, type Visitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** A submit presumes who it is of; what has changed about them counts at once all the same. */

vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const lesson = 'math-5-equivalent-fractions'
const email = 'student@example.com'
let open: OpenLessons
let student: Visitor

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('DEMO', '1')
})
afterAll(() => vi.unstubAllEnvs())
beforeEach(async () => {
  open = await openLessons()
  serve(open)
  student = openVisitor()
  await student.signIn(email)
  await student.postJson('/api/timeback/lessons/start', { lessonId: lesson })
  return () => open.close()
})

/** With the names of its statements about the attempt; items are read once in a process. */
async function submit(question: string): Promise<{ answer: Answer; statements: string[] }> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    const responses = await open.right(question)
    query.mockClear()
    const response = await student.postJson('/api/timeback/lessons/submit', {
      lessonId: lesson,
      question,
      responses,
    })
    const answer = { status: response.status, json: await response.json() }
    const names = query.mock.calls.map(([config]) => (config as unknown as { name?: string }).name ?? '')
    return {
      answer,
      statements: names.map((name) => name.replace(/-\w+$/, '')).filter((name) => name.endsWith('attempt')),
    }
  } finally {
    query.mockRestore()
  }
}

async function firstQuestion(): Promise<string> {
  const answer = await student.postJson('/api/timeback/lessons/next', { lessonId: lesson })
  return (await answer.json()).question.id
}

const countAnswers = () => open.db.itemResponse.count()

it('is one statement while nothing has changed', async () => {
  const { answer, statements } = await submit(await firstQuestion())
  expect([answer.status, statements]).toEqual([200, ['save-attempt']])
})

it('is refused to a session that was ended at another server, and counts nothing', async () => {
  const question = await firstQuestion()
  const cookie = [...student.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const key = await readSessionCookie(new Headers({ cookie, host: 'localhost:3000' }))
  assert(key, 'the cookie is of a session')
  await endSession(open.db, { ...key, expiresAt: new Date(Date.now() + 60_000) })
  const { answer, statements } = await submit(question)
  expect(answer).toBeProblem(401, 'UNAUTHORIZED')
  expect(statements).toEqual(['save-attempt', 'load-attempt'])
  expect(await countAnswers()).toBe(0)
})

it('is refused to someone who was removed', async () => {
  const question = await firstQuestion()
  await open.db.user.delete({ where: { email } })
  const { answer } = await submit(question)
  expect(answer).toBeProblem(401, 'UNAUTHORIZED')
})

it('is refused to someone who was locked, counts nothing, and goes on once they are let in again', async () => {
  const question = await firstQuestion()
  await open.db.user.update({ where: { email }, data: { lockedAt: new Date() } })
  const { answer, statements } = await submit(question)
  expect(answer).toBeProblem(401, 'UNAUTHORIZED')
  expect(statements).toEqual(['save-attempt', 'load-attempt'])
  expect(await countAnswers()).toBe(0)
  await open.db.user.update({ where: { email }, data: { lockedAt: null } })
  expect((await submit(question)).answer.status).toBe(200)
})

it('reads whoever has another role now, and goes on with that', async () => {
  const question = await firstQuestion()
  await open.db.user.update({ where: { email }, data: { role: 'teacher' } })
  const { answer, statements } = await submit(question)
  expect([answer.status, statements]).toEqual([200, ['save-attempt', 'load-attempt', 'save-attempt']])
  expect(await countAnswers()).toBe(1)
})

it('is read before it is told that a lesson was deleted', async () => {
  const question = await firstQuestion()
  await open.db.lesson.delete({ where: { id: lesson } })
  const { answer } = await submit(question)
  expect(answer).toBeProblem(404, 'LESSON_NOT_FOUND')
})
