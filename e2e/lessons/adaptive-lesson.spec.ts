import type { Client } from 'pg'
import { answerQuestion } from '#e2e/support/answer-question.ts'
import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { inShownNames } from '#e2e/support/in-shown-names.ts'
import { rightResponses } from '#e2e/support/item-bank.ts'

const lessonId = 'math-5-equivalent-fractions'
const path = `/lessons/${lessonId}`
const student = { email: 'student@example.com', lessonId }

/** What is on the screen, as the student's own client sees it; asking again serves the same. */
async function serving(page: Page) {
  const answer = await page.request.post('/api/timeback/lessons/next', { data: { lessonId } })
  return answer.json()
}

async function answerRightly(page: Page, database: Client): Promise<void> {
  const { question } = await serving(page)
  const right = await inShownNames(database, student, question.id, rightResponses(question.id))
  await answerQuestion(page, question.content.item, right)
  await page.getByRole('button', { name: /^Check/ }).click()
}

const meter = (page: Page, score: number) => page.getByRole('img', { name: `Score: ${score} of 100` })
const path100 = [0, 14, 27, 39, 50, 59, 68, 76, 83, 89, 95]

test('an all-correct run goes 0, 14, 27 … 100 in 11 questions; a reload resumes; teachers see their own', async ({
  page,
  loginAs,
  apiAs,
  database,
}) => {
  test.setTimeout(120_000)
  await loginAs('student@example.com')
  await page.goto(path)
  await page.getByRole('button', { name: /^Start/ }).click()
  for (const [index, score] of path100.entries()) {
    const number = index + 1
    await expect(page.getByRole('heading', { name: `Question ${number}`, exact: true })).toBeVisible()
    await expect(meter(page, score)).toBeVisible()
    if (number === 5) await reloadHere(page)
    await answerRightly(page, database)
    await page.getByRole('button', { name: number < 11 ? /^Next/ : /^Finish/ }).click()
  }
  await expect(page).toHaveURL(`${path}/attempts/1`)
  await expect(page.getByRole('main')).toContainText('11 of 11')
  await expect(page.getByRole('main')).toContainText('100')
  await page.setViewportSize({ width: 320, height: 700 })
  await expect(page.getByText('The cairn is whole')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.setViewportSize({ width: 1280, height: 720 })

  await page.goto(path)
  await page.getByRole('button', { name: /^Start again/ }).click()
  await expect(page.getByRole('heading', { name: 'Question 1', exact: true })).toBeVisible()
  await answerRightly(page, database)
  await expect(page.getByRole('button', { name: /^Next/ })).toBeVisible()

  const { timebackId } = await (await page.request.get('/api/timeback/user/me')).json()
  const attemptPath = `/api/teacher/students/${timebackId}/attempts`
  const teacher = await apiAs('teacher@example.com')
  const { attempts } = await (await teacher.get(`${attemptPath}?lessonId=${lessonId}`)).json()
  expect(attempts.map((each: { attempt: number; score: number }) => [each.attempt, each.score])).toEqual([
    [2, 14],
    [1, 100],
  ])
  const details = await (await teacher.get(`${attemptPath}/1?lessonId=${lessonId}`)).json()
  expect(details.seenQuestions).toHaveLength(11)
  for (const question of details.seenQuestions)
    expect(question.responses).toEqual(rightResponses(question.id))
  const other = await apiAs('teacher2@example.com')
  for (const each of [attemptPath, `${attemptPath}/1?lessonId=${lessonId}`])
    expect((await other.get(each)).status(), each).toBe(404)
})

async function reloadHere(page: Page): Promise<void> {
  const before = await serving(page)
  const main = page.getByRole('main')
  const shown = await main.textContent()
  await page.reload()
  await expect(meter(page, 50)).toBeVisible()
  await expect(main).toHaveText(shown ?? '')
  expect(await serving(page)).toEqual(before)
}

test('a teacher walks from class to student to attempt to each answer; another teacher finds nothing', async ({
  page,
  loginAs,
}) => {
  await loginAs('teacher@example.com')
  await page.goto('/')
  await expect(page).toHaveURL('/teacher')
  await page
    .getByRole('link', { name: /Class A/ })
    .first()
    .click()
  await page
    .getByRole('link', { name: /Student One/ })
    .first()
    .click()
  await page.locator(`main a[href$="/attempts/${lessonId}/1"]`).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Equivalent fractions')
  const urls = [
    page.url(),
    page.url().replace(/\/attempts\/.*/, ''),
    page.url().replace(/\/students\/.*/, ''),
  ]
  await expect(page.getByRole('main')).toContainText('11 of 11')
  for (const email of ['teacher2@example.com', 'student@example.com']) {
    await page.context().clearCookies()
    await loginAs(email)
    for (const url of urls) {
      expect((await page.goto(url))?.status(), `${email} ${url}`).toBe(404)
      await expect(page.getByRole('banner')).toHaveCount(1)
    }
  }
})
