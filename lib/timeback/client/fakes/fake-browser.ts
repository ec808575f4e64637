import { createRandom } from '#lib/std/random.ts'
import { createTimebackClient, type TimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createMemoryStorage, type Storage } from '#lib/timeback/client/environment/environment.ts'
import type { ActivityParams } from '#lib/timeback/client/time/activity-tracker.ts'
import { createFakeEnvironment, createFakeTabs, type Respond } from './fake-environment.ts'
import { createUnreliableServer } from './fake-servers.ts'

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

type Browser = {
  storage: Storage
  tabs: ReturnType<typeof createFakeTabs>
  startsAt: number
  random: () => number
  /** The page dies after so many steps of its storage and its network. */
  steps: number
}

/**
 * A page that is killed in the middle of its work: from then on it hears nothing and writes nothing, while
 * what it had sent may still arrive. Its storage and its network take their time, at random; like a real
 * one, the storage works in order.
 */
export function createMortalPage(respond: Respond, { storage, tabs, startsAt, random, steps }: Browser) {
  const tab = tabs.open()
  let [dead, stepsLeft] = [false, steps]
  const never = new Promise<never>(() => undefined)
  const kill = () => {
    dead = true
    tab.close()
  }
  const aWhile = async () => {
    if (stepsLeft-- <= 0) kill()
    for (let turns = Math.floor(random() * 6); turns > 0; turns--) await Promise.resolve()
  }

  const whileAlive = async <T>(work: () => Promise<T>): Promise<T> => {
    await aWhile()
    if (dead) return never
    const value = await work()
    await aWhile()
    return dead ? never : value
  }

  let last: Promise<unknown> = Promise.resolve()
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(() => whileAlive(work))
    last = done
    return done
  }
  const mortal: Storage = {
    put: (key, value) => inOrder(() => storage.put(key, value)),
    delete: (key) => inOrder(() => storage.delete(key)),
    list: (prefix) => inOrder(() => storage.list(prefix)),
  }
  const page = createFakeEnvironment(respond, { storage: mortal, tabs: tab, startsAt })
  const { fetch, timers } = page.environment
  const environment = {
    ...page.environment,
    random,
    fetch: (input: string, init?: RequestInit) => whileAlive(() => fetch(input, init)),
    timers: {
      after: (delayMs: number, callback: () => void) => timers.after(delayMs, () => dead || callback()),
    },
  }
  return {
    ...page,
    environment,
    isDead: () => dead,
  }
}
