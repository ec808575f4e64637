import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { zipSync } from 'fflate'
import type { Client } from 'pg'
import { test as base, expect, type Page } from '#e2e/support/fixtures.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'
import { customItems, customModules } from './custom-items.ts'

const lessons = [
  {
    id: 'e2e-custom',
    type: 'quiz',
    questions: ['custom-3', 'custom-2', 'custom-draft', 'custom-es', 'custom-second'],
  },
  { id: 'e2e-custom-gone', type: 'quiz', questions: ['custom-gone', 1] },
  { id: 'e2e-custom-bad', type: 'quiz', questions: ['custom-throws', 'custom-leaves', 1] },
  { id: 'e2e-custom-hangs', type: 'quiz', questions: ['custom-hangs', 1] },
  { id: 'e2e-custom-spies', type: 'quiz', questions: ['custom-spies', 1] },
]

/** Modules run in these journeys, and what theirs is refused is told in the browser's log. */
const test = base.extend<{ lessons: { outside: string[] } }>({
  lessons: [
    async ({ database, apiAs }, use) => {
      const outside: string[] = []
      const other = createServer((request, response) => {
        outside.push(request.url ?? '')
        response.end()
      })
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
      const { port } = other.address() as AddressInfo
      const files = new Map(buildPackage(lessons, customItems))
      for (const [path, text] of Object.entries(customModules))
        files.set(path, new TextEncoder().encode(text.replaceAll('OUTSIDE', `http://127.0.0.1:${port}`)))
      const file = Buffer.from(zipSync(Object.fromEntries(files)))
      const [before] = (await database.query(`SELECT id, title FROM course WHERE code = 'CS-101'`)).rows
      const answer = await (await apiAs('teacher@example.com')).post('/api/teacher/packages', {
        multipart: { course: 'CS-101', file: { name: 'c.zip', mimeType: 'application/zip', buffer: file } },
      })
      expect(answer.ok(), await answer.text()).toBe(true)
      expect(await answer.text()).not.toContain('refused')
      await database.query('UPDATE course SET title = $1 WHERE id = $2', [before.title, before.id])
      await use({ outside })
      other.close()
      await database.query('DELETE FROM lesson WHERE id = ANY($1)', [lessons.map(({ id }) => id)])
      await database.query(
        'DELETE FROM component c WHERE NOT EXISTS (SELECT FROM lesson l WHERE l.component_id = c.id)',
      )
    },
    { auto: true },
  ],
})

const email = 'student3@example.com'
const frame = (page: Page) => page.getByRole('main').frameLocator('iframe')
const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).click()

async function begin(page: Page, lessonId: string): Promise<void> {
  await page.goto(`/lessons/${lessonId}`)
  await press(page, /^Start/)
  await expect(page.getByRole('heading', { name: /^Question 1/ })).toBeVisible()
}

async function finish(page: Page, lessonId: string): Promise<void> {
  await press(page, /^Finish/)
  await expect(page).toHaveURL(`/lessons/${lessonId}/attempts/1`)
}

async function answersOf(database: Client, lessonId: string): Promise<Record<string, unknown>> {
  const { rows } = await database.query(
    `SELECT q.identifier, r.correct, r.responses->>'RESPONSE' AS answer FROM item_response r
       JOIN attempt_question q ON q.id = r.question_id JOIN attempt a ON a.id = q.attempt_id
       JOIN "user" u ON u.id = a.student_id WHERE u.email = $1 AND a.lesson_id = $2`,
    [email, lessonId],
  )
  return Object.fromEntries(rows.map(({ identifier, correct, answer }) => [identifier, [answer, correct]]))
}

test.use({ expectedLog: /./ })

test('a module of QTI 3 or 2, also by its fallback, is run, answered, scored and reviewed', async ({
  page,
  loginAs,
  database,
}) => {
  await loginAs(email)
  await begin(page, 'e2e-custom')
  const counts = [3, 3, 3, 3, 2]
  for (const [index, count] of counts.entries()) {
    await expect(page.getByRole('heading', { name: `Question ${index + 1} of 5` })).toBeVisible()
    const button = frame(page).getByRole('button', { name: /^Count/ })
    await expect(button).toHaveText('Count')
    for (let pressed = 0; pressed < count; pressed++) await button.click()
    await expect(button).toHaveText(`Count, now ${count}`)
    // As high as what is in it, and not higher.
    await expect.poll(async () => (await page.locator('main iframe').boundingBox())?.height).toBeLessThan(120)
    await press(page, /^Next/)
    if (index > 0) continue
    await expect(page.getByRole('heading', { name: 'Question 2 of 5' })).toBeVisible()
    await press(page, /^(Back|Previous)/)
    await expect(button).toHaveText('Count, was 3')
    await press(page, /^Next/)
  }
  await finish(page, 'e2e-custom')
  expect(await answersOf(database, 'e2e-custom')).toEqual({
    'custom-3': ['3', true],
    'custom-2': ['3', true],
    'custom-draft': ['3', true],
    'custom-es': ['3', true],
    'custom-second': ['2', false],
  })
  await expect(page.getByRole('main')).toContainText('4 of 5')
})

test('a module that is not there, throws, hangs or leaves costs its own part and nothing else', async ({
  page,
  loginAs,
}) => {
  test.setTimeout(120_000)
  await loginAs(email)
  const notice = page.getByText('This part of the question cannot be shown here')
  const leaks: string[] = []
  page.on('response', (response) => response.url().includes('leak') && leaks.push(response.url()))
  for (const [lessonId, questions] of [
    ['e2e-custom-gone', 2],
    ['e2e-custom-bad', 3],
    ['e2e-custom-hangs', 2],
  ] as const) {
    await begin(page, lessonId)
    for (let number = 1; number < questions; number++) {
      await expect(page.getByRole('heading', { name: `Question ${number} of ${questions}` })).toBeVisible()
      await expect(notice).toBeVisible({ timeout: 25_000 })
      await expect(page.locator('main iframe')).toHaveCount(0)
      await press(page, /^Next/)
    }
    await page.getByRole('radio').first().check()
  }
  expect(leaks).toEqual([])
})

test('a module reaches no network, no cookie, no storage, no page and no other window', async ({
  page,
  loginAs,
  database,
  lessons: { outside },
}) => {
  await loginAs(email)
  const reached: string[] = []
  page.on('response', (response) => response.url().includes('leak') && reached.push(response.url()))
  page.context().on('page', (opened) => reached.push(`a window: ${opened.url()}`))
  await begin(page, 'e2e-custom-spies')
  const address = page.url()
  const tell = frame(page).getByRole('button', { name: 'Tell' })
  await expect(tell).toBeVisible()
  expect(await page.locator('main iframe').getAttribute('sandbox')).toBe('allow-scripts')
  await page.waitForTimeout(1_000)
  await tell.click()
  await press(page, /^Next/)
  await page.getByRole('radio').first().check()
  expect(page.url()).toBe(address)
  await press(page, /^Next/)
  await finish(page, 'e2e-custom-spies')
  const { 'custom-spies': stored } = await answersOf(database, 'e2e-custom-spies')
  const [told, correct] = stored as [string, boolean]
  expect(JSON.parse(told)).toMatchObject({
    ...{ cookie: 'refused', storage: 'refused', database: 'refused', parent: 'refused', top: 'refused' },
    ...{ open: 'null', request: 'refused', fetch: 'refused', outside: 'refused' },
    peer: 'undefined',
  })
  expect(correct).toBe(false)
  expect(reached).toEqual([])
  expect(outside).toEqual([])
})

test('the frame is one of a page of ours alone, and a page frames nothing else', async ({
  page,
  loginAs,
}) => {
  await loginAs(email)
  const pagePolicy = (await page.goto('/lessons'))?.headers()['content-security-policy'] ?? ''
  expect(pagePolicy).toContain(`frame-src ${new URL(page.url()).host}/api/timeback/interaction-frame;`)
  const policy = (await page.request.get('/api/timeback/interaction-frame')).headers()[
    'content-security-policy'
  ]
  for (const part of ['sandbox allow-scripts;', "default-src 'none'", "frame-ancestors 'self'"])
    expect(policy).toContain(part)
  expect(policy).not.toMatch(/connect-src|allow-same-origin|https?:/)
})
