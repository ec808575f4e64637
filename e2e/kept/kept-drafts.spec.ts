import { readFileSync } from 'node:fs'
import type { BrowserContext } from 'playwright/test'
import { addLessons } from '#e2e/support/add-lessons.ts'
import { test as base, expect, type Page } from '#e2e/support/fixtures.ts'

const email = 'student3@example.com'
const lessonId = 'e2e-essay'
const path = `/lessons/${lessonId}`
const essay = 'In autumn the tree takes the green out of its leaves.\nThe yellow was there all summer.'
const essayItem = readFileSync('prisma/content/gallery/items/extended-text.xml', 'utf8').replace(
  'gallery-extended-text',
  'built-essay',
)

type Device = {
  context: BrowserContext
  open: (path: string) => Promise<Page>
  becomes: (email: string) => Promise<void>
}

/** Pages die and sessions end in these tests on purpose, so their consoles are not watched. */
const test = base.extend<{ device: Device }>({
  device: async ({ browser, apiAs, baseURL, database }, use) => {
    const lessons = [{ id: lessonId, type: 'quiz', questions: [1, 'built-essay', 2] }]
    const teacher = await apiAs('teacher@example.com')
    const remove = await addLessons(database, teacher, { lessons, items: { 'built-essay': essayItem } })
    const context = await browser.newContext({ baseURL: baseURL ?? '' })
    const becomes = async (account: string) => {
      const { cookies } = await (await apiAs(account)).storageState()
      await context.clearCookies()
      await context.addCookies(cookies)
    }
    const open = async (address: string) => {
      const page = await context.newPage()
      await page.goto(address)
      return page
    }
    await becomes(email)
    await use({ context, open, becomes })
    await context.close()
    await remove()
  },
})

const box = (page: Page) => page.getByRole('main').getByRole('textbox')
const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).click()

/** At the essay, with the question before it answered. */
async function openEssay({ context, open }: Device): Promise<Page> {
  const data = { lessonId, forceNew: true }
  expect((await context.request.post('/api/timeback/lessons/start', { data })).ok()).toBe(true)
  const page = await open(path)
  await page.getByRole('radio').first().check()
  await press(page, /^Next/)
  await expect(page.getByRole('heading', { name: 'Question 2 of 3' })).toBeVisible()
  return page
}

/** Ends the page's process at once: nothing of the page runs any more. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  await page.close()
}

test('a typed essay is there after its tab was killed, after a reload and after a look elsewhere, until it is sent', async ({
  device,
}) => {
  let page = await openEssay(device)
  await box(page).fill(essay)
  await page.waitForTimeout(400)
  await kill(page)

  page = await device.open(path)
  await expect(page.getByRole('heading', { name: 'Question 2 of 3' })).toBeVisible()
  await expect(box(page)).toHaveValue(essay)
  await box(page).press('Control+End')
  await box(page).pressSequentially(' So it was hidden.')
  await page.getByRole('link', { name: 'Lessons', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Lessons', level: 1 })).toBeVisible()
  await page.goBack()
  await expect(box(page)).toHaveValue(`${essay} So it was hidden.`)
  await page.reload()
  await expect(box(page)).toHaveValue(`${essay} So it was hidden.`)

  await press(page, /^Next/)
  await expect(page.getByRole('button', { name: 'Question 2, answered' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Question 3 of 3' })).toBeVisible()
  await press(page, /^Question 2/)
  await expect(box(page)).toHaveValue(`${essay} So it was hidden.`)
})

test('a choice that was made and not sent is the same choice after a reload', async ({ device }) => {
  const data = { lessonId, forceNew: true }
  await device.context.request.post('/api/timeback/lessons/start', { data })
  const page = await device.open(path)
  const chosen = page.getByRole('radio', { name: /choice C/ })
  await chosen.check()
  await page.waitForTimeout(400)
  await page.reload()
  await expect(chosen).toBeChecked()
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
})

test('a reload while feedback stands shows it again, with its question, until Next', async ({ device }) => {
  const adaptive = 'cs-101-algorithms'
  const data = { lessonId: adaptive, forceNew: true }
  await device.context.request.post('/api/timeback/lessons/start', { data })
  const page = await device.open(`/lessons/${adaptive}`)
  const main = page.getByRole('main')
  await expect(page.getByRole('heading', { name: 'Question 1', exact: true })).toBeVisible()
  await press(page, /^I don’t know yet/)
  const next = page.getByRole('button', { name: 'Next question' })
  await expect(next).toBeFocused()
  const feedback = main.locator('section', { hasText: 'Not yet' })
  const before = String(await feedback.textContent())
  await page.reload()
  await expect(next).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Question 1', exact: true })).toBeVisible()
  await expect(feedback).toHaveText(before)
  await next.click()
  await expect(page.getByRole('heading', { name: 'Question 2', exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Question 2', exact: true })).toBeVisible()
  await expect(next).toBeHidden()
})

test('a session that ends in the middle is told at once, and signing in leads back to what was typed', async ({
  device,
}) => {
  const page = await openEssay(device)
  await box(page).fill(essay)
  await device.context.clearCookies()
  // As it would within 15 s, whatever the student does.
  await page.evaluate(() => window.timeback?.activity.current?.flush())
  const told = page.getByRole('alert').filter({ hasText: 'You are signed out.' })
  await expect(told).toContainText('is kept for you')
  await expect(told).toBeInViewport()
  await told.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: new RegExp(email) }).click()
  await expect(page).toHaveURL(path)
  await expect(box(page)).toHaveValue(essay)
  await press(page, /^Next/)
  await expect(page.getByRole('button', { name: 'Question 2, answered' })).toBeVisible()
})

test('a tab of one person shows nothing of theirs once another has signed in, and everything once they are back', async ({
  device,
}) => {
  const page = await openEssay(device)
  await box(page).fill(essay)
  await page.waitForTimeout(400)
  await device.becomes('student2@example.com')
  const other = await device.open('/lessons')
  await expect(page.getByRole('button', { name: /^(Start|Continue|Resume)/ })).toBeVisible()
  await expect(page.getByText('In autumn')).toHaveCount(0)
  await device.becomes(email)
  await other.goto(path)
  await expect(box(other)).toHaveValue(essay)
  await expect(box(page)).toHaveValue(essay)
})

test('a storage that is null or never answers costs no page and hardly any time', async ({ device }) => {
  await device.context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { value: null })
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest
  })
  const data = { lessonId, forceNew: true }
  await device.context.request.post('/api/timeback/lessons/start', { data })
  const page = await device.open(path)
  const opened = Date.now()
  await expect(page.getByRole('heading', { name: 'Question 1 of 3' })).toBeVisible()
  expect(Date.now() - opened).toBeLessThan(4_000)
  await expect(page.getByText('This device does not keep your answers.')).toBeVisible()
  await page.getByRole('radio').first().check()
  await press(page, /^Next/)
  await expect(page.getByRole('button', { name: 'Question 1, answered' })).toBeVisible()
})
