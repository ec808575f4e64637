import type { APIRequestContext } from 'playwright/test'
import { expectNoFindings as expectNothingFound } from '#e2e/support/expect-no-findings.ts'
import { expect, type Page, test } from '#e2e/support/fixtures.ts'

type Made = { id: string; title: string; activity_id: string | null }

/** A package of `teacher`, linked to an activity of CS-101 and assigned to their class. */
async function assignedPackage(teacher: APIRequestContext, title: string): Promise<Made> {
  const { classes } = await (await teacher.get('/api/teacher/classes')).json()
  const data = { title, version: '1.0.0', target_platforms: ['quest2', 'quest3'] }
  const activity = { name: title, course: { code: 'CS-101' } }
  const created = await teacher.post('/api/vr-packages', { data: { ...data, activity } })
  expect(created.status()).toBe(201)
  const made: Made = (await created.json()).package
  const assigned = await teacher.post(`/api/vr-packages/${made.id}/assignments`, {
    data: { class_id: classes[0].id },
  })
  expect(assigned.status()).toBe(201)
  return made
}

async function masteredUnits(student: APIRequestContext): Promise<number> {
  return (await (await student.get('/api/timeback/courses/progress?code=CS-101')).json()).masteredUnits
}

const unique = () => crypto.randomUUID().slice(0, 8)

test('a student completes a session with a score, the teacher sees it, the course moves once', async ({
  page,
  loginAs,
  apiAs,
}) => {
  const title = `Safety training ${unique()}`
  await assignedPackage(await apiAs('teacher@example.com'), title)
  const student = await apiAs('student@example.com')
  const before = await masteredUnits(student)

  await loginAs('student@example.com')
  await page.goto('/lessons')
  await page.getByRole('navigation').getByRole('link', { name: 'VR' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('VR')
  await page.getByRole('button', { name: `Start ${title}` }).click()
  await expect(page).toHaveURL(/\/vr\/[0-9a-f-]{36}$/)
  await expect(page).toHaveTitle(new RegExp(title))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.locator('main')).toHaveCount(1)

  await page.getByLabel('Score').fill('ninety')
  await page.getByLabel('Time in minutes').fill('-1')
  await page.getByRole('button', { name: 'Mark as complete' }).click()
  await expect(page.getByText('Score must be a number from 0 to 100.')).toBeVisible()
  await expect(page.getByLabel('Score')).toBeFocused()
  await expect(page.getByLabel('Time in minutes')).toHaveAttribute('aria-invalid', 'true')
  expect(await masteredUnits(student)).toBe(before)

  await page.getByLabel('Score').fill('92')
  await page.getByLabel('Time in minutes').fill('45')
  await page.getByLabel('Notes').fill('Completed all modules')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Done. Your result is saved.' })).toBeFocused()
  await expect(page.locator('main')).toContainText('92 of 100')
  await expect(page.locator('main')).toContainText('Passed')
  await expect(page.locator('main')).toContainText('45 min')
  await page.reload()
  await expect(page.locator('main')).toContainText('92 of 100')
  expect(await masteredUnits(student)).toBe(before + 1)

  await page.goto('/vr')
  await page.getByRole('button', { name: `Start again ${title}` }).click()
  await expect(page).toHaveURL(/\/vr\/[0-9a-f-]{36}$/)
  await page.getByRole('button', { name: 'Mark as complete' }).click()
  await expect(page.locator('main')).toContainText('No score')
  expect(await masteredUnits(student)).toBe(before + 1)

  await loginAs('teacher@example.com')
  await page.goto('/teacher/vr')
  await page.getByRole('link', { name: new RegExp(title) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  const row = page.getByRole('row', { name: /Student One.*92 of 100/ })
  await expect(row).toContainText('Completed all modules')
  await expect(row).toContainText('45 min')
  await expect(page.getByRole('row', { name: /Student Two/ })).toContainText('Not started')
})

test('a teacher makes a package, changes it, assigns it and deletes it', async ({ page, loginAs, apiAs }) => {
  const title = `Fire drill ${unique()}`
  const student = await apiAs('student@example.com')
  const seen = async () => {
    const { packages } = await (await student.get('/api/vr-packages')).json()
    return packages.find((each: Made) => each.title === title)
  }
  await loginAs('teacher@example.com')
  await page.goto('/teacher/vr')
  await page.getByRole('link', { name: 'New package' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Headsets').fill('quest2, quest3')
  await page.getByLabel('Launch address').fill('somewhere')
  await page.getByLabel('Course').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Create package' }).click()
  await expect(page.getByLabel('Launch address')).toBeFocused()
  await page.getByLabel('Launch address').fill('https://vr.example.com/fire')
  await page.getByRole('button', { name: 'Create package' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  expect(await seen()).toBeUndefined()

  await page.getByRole('checkbox', { name: /Class A/ }).click()
  await expect(page.getByRole('row', { name: /Student One/ })).toContainText('Not started')
  expect(await seen()).toMatchObject({
    version: '1.0.0',
    target_platforms: ['quest2', 'quest3'],
    launch_url: 'https://vr.example.com/fire',
    activity_id: expect.any(String),
  })

  await page.getByLabel('Version').fill('2.0.0')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  expect(await seen()).toMatchObject({ version: '2.0.0' })

  await page.getByRole('button', { name: 'Delete package' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page).toHaveURL(/\/teacher\/vr$/)
  await expect(page.getByText(title)).toHaveCount(0)
  expect(await seen()).toBeUndefined()
})

test('the VR pages of others do not exist', async ({ page, loginAs, apiAs }) => {
  const made = await assignedPackage(await apiAs('teacher@example.com'), `Lab ${unique()}`)
  const student = await apiAs('student@example.com')
  const { session } = await (await student.post('/api/vr-sessions', { data: { package_id: made.id } })).json()
  const statusOf = async (path: string) => (await page.goto(path))?.status()
  await loginAs('student3@example.com')
  expect(await statusOf(`/vr/${session.id}`)).toBe(404)
  expect(await statusOf('/vr/nothing')).toBe(404)
  expect(await statusOf('/teacher/vr')).toBe(404)
  expect(await statusOf(`/teacher/vr/${made.id}`)).toBe(404)
  await loginAs('teacher2@example.com')
  expect(await statusOf(`/teacher/vr/${made.id}`)).toBe(404)
  expect(await statusOf(`/vr/${session.id}`)).toBe(404)
  await loginAs('admin@example.com')
  expect(await statusOf(`/teacher/vr/${made.id}`)).toBe(200)
})

test('someone who was removed is told that their profile is gone', async ({ apiAs, database }) => {
  const { rows } = await database.query(
    `INSERT INTO "user" (id, email, name) VALUES (gen_random_uuid(), $1, 'Leaver') RETURNING id`,
    [`leaver-${unique()}@example.com`],
  )
  const email = (await database.query('SELECT email FROM "user" WHERE id = $1', [rows[0].id])).rows[0].email
  const leaver = await apiAs(email)
  await database.query('DELETE FROM "user" WHERE id = $1', [rows[0].id])
  const answer = await leaver.post(`/api/vr-sessions/${crypto.randomUUID()}/complete`, { data: {} })
  expect(answer.status()).toBe(404)
  expect(await answer.json()).toMatchObject({ code: 'PROFILE_NOT_FOUND' })
})

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 320],
] as const) {
  test.describe(`${colorScheme}, ${width} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    test('the VR pages have nothing that axe finds and a heading each', async ({ page, loginAs, apiAs }) => {
      test.setTimeout(120_000)
      const title = `Welding ${unique()}`
      const made = await assignedPackage(await apiAs('teacher@example.com'), title)
      await loginAs('student@example.com')
      await page.goto('/vr')
      await expectNoFindings(page, 'VR')
      await page.getByRole('button', { name: `Start ${title}` }).click()
      await page.getByLabel('Score').fill('a lot')
      await page.getByRole('button', { name: 'Mark as complete' }).click()
      await expect(page.getByLabel('Score')).toBeFocused()
      await expectNoFindings(page, 'report')
      await page.getByLabel('Score').fill('60')
      await page.getByRole('button', { name: 'Mark as complete' }).click()
      await expect(page.getByText('Not passed yet')).toBeVisible()
      await expectNoFindings(page, 'result')
      await loginAs('teacher@example.com')
      for (const path of ['/teacher/vr', '/teacher/vr/new', `/teacher/vr/${made.id}`]) {
        await page.goto(path)
        await expectNoFindings(page, path)
      }
      await page.getByRole('button', { name: 'Delete package' }).click()
      await expectNoFindings(page, 'asking before it deletes')
    })
  })
}

async function expectNoFindings(page: Page, name: string): Promise<void> {
  await expectNothingFound(page, name)
  expect(await page.getByRole('heading', { level: 1 }).count(), `${name}: one h1`).toBe(1)
}
