import { answerQuestion } from '#e2e/support/answer-question.ts'
import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { inShownNames } from '#e2e/support/in-shown-names.ts'
import { rightResponses } from '#e2e/support/item-bank.ts'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'

const email = 'student2@example.com'

/** Counts what the page posts to the lessons' wire, by operation. */
function countRequests(page: Page): Record<string, number> {
  const counts: Record<string, number> = {}
  page.on('request', (request) => {
    const [, operation] = /\/api\/timeback\/lessons\/(.+)/.exec(request.url()) ?? []
    if (operation && request.method() === 'POST') counts[operation] = (counts[operation] ?? 0) + 1
  })
  return counts
}

/** The answer to the page's own request, so that the test adds none. */
async function answerTo(page: Page, operation: 'next' | 'submit') {
  return (await page.waitForResponse(`**/api/timeback/lessons/${operation}`)).json()
}

test('an adaptive lesson of 11 questions costs one `next` and 11 `submit` requests', async ({
  page,
  loginAs,
  database,
}) => {
  test.setTimeout(90_000)
  const lessonId = 'cs-101-algorithms'
  await loginAs(email)
  const counts = countRequests(page)
  await page.goto(`/lessons/${lessonId}`)
  const opened = answerTo(page, 'next')
  await page.getByRole('button', { name: /^Start/ }).click()
  let question: LessonQuestion | undefined = (await opened).question
  while (question) {
    const { id, content } = question
    const right = await inShownNames(database, { email, lessonId }, id, rightResponses(id))
    await answerQuestion(page, content.item, right)
    const answered = answerTo(page, 'submit')
    await page.getByRole('button', { name: /^Check/ }).click()
    question = (await answered).next
    await page.getByRole('button', { name: /^(Next|Finish)/ }).click()
  }
  await expect(page).toHaveURL(`/lessons/${lessonId}/attempts/1`)
  await expect(page.getByRole('main')).toContainText('11 of 11')
  expect(counts).toEqual({ start: 1, next: 1, submit: 11, complete: 1 })
})

test('a quiz costs one `next`, and one `submit` for each question', async ({ page, loginAs, database }) => {
  const lessonId = 'cs-101-binary-quiz'
  await loginAs(email)
  const counts = countRequests(page)
  await page.goto(`/lessons/${lessonId}`)
  const opened = answerTo(page, 'next')
  await page.getByRole('button', { name: /^Start/ }).click()
  const { questions }: { questions: LessonQuestion[] } = await opened
  expect(questions.length).toBeGreaterThan(5)
  for (const [index, { id, content }] of questions.entries()) {
    await expect(page.getByRole('heading', { name: `Question ${index + 1} of` })).toBeVisible()
    const right = await inShownNames(database, { email, lessonId }, id, rightResponses(id))
    await answerQuestion(page, content.item, right)
    await page.getByRole('button', { name: /^Next/ }).click()
  }
  await page.getByRole('button', { name: /^Finish/ }).click()
  await expect(page).toHaveURL(`/lessons/${lessonId}/attempts/1`)
  expect(counts).toEqual({ start: 1, next: 1, submit: questions.length, complete: 1 })
})
