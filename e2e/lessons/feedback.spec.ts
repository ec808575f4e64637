import { test as base, expect, type Page } from '#e2e/support/fixtures.ts'
import { addTurnLessons } from './turn-lessons.ts'

/** The lessons of these journeys are there while one of them runs. */
const test = base.extend<{ lessons: undefined }>({
  lessons: [
    async ({ database, apiAs }, use) => {
      const remove = await addTurnLessons(database, await apiAs('teacher@example.com'))
      await use(undefined)
      await remove()
    },
    { auto: true },
  ],
})

const main = (page: Page) => page.getByRole('main')
const meter = (page: Page, score: number) => page.getByRole('img', { name: `Score: ${score} of 100` })
const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).click()

async function begin(page: Page, lessonId: string): Promise<void> {
  await page.goto(`/lessons/${lessonId}`)
  await press(page, /^Start/)
  await expect(page.getByRole('heading', { name: /^Question 1/ })).toBeVisible()
}

test('feedback inside a question comes after the answer, and not with the question that follows', async ({
  page,
  loginAs,
}) => {
  await loginAs('student3@example.com')
  await begin(page, 'e2e-inline')
  await expect(main(page)).not.toContainText(/metres|Points/)
  await page.getByRole('radio', { name: 'Larch' }).check()
  await expect(main(page)).not.toContainText(/metres|Points/)
  await press(page, /^Check/)
  await expect(main(page)).toContainText('It grows to 45 metres.')
  await expect(main(page)).toContainText('Points earned: 1.0')
  await expect(main(page)).not.toContainText('15 metres')
  await expect(page.getByRole('button', { name: 'Next question' })).toBeFocused()
  await press(page, /^Next/)
  await expect(page.getByRole('heading', { name: 'Question 2', exact: true })).toBeVisible()
  await expect(main(page)).not.toContainText(/metres|Points/)
  await page.getByRole('radio', { name: 'Rowan' }).check()
  await press(page, /^Check/)
  await expect(main(page)).toContainText('It grows to 15 metres.')
  await expect(main(page)).toContainText('A rowan earns 0.0 points.')
})

test('a question of several turns goes on after a hint, a reload and a wrong word; its last turn scores', async ({
  page,
  loginAs,
}) => {
  await loginAs('student3@example.com')
  await begin(page, 'e2e-turns')
  await page.getByRole('textbox').fill('wind')
  await press(page, /^Check/)
  await expect(page.getByRole('heading', { name: 'Keep going' })).toBeFocused()
  await expect(main(page)).toContainText('Listen once more.')
  await expect(main(page)).not.toContainText('four letters')
  await expect(meter(page, 0)).toBeVisible()

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Question 1', exact: true })).toBeVisible()
  await expect(main(page)).toContainText('Listen once more.')
  await expect(page.getByRole('textbox')).toHaveValue('wind')
  await press(page, /hint/)
  await expect(main(page)).toContainText('It has four letters.')
  await expect(main(page)).not.toContainText('Listen once more.')
  await expect(page.getByRole('heading', { name: 'Question 1', exact: true })).toBeVisible()

  await page.getByRole('textbox').fill('echo')
  await press(page, /^Check/)
  await expect(main(page)).toContainText('It came back to you.')
  await expect(main(page)).toContainText('Yes, an echo.')
  await press(page, /^Next/)
  await expect(page.getByRole('heading', { name: 'Question 2', exact: true })).toBeVisible()
  await expect(main(page)).not.toContainText(/four letters|came back|Keep going/)
  await page.getByRole('textbox').fill('echo')
  await press(page, /^Check/)
  await expect(meter(page, 14)).toBeVisible()
})

test('in a quiz a turn shows its hint, and what the last one earned waits for the end', async ({
  page,
  loginAs,
}) => {
  await loginAs('student3@example.com')
  await begin(page, 'e2e-turns-quiz')
  await press(page, /hint/)
  await expect(main(page)).toContainText('It has four letters.')
  await expect(page.getByRole('heading', { name: /^Question 1 of 2/ })).toBeVisible()
  await page.reload()
  await expect(main(page)).toContainText('It has four letters.')
  await page.getByRole('textbox').fill('echo')
  await press(page, /^Check/)
  await expect(page.getByRole('heading', { name: 'This question is done' })).toBeVisible()
  await expect(page.getByRole('textbox')).toBeDisabled()
  await expect(main(page)).not.toContainText(/came back|Yes, an echo/)
  await press(page, /^Next/)
  await page.getByRole('radio', { name: 'Larch' }).check()
  await press(page, /^Next/)
  await expect(main(page)).not.toContainText(/metres|Points/)
  await press(page, /^Finish/)
  await expect(page).toHaveURL('/lessons/e2e-turns-quiz/attempts/1')
  for (const summary of await page.locator('summary').all()) await summary.click()
  await expect(main(page)).toContainText('It came back to you.')
  await expect(main(page)).toContainText('It grows to 45 metres.')
})
