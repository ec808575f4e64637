import { answerQuestion } from '#e2e/support/answer-question.ts'
import { test as base, expect, type Page } from '#e2e/support/fixtures.ts'
import { itemBank, rightResponses } from '#e2e/support/item-bank.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { assert } from '#lib/std/assert.ts'
import { hashSeed } from '#lib/std/random.ts'
import { type SpawnedApp, spawnApp } from '#scripts/testing/app/spawn-app.ts'
import { application } from '#scripts/testing/wire/wire-client.ts'
import { explanations, secretWords } from './secrets.ts'

const email = 'student2@example.com'
const adaptive = 'math-3-multiplication'
const quiz = 'math-3-multiplication-quiz'

type Fixtures = { upstream: string; remote: SpawnedApp }

/** The page comes from a second instance, whose PowerPath is the instance that the other tests are about. */
const test = base.extend<Fixtures>({
  upstream: ({ app }, use) => use(app.url),
  remote: async ({ database, databaseUrl, upstream }, use) => {
    await database.query('CREATE DATABASE remote_powerpath')
    const own = new URL(databaseUrl)
    own.pathname = '/remote_powerpath'
    const remote = await spawnApp(own.href, {
      POWERPATH_URL: upstream,
      TIMEBACK_CLIENT_ID: application.clientId,
      TIMEBACK_CLIENT_SECRET: application.clientSecret,
    })
    await use(remote)
    await remote.stop()
    await database.query('DROP DATABASE remote_powerpath WITH (FORCE)')
  },
  baseURL: ({ remote }, use) => use(remote.url),
})

test('lessons of another instance are played to their end, and its keys stay on the servers', async ({
  page,
  loginAs,
  playwright,
  upstream,
}) => {
  test.setTimeout(180_000)
  const bodies: string[] = []
  page.on('response', async (response) => {
    const isText = /json|html|x-component|xml/.test(response.headers()['content-type'] ?? '')
    if (isText && !/submit|complete|details/.test(response.url()))
      bodies.push(await response.text().catch(() => ''))
  })
  await loginAs(email)
  const { timebackId } = await (await page.request.get('/api/timeback/user/me')).json()

  await page.goto(`/lessons/${adaptive}`)
  await page.getByRole('button', { name: /^Start/ }).click()
  for (const [index, score] of [14, 27, 39].entries()) {
    await expect(page.getByRole('heading', { name: `Question ${index + 1}`, exact: true })).toBeVisible()
    const { question } = await next(page, adaptive)
    await answerRightly(page, question, timebackId)
    await page.getByRole('button', { name: /^Check/ }).click()
    await expect(page.getByRole('img', { name: `Score: ${score} of 100` })).toBeVisible()
    await page.getByRole('button', { name: /^Next/ }).click()
  }

  await page.goto(`/lessons/${quiz}`)
  await page.getByRole('button', { name: /^Start/ }).click()
  await expect(page.getByRole('heading', { name: /^Question 1 of/ })).toBeVisible()
  const { questions } = await next(page, quiz)
  for (const [index, question] of questions.entries()) {
    await expect(
      page.getByRole('heading', { name: `Question ${index + 1} of ${questions.length}` }),
    ).toBeVisible()
    await answerRightly(page, question, timebackId)
    await page.getByRole('button', { name: /^Next/ }).click()
  }
  const secrets = [...secretWords, ...explanations()]
  expect(bodies.length).toBeGreaterThan(3)
  for (const body of bodies) expect(secrets.filter((secret) => body.includes(secret))).toEqual([])
  await page.getByRole('button', { name: /^Finish/ }).click()
  await expect(page).toHaveURL(`/lessons/${quiz}/attempts/1`)
  await expect(page.getByRole('main')).toContainText(`${questions.length} of ${questions.length}`)

  const there = await playwright.request.newContext({ baseURL: upstream })
  const { csrfToken } = await (await there.get('/api/auth/csrf')).json()
  await there.post('/api/auth/callback/demo', { form: { csrfToken, email, json: 'true' } })
  const attempts = async (lessonId: string) =>
    (await there.get(`/api/timeback/lessons/attempts?lessonId=${lessonId}`)).json()
  expect((await attempts(adaptive)).at(-1)).toMatchObject({ score: 39, finalized: false, totalQuestions: 3 })
  expect((await attempts(quiz)).at(-1)).toMatchObject({ score: 100, finalized: true })
  await there.dispose()
})

type Question = { id: string; content: { item: PublicItem } }

async function next(page: Page, lessonId: string): Promise<{ question: Question; questions: Question[] }> {
  return (await page.request.post('/api/timeback/lessons/next', { data: { lessonId } })).json()
}

/** The upstream tells no seed, so the names that a student sees come of who that is. */
async function answerRightly(page: Page, { id, content }: Question, timebackId: string): Promise<void> {
  const item = itemBank.get(id)
  assert(item, `${id} is in prisma/content`)
  const seed = hashSeed(timebackId) ^ hashSeed(id)
  await answerQuestion(page, content.item, toOpaqueIdentifiers(item, seed, rightResponses(id)))
}
