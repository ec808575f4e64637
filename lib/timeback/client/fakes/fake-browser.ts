import { createRandom } from '#lib/std/random.ts'
import { createTimebackClient, type TimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createMemoryStorage } from '#lib/timeback/client/environment/environment.ts'
import type { ActivityParams } from '#lib/timeback/client/time/activity-tracker.ts'
import { createFakeEnvironment, createFakeTabs, type Respond } from './fake-environment.ts'
import { createUnreliableServer } from './fake-unreliable-server.ts'

/** One browser with a calm server, its own or another browser's; `open` is a page in it, or the same page after a reload. */
export function createFakeBrowser(server = createUnreliableServer(createRandom(1))) {
  server.calm()
  const [storage, tabs] = [createMemoryStorage(), createFakeTabs()]
  const counted = (lessonId: string) =>
    (server.counted.get(lessonId) ?? []).map(({ question, value }) => `${question}=${value}`)
  const open = (studentId = 'student-1', startsAt = 0) => {
    const page = createFakeEnvironment(server.respond, { storage, tabs: tabs.open(), startsAt })
    page.signIn(studentId)
    const client = createTimebackClient({ environment: page.environment, studentId })
    client.delivery.watch()
    return { page, client }
  }
  return { server, storage, counted, open }
}

/** Starts a lesson and has its first question handed out. */
export async function startQuiz(client: TimebackClient, lessonId = 'quiz') {
  const session = await client.lessons.start({ lessonId, course: { code: 'CS-101' } })
  await session.next()
  return session
}

export const params: ActivityParams = { id: 'fractions', name: 'Fractions', course: { code: 'CS-101' } }

/** Takes every window and completion. */
export const accept: Respond = ({ path, body }) =>
  path === 'activity/submit' ? { success: true, runId: body.runId } : { accepted: true, creditedMs: 0 }

/** A page with a client, for tests; `sum` adds up what its heartbeats said. */
export function createFakeActivityPage(respond: Respond = accept, retryAttempts = 0) {
  const page = createFakeEnvironment(respond)
  const client = createTimebackClient({ environment: page.environment, retryAttempts })
  const sum = (name: 'activeMs' | 'inactiveMs') =>
    page.sentTo('activity/heartbeat').reduce((total, { body }) => total + Number(body[name]), 0)
  return { page, client, sum }
}
