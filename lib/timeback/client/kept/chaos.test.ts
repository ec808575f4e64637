import { expect, test } from 'vitest'
import { createRandom } from '#lib/std/random.ts'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createMemoryStorage } from '#lib/timeback/client/environment/environment.ts'
import { createMortalPage } from '#lib/timeback/client/fakes/fake-browser.ts'
import { createFakeTabs } from '#lib/timeback/client/fakes/fake-environment.ts'
import { createUnreliableServer } from '#lib/timeback/client/fakes/fake-servers.ts'
import type { LessonSession } from '#lib/timeback/client/session/lesson-session.ts'

const course = { code: 'CS-101' }
const answersPerSeed = 250
const lessons = ['lesson-a1', 'lesson-a2', 'lesson-1', 'lesson-2', 'lesson-3']

/** Lives, answers and dies, over and over; at the end one life in peace. */
async function play(seed: number) {
  const random = createRandom(seed)
  const server = createUnreliableServer(random)
  const storage = createMemoryStorage()
  const tabs = createFakeTabs()
  /** By lesson, in order: what the client said was safe, and what it said was counted. */
  const [safe, acknowledged] = [new Map<string, string[]>(), new Map<string, string[]>()]
  let [given, startsAt, lives] = [0, 0, 0]
  const note = (book: Map<string, string[]>, lessonId: string, value: string) =>
    void book.set(lessonId, [...(book.get(lessonId) ?? []), value])

  const open = (steps: number) => {
    const page = createMortalPage(server.respond, { storage, tabs, startsAt, random, steps })
    const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
    client.delivery.watch()
    lives++
    return { page, client }
  }

  const answer = async (session: LessonSession, question: string) => {
    const value = String(++given)
    const { lessonId } = session
    if (lessonId.startsWith('lesson-a')) {
      await session.submit({ question, response: value })
      note(acknowledged, lessonId, value)
    } else await session.keep({ question, response: value })
    note(safe, lessonId, value)
  }

  while (given < answersPerSeed) {
    const { page, client } = open(Math.floor(random() * 400))
    const think = () =>
      new Promise<void>((resolve) => void page.environment.timers.after(random() * 4_000, resolve))
    const lessonId = lessons[Math.floor(random() * lessons.length)] ?? ''
    let isOver = false
    const live = async () => {
      const session = await client.lessons.start({ lessonId, course })
      while (given < answersPerSeed) {
        const question = (await session.next())?.id ?? `q${1 + Math.floor(random() * 10)}`
        await think()
        await answer(session, question)
      }
    }
    // Without a start or a question this page stays open as it is, beside the next one.
    void live()
      .catch(() => undefined)
      .finally(() => {
        isOver = true
      })
    while (!page.isDead() && !isOver) await page.advance(500)
    startsAt = page.elapsedMs() + Math.floor(random() * 90_000)
  }

  server.calm()
  const { page, client } = open(Number.POSITIVE_INFINITY)
  await page.advance(600_000)
  return { server, safe, acknowledged, lives, delivery: client.delivery.getSnapshot() }
}

test.each([1, 2, 3, 4])(
  'loses no answer and counts none twice, in order, whatever fails (seed %i)',
  async (seed) => {
    const { server, safe, acknowledged, lives, delivery } = await play(seed)
    expect(delivery).toMatchObject({ unsent: 0, refused: [], state: 'idle' })
    expect(server.conflicts).toEqual([])
    expect(lives).toBeGreaterThan(10)
    for (const [lessonId, counted] of server.counted) {
      const values = counted.map(({ value }) => Number(value))
      expect(values).toEqual([...new Set(values)].sort((a, b) => a - b))
      const kept = (safe.get(lessonId) ?? []).map(Number)
      expect(kept.filter((value) => !values.includes(value))).toEqual([])
      const told = (acknowledged.get(lessonId) ?? []).map(Number)
      expect(told.filter((value) => !values.includes(value))).toEqual([])
    }
    expect([...safe.keys()].filter((lessonId) => !server.counted.has(lessonId))).toEqual([])
  },
)
