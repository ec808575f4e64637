import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** A teacher's words about a need, as the student gets them. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const lesson = 'cs-101-binary-quiz'
let open: OpenRoutes
let student: string
let classId: string

beforeAll(async () => {
  open = await openRoutes()
  student = await open.idOf('student@example.com')
  await open.timeback.lessons.start({ lesson, student })
  await open.timeback.lessons.complete({ lesson, student })
  await open.signIn('teacher@example.com')
  const { json } = await open.get('teacher/classes')
  classId = (json as { classes: { id: string }[] }).classes[0]?.id ?? ''
})
afterAll(() => open.close())

const tell = (message: unknown) =>
  open.post(
    `teacher/classes/${classId}/needs`,
    { student, lesson, cause: 'low-score', attempt: 1, answer: 'told', message },
    {},
    { classId },
  )
type Unread = { messages: { id: string; text: string }[] }
const unread = async () => ((await open.get('me/messages')).json as Unread).messages

it('what a student was told stands in their messages until they have read it, and in nobody else’s', async () => {
  await open.signIn('teacher@example.com')
  expect((await tell('  ')).status).toBe(400)
  expect((await tell('x'.repeat(501))).json).toMatchObject({ errors: [{ path: 'message' }] })
  expect((await tell('Come and see me.')).status).toBe(204)
  expect(await unread()).toEqual([])

  await open.signIn('student2@example.com')
  expect(await unread()).toEqual([])
  await open.signIn('student@example.com')
  const [message, ...more] = await unread()
  expect(more).toEqual([])
  expect(message).toMatchObject({
    ...{ text: 'Come and see me.', from: 'Teacher One', at: expect.stringMatching(/^\d{4}-.*Z$/) },
    lesson: { id: lesson, name: expect.any(String) },
  })
  const id = message?.id ?? ''

  await open.signIn('student2@example.com')
  const other = await open.post('me/messages', { id })
  expect([other.status, (other.json as { code: string }).code]).toEqual([404, 'MESSAGE_NOT_FOUND'])
  expect((await open.post('me/messages', { id: 'none' })).status).toBe(404)
  await open.signIn('student@example.com')
  expect(await unread()).toHaveLength(1)
  // Twice, as from two tabs.
  for (const status of [204, 204]) expect((await open.post('me/messages', { id })).status).toBe(status)
  expect(await unread()).toEqual([])
})
