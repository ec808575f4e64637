import { expect, it } from 'vitest'
import { expectedStudentHeader } from '#lib/std/terms.ts'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeBrowser, startQuiz } from '#lib/timeback/client/fakes/fake-browser.ts'
import { createFakeEnvironment, problem } from '#lib/timeback/client/fakes/fake-environment.ts'
import type { LessonSession } from '#lib/timeback/client/session/lesson-session.ts'

type Page = ReturnType<ReturnType<typeof createFakeBrowser>['open']>

const signedInOf = ({ client }: Page) => client.delivery.getSnapshot().signedIn

it.each([
  ['an answer', (_: Page, session: LessonSession) => session.keep({ question: 'q1', response: 'A' })],
  ['a read', ({ client }: Page) => client.lessons.attempts({ lessonId: 'quiz' }).catch(() => undefined)],
  ['time that passes', ({ page }: Page) => page.advance(16_000)],
  ['a look at the page', ({ page }: Page) => page.setVisible(true)],
])('is told as signed out by %s, and as here when the student is back in another tab', async (_, event) => {
  const { open } = createFakeBrowser()
  const tab = open()
  const session = await startQuiz(tab.client)
  await tab.page.settle()
  expect(signedInOf(tab)).toBe('student')
  tab.page.signIn(null)
  await event(tab, session)
  await tab.page.settle()
  expect(signedInOf(tab)).toBe('nobody')
  await session.keep({ question: 'q2', response: 'B' })
  await tab.page.advance(60_000)
  expect(signedInOf(tab)).toBe('nobody')
  expect(session.getSnapshot().saves).toMatchObject({ q2: 'needs-sign-in' })

  tab.page.signIn('student-1')
  await open('student-1', 60_000).page.settle()
  await tab.page.settle()
  expect(signedInOf(tab)).toBe('student')
  await tab.page.advance(1_000)
  expect(session.getSnapshot().saves).toMatchObject({ q2: 'saved' })
})

it('is told as somebody else by the first request that meets them, and nothing of theirs is read', async () => {
  const { open } = createFakeBrowser()
  const tab = open()
  await tab.page.settle()
  tab.page.signIn('student-2')
  await expect(tab.client.lessons.attempts({ lessonId: 'quiz' })).rejects.toMatchObject({ status: 401 })
  await tab.page.settle()
  expect(signedInOf(tab)).toBe('someone-else')
})

it('is no matter of a server in trouble, a limit, a missing connection or a single odd 401', async () => {
  const { server, open } = createFakeBrowser()
  const tab = open()
  const session = await startQuiz(tab.client)
  for (const answer of [
    () => problem(503, 'DB_UNAVAILABLE'),
    () => problem(429, 'RATE_LIMITED'),
    () => problem(401, 'UNAUTHORIZED'),
  ]) {
    tab.page.respondWith(answer)
    await session.keep({ question: 'q1', response: 'A' })
    await tab.page.advance(1_000)
    expect(signedInOf(tab)).toBe('student')
  }
  tab.page.respondWith(server.respond)
  tab.page.setOffline(true)
  await tab.page.advance(60_000)
  expect(signedInOf(tab)).toBe('student')
})

it('goes with every read of a page that knows its student', async () => {
  const headers: (string | null)[] = []
  const page = createFakeEnvironment(() => [])
  const { fetch } = page.environment
  const environment = {
    ...page.environment,
    fetch: (input: string, init?: RequestInit) => {
      headers.push(new Headers(init?.headers).get(expectedStudentHeader))
      return fetch(input, init)
    },
  }
  await createTimebackClient({ environment, studentId: 'student-1' }).lessons.list()
  await createTimebackClient({ environment }).lessons.list()
  expect(headers).toEqual(['student-1', null])
})
