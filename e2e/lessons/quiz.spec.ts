import { answerQuestion } from '#e2e/support/answer-question.ts'
import { expect, test } from '#e2e/support/fixtures.ts'
import { inShownNames } from '#e2e/support/in-shown-names.ts'
import { rightResponses, wrongResponses } from '#e2e/support/item-bank.ts'

const lessonId = 'ela-4-words-quiz'

test('a finished quiz shows the score, accuracy, totals and time that the database holds', async ({
  page,
  loginAs,
  database,
}) => {
  test.setTimeout(90_000)
  await loginAs('student2@example.com')
  await page.goto('/lessons')
  await page
    .getByRole('link', { name: /Words quiz/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^Start/ }).click()
  await expect(page.getByRole('heading', { name: /^Question 1 of/ })).toBeVisible()
  const batch = await (await page.request.post('/api/timeback/lessons/next', { data: { lessonId } })).json()
  const total = batch.questions.length
  for (const [index, { id, content }] of batch.questions.entries()) {
    await expect(page.getByRole('heading', { name: `Question ${index + 1} of ${total}` })).toBeVisible()
    if (index !== 4) {
      const own = index < 2 ? wrongResponses(id) : rightResponses(id)
      const shown = await inShownNames(database, { email: 'student2@example.com', lessonId }, id, own)
      await answerQuestion(page, content.item, shown)
    }
    await page.getByRole('button', { name: /^Next/ }).click()
  }
  await expect(page.getByRole('main')).toContainText('1 question without an answer')
  const outcome = page.getByRole('heading', { name: '1 question without an answer' })
  await expect(outcome).toBeFocused()
  await expect(outcome).toHaveAccessibleDescription(/If you finish now, it counts as wrong/)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Go to question 5' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Question 5 of ${total}` })).toBeFocused()
  for (let number = 5; number <= total; number++) await page.getByRole('button', { name: /^Next/ }).click()
  await page.getByRole('button', { name: /^Finish/ }).click()
  await expect(page).toHaveURL(`/lessons/${lessonId}/attempts/1`)

  const { rows } = await database.query(
    `SELECT a.*, (SELECT sum(w.credited_ms) FROM activity_run r JOIN time_window w
       ON w.student_id = r.student_id AND w.run_id = r.id WHERE r.attempt_id = a.id)::int AS active_ms
     FROM attempt a JOIN "user" u ON u.id = a.student_id WHERE u.email = $1 AND a.lesson_id = $2`,
    ['student2@example.com', lessonId],
  )
  expect(rows).toHaveLength(1)
  const [stored] = rows
  expect(stored).toMatchObject({ status: 'finalized', total_questions: total, correct_questions: total - 3 })
  const main = page.getByRole('main')
  await expect(main).toContainText(`${stored.correct_questions} of ${total}`)
  await expect(main).toContainText(`${Math.round((100 * stored.correct_questions) / total)} %`)
  await expect(main).toContainText(String(Math.round(stored.score)))
  const seconds = Math.round(stored.active_ms / 1000)
  expect(seconds).toBeGreaterThan(0)
  const duration = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  await expect(main).toContainText(duration)
  const answered = await database.query(
    'SELECT count(*)::int AS count FROM item_response r JOIN attempt_question q ON q.id = r.question_id WHERE q.attempt_id = $1',
    [stored.id],
  )
  expect(answered.rows).toEqual([{ count: total - 1 }])
})
