import type { Client } from 'pg'
import { answerQuestion } from '#e2e/support/answer-question.ts'
import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { inShownNames } from '#e2e/support/in-shown-names.ts'
import { rightResponses } from '#e2e/support/item-bank.ts'
import { skipQuestions } from '#e2e/support/skip-questions.ts'

const lessonId = 'ela-4-main-idea'
const email = 'student2@example.com'

test.describe.configure({ mode: 'serial' })

async function serving(page: Page) {
  return (await page.request.post('/api/timeback/lessons/next', { data: { lessonId } })).json()
}

/** As the lesson would be with a quiz before it; puts everything back. */
async function withQuizFirst(database: Client, run: () => Promise<void>): Promise<void> {
  const place = 'UPDATE lesson SET sort_order = sort_order + $1 WHERE id = $2'
  await database.query(place, [-100, 'ela-4-words-quiz'])
  await run().finally(() => database.query(place, [100, 'ela-4-words-quiz']))
}

const skipButton = (page: Page) => page.getByRole('button', { name: 'I don’t know yet' })
const nextButton = (page: Page) => page.getByRole('button', { name: /^Next question/ })

test('each answer says why the score moved, and the page about how many are left, also after a reload', async ({
  page,
  loginAs,
  database,
}) => {
  await loginAs(email)
  await page.goto(`/lessons/${lessonId}`)
  const main = page.getByRole('main')
  await expect(main).toContainText('Early steps are big, the last ones are small.')
  await page.getByRole('button', { name: /^Start/ }).click()
  await expect(main).toContainText(/About \d+ questions left/)
  await expect(main).not.toContainText('or more questions')

  const { question } = await serving(page)
  const right = await inShownNames(database, { email, lessonId }, question.id, rightResponses(question.id))
  await answerQuestion(page, question.content.item, right)
  await page.getByRole('button', { name: /^Check/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Right' })).toContainText(
    'Correct: +14. Early steps are big.',
  )
  const left = (await main.textContent())?.match(/About \d+ questions left/)?.[0] ?? ''
  expect(left).not.toBe('')
  await nextButton(page).click()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Question 2', exact: true })).toBeVisible()
  await expect(main).toContainText(left)
})

test('“I don’t know yet” is not right, is kept as said with its time, and the lesson goes on', async ({
  page,
  loginAs,
  database,
}) => {
  await loginAs(email)
  await page.setViewportSize({ width: 390, height: 480 })
  await page.goto(`/lessons/${lessonId}`)
  const { question } = await serving(page)
  await skipButton(page).click()
  await expect(page.getByRole('status').filter({ hasText: 'Not yet' })).toContainText(
    'You do not know it yet: −',
  )
  await expect(page.getByText('Not yet', { exact: true })).toBeInViewport()
  await expect(nextButton(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Question 3', exact: true })).toBeVisible()

  const { rows } = await database.query(
    `SELECT r.correct, r.skipped, r.response_ms FROM item_response r
       JOIN attempt_question q ON q.id = r.question_id JOIN attempt a ON a.id = q.attempt_id
       JOIN "user" u ON u.id = a.student_id
       WHERE u.email = $1 AND a.lesson_id = $2 AND q.identifier = $3`,
    [email, lessonId, question.id],
  )
  expect(rows).toEqual([{ correct: false, skipped: true, response_ms: expect.any(Number) }])
})

test('after three misses in a row the student is shown what can help and can go on; the teacher sees who and why', async ({
  page,
  loginAs,
  database,
}) => {
  await loginAs(email)
  await skipQuestions(page.request, { lessonId, answers: 3 })
  const wayOut = page.getByRole('region', { name: 'Help with this lesson' })
  await withQuizFirst(database, async () => {
    await page.goto(`/lessons/${lessonId}`)
    await expect(page.getByRole('heading', { name: 'Question 4', exact: true })).toBeVisible()
    await expect(wayOut).toHaveCount(0)
    await skipButton(page).click()
    await page.getByRole('link', { name: 'Here is what can help' }).click()
    await expect(wayOut).toBeInViewport()
    // The explanation on the screen is no example; there is no other one yet.
    await expect(wayOut.getByRole('listitem')).toHaveText([/easier lesson first: Words quiz/, /teacher/])
    await nextButton(page).click()
    await expect(page.getByRole('heading', { name: 'Question 5', exact: true })).toBeVisible()
    await expect(wayOut.getByRole('listitem')).toHaveText([/easier lesson/, /another question/, /teacher/])
    await wayOut.getByText('Look at another question that you missed').click()
    await expect(wayOut.locator('details .authored')).toBeVisible()
    await wayOut.getByRole('link', { name: /easier lesson/ }).click()
    await expect(page).toHaveURL('/lessons/ela-4-words-quiz')
  })
  await page.goto(`/lessons/${lessonId}`)
  await expect(wayOut.getByRole('listitem')).toHaveText([/teacher/])

  await page.context().clearCookies()
  await loginAs('teacher@example.com')
  await page.goto('/teacher')
  await page
    .getByRole('link', { name: /Class A/ })
    .first()
    .click()
  const needs = page.getByRole('region', { name: /^Needs/ })
  const reason = /Main idea and details, \d+ of 100 with the latest three not right/
  await expect(needs.getByRole('listitem').filter({ hasText: 'Student Two' })).toContainText(reason)
  await needs.getByRole('link', { name: 'Student Two' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Student Two' })).toBeVisible()
  await expect(needs).toContainText(reason)
  await page.goBack()
  await page.getByRole('link', { name: /Student Two, Main idea and details: .*may need help/ }).click()
  const note = page.getByRole('note').filter({ hasText: 'May need help' })
  await expect(note).toContainText('with the latest three not right')
  const last = page.locator('ol > li > details').last()
  await expect(last).toContainText('Didn’t know yet')
  await last.locator('summary').first().click()
  // Of the child, who is told “you”.
  await expect(last).toContainText('One right answer wins it back.')
})

test('results say why there is so much XP, to the student and to the teacher', async ({ page, loginAs }) => {
  const quiz = 'math-5-decimals-quiz'
  await loginAs(email)
  for (const path of ['lessons/start', 'lessons/complete'])
    await page.request.post(`/api/timeback/${path}`, { data: { lessonId: quiz } })
  const reason = 'XP starts at 80% right.'
  await page.goto('/history')
  await page
    .getByRole('link', { name: /Decimals quiz/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(reason)

  await page.context().clearCookies()
  await loginAs('teacher@example.com')
  await page.goto('/teacher')
  await page
    .getByRole('link', { name: /Class A/ })
    .first()
    .click()
  await page.getByRole('link', { name: /^Student Two, Decimals quiz/ }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(reason)
})

test('a lesson says in a line what it is for, or by which rule its score moves where that is special', async ({
  page,
  loginAs,
  database,
}) => {
  await loginAs(email)
  const lines = {
    'math-3-placement': 'the right place for you to begin',
    'math-5-test-out': 'what you know of this course already',
    'ela-4-unit-test': 'the whole unit',
    'math-3-multiplication': 'Hard questions count most',
  }
  const change = 'UPDATE lesson SET policy = $1::scoring_policy WHERE id = $2'
  await database.query(change, ['evidence', 'math-3-multiplication'])
  const look = async () => {
    for (const [id, line] of Object.entries(lines)) {
      await page.goto(`/lessons/${id}`)
      await expect(page.getByRole('main')).toContainText(line)
    }
    await page.goto('/lessons')
    await expect(page.getByRole('link', { name: /^Multiplication Practice/ })).toContainText(
      'hard questions count most',
    )
  }
  await look().finally(() => database.query(change, ['published', 'math-3-multiplication']))
})
