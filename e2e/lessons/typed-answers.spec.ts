import { addLessons } from '#e2e/support/add-lessons.ts'
import { movesUp, moveUp } from '#e2e/support/answer-question.ts'
import { test as base, expect, type Page } from '#e2e/support/fixtures.ts'
import { declare, itemXml } from '#lib/qti/fixtures/build-item.ts'

const right =
  '<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>'
const processing = `<qti-response-condition><qti-response-if>${right}<qti-set-outcome-value identifier="SCORE">
  <qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition>`

type Built = { declarations: string; body: string }

const item = (identifier: string, parts: Built) =>
  itemXml({ ...parts, processing }).replace('identifier="item-1"', `identifier="${identifier}"`)

const typed = (baseType: string, key: string, prompt: string) => ({
  declarations: declare({ baseType, correct: [key] }),
  body: `<p>${prompt} <qti-text-entry-interaction response-identifier="RESPONSE"/></p>`,
})

const listed = (kind: 'choice' | 'order', correct: string[], prompt: string, attributes = '') => {
  const words = { MOON: 'The Moon', EARTH: 'The Earth', SUN: 'The Sun' }
  const choices = Object.entries(words).map(
    ([name, word]) => `<qti-simple-choice identifier="${name}">${word}</qti-simple-choice>`,
  )
  return {
    declarations: declare({ cardinality: kind === 'order' ? 'ordered' : 'multiple', correct }),
    body: `<qti-${kind}-interaction response-identifier="RESPONSE" ${attributes}>
      <qti-prompt>${prompt}</qti-prompt>${choices.join('')}</qti-${kind}-interaction>`,
  }
}

const items = {
  'typed-word': item('typed-word', typed('string', 'ice cream', 'What is cold, sweet and melts in the sun?')),
  'typed-minus': item('typed-minus', typed('float', '-3.5', 'What is half of −7?')),
  'typed-digits': item('typed-digits', typed('float', '3.5', 'What is half of 7?')),
  'typed-order': item(
    'typed-order',
    listed('order', ['EARTH', 'MOON', 'SUN'], 'Which of them does a person stand on first, and which never?'),
  ),
  'typed-two': item(
    'typed-two',
    listed('choice', ['MOON', 'EARTH'], 'Choose two that people stood on.', 'max-choices="2"'),
  ),
}

const lessons = [
  { id: 'e2e-typed', type: 'quiz', questions: ['typed-word', 'typed-minus', 'typed-digits'] },
  ...['typed-word', 'typed-order', 'typed-two'].map((question) => ({
    ...{ id: `e2e-${question}`, type: 'powerpath-100', questions: [question] },
  })),
]

/** The lessons of these journeys are there while one of them runs. */
const test = base.extend<{ begin: (lessonId: string) => Promise<void> }>({
  begin: async ({ page, loginAs, database, apiAs }, use) => {
    const remove = await addLessons(database, await apiAs('teacher@example.com'), { lessons, items })
    await loginAs('student3@example.com')
    await use(async (lessonId) => {
      await page.goto(`/lessons/${lessonId}`)
      await press(page, /^Start/)
      await expect(page.getByRole('heading', { name: /^Question 1/ })).toBeVisible()
    })
    await remove()
  },
})

const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).click()
const field = (page: Page) => main(page).getByRole('textbox')
const check = (page: Page) => page.getByRole('button', { name: 'Check', exact: true })

test('a right word with spaces around and between is right at once', async ({ page, begin }) => {
  await begin('e2e-typed-word')
  await field(page).fill(' ice  cream ')
  await check(page).click()
  await expect(main(page)).toContainText('Right')
  await expect(main(page)).not.toContainText('Not yet')
  await expect(page.getByRole('img', { name: 'Score: 14 of 100' })).toBeVisible()
})

test('what is typed as people type is read as the field says, is right, and its review agrees', async ({
  page,
  begin,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await begin('e2e-typed')
  const next = (question: number) =>
    expect(page.getByRole('heading', { name: `Question ${question} of 3` })).toBeVisible()
  await field(page).fill('ice cream ')
  await press(page, /^Next/)
  await next(2)
  await field(page).fill('−3')
  // A press waits until what it presses stands still: the page may still be scrolling to the question.
  await field(page).click()
  const place = await field(page).boundingBox()
  await field(page).fill('−3,5')
  await expect(field(page)).toHaveAccessibleDescription(/^−3,5 is read as −3\.5\./)
  await field(page).click()
  expect(await field(page).boundingBox(), 'the field stays where one types').toEqual(place)
  await press(page, /^Next/)
  await next(3)
  await field(page).fill('٣٫٥')
  await expect(field(page)).toHaveAccessibleDescription(/^٣٫٥ is read as 3\.5\./)
  await press(page, /^Next/)
  await press(page, /^Finish/)

  await expect(page).toHaveURL('/lessons/e2e-typed/attempts/1')
  await expect(main(page)).toContainText('3 of 3')
  const reviews = main(page).locator('details')
  await expect(reviews).toHaveCount(3)
  for (const [index, text] of ['ice cream ', '−3,5', '٣٫٥'].entries()) {
    const review = reviews.nth(index)
    await expect(review.locator('summary')).toContainText('Right')
    await review.locator('summary').click()
    await expect(review.getByRole('textbox')).toHaveValue(text)
    await expect(review).toContainText('Your answer, right')
  }
  await expect(main(page)).not.toContainText(/Not yet|Correct answer/)
})

test('an untouched list cannot be checked and is told so; after one move it can', async ({ page, begin }) => {
  await begin('e2e-typed-order')
  await expect(check(page)).toBeDisabled()
  await expect(check(page)).toHaveAccessibleDescription('Put the lines in order.')
  await moveUp(main(page), 1).click()
  await expect(check(page)).toBeEnabled()
  const shown = await main(page).locator('fieldset ol > li .authored').allTextContents()
  for (const place of movesUp(shown, ['The Earth', 'The Moon', 'The Sun']))
    await moveUp(main(page), place).click()
  await check(page).click()
  await expect(main(page)).toContainText('Right')
})

test('one of two cannot be checked and is told so; two can', async ({ page, begin }) => {
  await begin('e2e-typed-two')
  await expect(check(page)).toBeDisabled()
  await page.getByRole('checkbox', { name: /Moon/ }).check()
  await expect(check(page)).toBeDisabled()
  await expect(check(page)).toHaveAccessibleDescription('Choose 1 more.')
  await page.getByRole('checkbox', { name: /Earth/ }).check()
  await expect(check(page)).toBeEnabled()
  await check(page).click()
  await expect(main(page)).toContainText('Right')
})
