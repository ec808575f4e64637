import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { headOfSchool, type School, startSchool } from '#scripts/testing/app/start-school.ts'

/** A school from its first minute: an empty database, no demo people, an issuer of its own. Nothing here uses SQL. */

let school: School

test.beforeAll(async ({ app }) => {
  school = await startSchool(app.databaseUrl)
})
test.afterAll(() => school.stop())

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${school.url}/`)
  await page.getByRole('button', { name: /Test school/ }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Log in' }).click()
}

test('there are no demo people, and the first administrator finds the school', async ({ page }) => {
  await page.goto(`${school.url}/signin`)
  await expect(page.getByRole('button', { name: /Test school/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Student One/ })).toHaveCount(0)
  await signIn(page, headOfSchool)
  await expect(page).toHaveURL(`${school.url}/teacher`)
  await expect(page.getByText('No classes yet')).toBeVisible()
  await page.getByRole('navigation').getByRole('link', { name: 'School' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('School')
})

test('whoever else comes is a student, to whom the school’s page does not exist', async ({ page }) => {
  await signIn(page, 'ann@school.example')
  await expect(page).toHaveURL(`${school.url}/lessons`)
  await expect(page.getByRole('navigation').getByRole('link', { name: 'School' })).toHaveCount(0)
  await page.goto(`${school.url}/admin`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not/i)
})
