import { expect, test } from '#e2e/support/fixtures.ts'
import { skipQuestions } from '#e2e/support/skip-questions.ts'

const lessonId = 'math-5-equivalent-fractions'

test('the grid of a class moves within ten seconds and a student is named with the reason, without a reload; what the teacher writes, the student reads', async ({
  page,
  loginAs,
  apiAs,
  startOver,
}) => {
  await startOver('student@example.com')
  await loginAs('teacher@example.com')
  await page.goto('/teacher')
  const classHref = await page
    .getByRole('link', { name: /Class A/ })
    .first()
    .getAttribute('href')
  await page.goto(`${classHref}?course=MATH-5`)
  const cell = page.getByRole('link', { name: /^Student One, Equivalent fractions: .*may need help/ })
  await expect(page.getByRole('link', { name: 'Student One', exact: true }).first()).toBeVisible()
  await expect(cell).toHaveCount(0)
  await page.evaluate(() => {
    document.title = 'not loaded again'
  })

  await skipQuestions(await apiAs('student@example.com'), { lessonId, answers: 6 })

  await expect(cell).toBeVisible({ timeout: 10_000 })
  const need = page
    .getByRole('region', { name: /^Needs/ })
    .getByRole('listitem')
    .filter({ hasText: 'Student One' })
  await expect(need).toContainText(/Equivalent fractions, \d+ of 100 with/)
  expect(await page.title()).toBe('not loaded again')

  await need.getByRole('button', { name: 'Write: Student One' }).click()
  const words = page.getByRole('textbox', { name: 'To Student One' })
  await expect(words).toBeFocused()
  await words.fill('Come and see me after lunch.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(words).toHaveCount(0)
  await expect(need).toHaveCount(0)
  await cell.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Student One: Equivalent fractions/)

  await loginAs('student@example.com')
  await page.goto('/lessons')
  const told = page.getByRole('region', { name: 'From your teacher' })
  await expect(told).toContainText('Come and see me after lunch.')
  await told.getByRole('button', { name: 'I have read it' }).click()
  await expect(told).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Lessons' })).toBeVisible()
  await expect(told).toHaveCount(0)
})
