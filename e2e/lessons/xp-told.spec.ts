import type { Client } from 'pg'
import type { APIRequestContext } from 'playwright/test'
import { answerQuestion } from '#e2e/support/answer-question.ts'
import { expect, test } from '#e2e/support/fixtures.ts'
import { inShownNames } from '#e2e/support/in-shown-names.ts'
import { rightResponses, wrongResponses } from '#e2e/support/item-bank.ts'

const lessonId = 'math-3-multiplication'
const email = 'student3@example.com'

type Step = {
  question: { id: string; content: { item: Parameters<typeof answerQuestion>[1] } }
  score: number
}

async function serving(request: APIRequestContext): Promise<Step> {
  return (await request.post('/api/timeback/lessons/next', { data: { lessonId } })).json()
}

async function shownAnswer(database: Client, question: string, right: boolean) {
  const responses = right ? rightResponses(question) : wrongResponses(question)
  return inShownNames(database, { email, lessonId }, question, responses)
}

/** Answers what is served, without the page; returns the score then. */
async function answer(request: APIRequestContext, database: Client, right: boolean): Promise<number> {
  const { question } = await serving(request)
  const responses = await shownAnswer(database, question.id, right)
  const data = { lessonId, question: question.id, responses }
  const answered = await request.post('/api/timeback/lessons/submit', { data })
  expect(answered.status()).toBe(200)
  return (await answered.json()).score
}

test('100 points that pay no XP are told before the start, during the lesson and after it', async ({
  page,
  loginAs,
  database,
  startOver,
}) => {
  await startOver(email)
  await loginAs(email)
  const main = page.getByRole('main')
  await page.goto('/lessons')
  await expect(page.getByRole('link', { name: /^Multiplication Practice/ })).toContainText(
    /XP for 80 % right/,
  )
  await page.goto(`/lessons/${lessonId}`)
  await expect(main).toContainText(/\d+ XP for 80 % right answers, and a quarter more if all are right\./)
  await page.getByRole('button', { name: /^Start/ }).click()
  await expect(main).toContainText(/\d+ XP take 80 % right answers\./)

  for (let misses = 0; misses < 4; misses++) await answer(page.request, database, false)
  let right = 0
  for (let score = 0; score < 95; right++) score = await answer(page.request, database, true)
  await page.goto(`/lessons/${lessonId}`)
  const percent = (given: number) => String(Math.floor((100 * given) / (given + 4)))
  await expect(main).toContainText(`${right} of ${right + 4} right: ${percent(right)} %; 80 % earns XP`)

  for (;;) {
    const { question } = await serving(page.request)
    await answerQuestion(page, question.content.item, await shownAnswer(database, question.id, true))
    await page.getByRole('button', { name: /^Check/ }).click()
    right += 1
    await expect(main).toContainText(`${right} of ${right + 4} right: ${percent(right)} %; 80 % earns XP`)
    const finish = page.getByRole('button', { name: /^Finish/ })
    const next = page.getByRole('button', { name: /^Next/ })
    await expect(finish.or(next)).toBeVisible()
    if (await finish.isVisible()) break
    await next.click()
  }
  await page.getByRole('button', { name: /^Finish/ }).click()
  await expect(page).toHaveURL(`/lessons/${lessonId}/attempts/1`)
  const result = page.getByRole('region', { name: 'Result' })
  await expect(result).toContainText('100')
  await expect(result).toContainText(`${right} of ${right + 4}`)
  await expect(result).toContainText(`${percent(right)} %`)
  await expect(result).toContainText('No XP')
  await expect(result).toContainText('XP starts at 80% right.')
  await page.goto('/history')
  const line = page.getByRole('link', { name: /^Multiplication Math 3/ }).first()
  await expect(line).toContainText(/Mastered.*No XP/)
})
