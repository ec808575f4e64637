import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Page } from 'playwright/test'
import { test as base, expect } from '#e2e/support/fixtures.ts'
import { createRandom } from '#lib/std/random.ts'
import { createMortalServer, type MortalServer } from '#scripts/testing/app/mortal-server.ts'
import { addLessons, email, lessons } from './chaos/add-lessons.ts'
import { answerOn } from './chaos/answer-on.ts'

/** These pages come from a server of the test's own. */
const test = base.extend<{ chaos: { answers: number; seed: number }; server: MortalServer }>({
  /** How many answers and which run of it: the configuration takes them from CHAOS_ANSWERS and CHAOS_SEED. */
  chaos: [{ answers: 0, seed: 0 }, { option: true }],
  server: async ({ databaseUrl }, use) => {
    const server = await createMortalServer(databaseUrl)
    await server.start()
    await use(server)
    await server.kill()
  },
  baseURL: ({ server }, use) => use(server.url),
})
// Its servers die under the pages.
test.use({ expectedLog: /net::ERR_|status of 50[023]/ })

test('loses no acknowledged answer and counts none twice, wherever the tab or the server is killed', async ({
  chaos: { answers: total, seed },
  context,
  database,
  loginAs,
  server,
}) => {
  test.setTimeout(120_000 + total * 2_000)
  await addLessons(database)
  await loginAs(email)
  const choose = chooser(seed)
  const acknowledged = new Map<number, string>()
  const deaths = { crashedTabs: 0, closedTabs: 0, killedServers: 0 }
  let [given, lives] = [0, 0]
  const give = () => (given < total ? ++given : null)
  const acknowledge = (value: number, shown: string) => void acknowledged.set(value, shown)

  /** Up to two dozen answers later, in the midst of whatever the page does then. */
  const moment = async () => {
    const until = Math.min(given + choose(25), total)
    await expect.poll(() => given, { timeout: 120_000, intervals: [10] }).toBeGreaterThanOrEqual(until)
    await delay(choose(200))
  }
  const killTab = async (page: Page) => {
    const crashed = choose(10) < 7 && (await crash(page))
    deaths[crashed ? 'crashedTabs' : 'closedTabs']++
    await page.close()
  }
  const killServer = async (whileAway: () => Promise<void>) => {
    deaths.killedServers++
    await server.kill()
    await whileAway()
    await server.start()
  }

  while (given < total) {
    const page = await context.newPage()
    const lessonId = lessons[choose(lessons.length)]?.id ?? ''
    let dead = false
    // What the student chooses hangs on how fast the page is; where the deaths are must not.
    const answering = { lessonId, give, acknowledge, choose: chooser(seed, ++lives) }
    const life = answerOn(page, answering).catch((error) => {
      if (!dead && !/crash/i.test(error.message)) throw error
    })
    // A blow that missed the last page may reach this one, where both share a process.
    const fallen = page.waitForEvent('crash', { timeout: 0 }).catch(() => undefined)
    while (!dead && given < total) {
      await Promise.race([life, moment(), fallen])
      const fate = choose(5)
      dead = fate > 0
      // The tab alone, the server alone, or both: first the server, and the tab while it is away.
      if (fate > 1) await killTab(page)
      else
        await killServer(async () => {
          await delay(choose(1_000))
          if (dead) await killTab(page)
        })
    }
    await life
    if (!dead) await page.close()
  }

  const page = await context.newPage()
  await page.goto('/lessons')
  // A page that has just been opened has not looked yet at what is kept: nothing unsent would say nothing.
  const delivered = () =>
    page.evaluate(async () => {
      await window.timeback?.delivery.flush()
      return window.timeback?.delivery.getSnapshot()
    })
  await expect
    .poll(delivered, { timeout: 90_000 })
    .toEqual({ unsent: 0, state: 'idle', refused: [], finishing: [], signedIn: 'student', isDurable: true })

  const counted = await countedAnswers(database)
  const values = counted.map(({ value }) => value)
  const lost = [...acknowledged.keys()].filter((value) => !values.includes(value))
  const twice = values.filter((value, index) => values.indexOf(value) !== index)
  const kept = [...acknowledged.values()].filter((shown) => /[Kk]ept/.test(shown)).length
  const numbers = { given, lives, acknowledged: acknowledged.size, kept, counted: values.length, ...deaths }
  test.info().annotations.push({ type: 'numbers', description: JSON.stringify(numbers) })
  expect({ lost, twice }).toEqual({ lost: [], twice: [] })
  expect(acknowledged.size).toBeGreaterThan(total / 2)
  for (const { id, type } of lessons) {
    const ofLesson = counted.filter(({ lessonId }) => lessonId === id)
    const inOrder = ofLesson.map(({ value }) => value)
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
    for (const { question, scored } of ofLesson) {
      const given = ofLesson.filter((each) => each.question === question).map(({ value }) => value)
      // A quiz's later answer replaces the earlier one; an adaptive question is answered once.
      expect(scored).toBe(Math.max(...given))
      if (type === 'powerpath-100') expect(given).toEqual([scored])
    }
  }
  expect(Math.min(...Object.values(deaths))).toBeGreaterThan(0)
})

/** One of a number of ways, from 0; the same each time it is played. */
function chooser(...seeds: [number, ...number[]]): (count: number) => number {
  const random = createRandom(...seeds)
  return (count) => Math.floor(random() * count)
}

/** SIGKILL to whatever draws pages, so that nothing is tidied up; false where the page was between two of them. */
async function crash(page: Page): Promise<boolean> {
  const crashed = page.waitForEvent('crash', { timeout: 1_000 }).then(
    () => true,
    () => false,
  )
  const session = await page.context().browser()?.newBrowserCDPSession()
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {}
  for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL')
  await session?.detach()
  return crashed
}

/** Every answer that took effect, in order, with the one that its question is scored by. */
async function countedAnswers(database: pg.Client) {
  const { rows } = await database.query<{
    lessonId: string
    question: string
    value: number
    scored: number
  }>(
    `SELECT a.lesson_id AS "lessonId", q.id AS question, (s.responses->>'RESPONSE')::int AS value,
       (r.responses->>'RESPONSE')::int AS scored
     FROM submission s JOIN "user" u ON u.id = s.student_id JOIN attempt_question q ON q.id = s.question_id
       JOIN attempt a ON a.id = q.attempt_id LEFT JOIN item_response r ON r.question_id = q.id
     WHERE u.email = $1 ORDER BY s.created_at, value`,
    [email],
  )
  return rows
}
