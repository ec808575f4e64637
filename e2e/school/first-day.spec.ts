import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { headOfSchool, type School, startSchool } from '#scripts/testing/app/start-school.ts'
import { files } from '#scripts/testing/roster/small-school.ts'
import { zipRoster } from '#scripts/testing/roster/zip-roster.ts'

/** A school from its first minute: an empty database, no demo people, an issuer of its own. Nothing here uses SQL. */

test.describe.configure({ mode: 'serial' })

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
  await expect(page).toHaveURL(`${school.url}/admin/setup`)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'School' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('School')
})

test('the set-up is one page: the administrator names the school, says who comes, and withdraws a course', async ({
  page,
}) => {
  await signIn(page, headOfSchool)
  const step = (name: string) => page.getByRole('region', { name })
  // What is typed before the page can act is no person's typing.
  await expect(page.locator('form[inert]')).toHaveCount(0)
  await step('Your school').getByLabel('Name of the school').fill('Hill School')
  await step('Your school').getByRole('button', { name: 'Save' }).click()
  await expect(step('Your school').getByText('Saved.')).toBeVisible()
  const signingIn = step('Who may sign in')
  await signingIn.getByLabel('Addresses of the school as well').check()
  await signingIn.getByLabel('Domains').fill('not a domain!')
  await signingIn.getByRole('button', { name: 'Save' }).click()
  await expect(signingIn.getByText(/Domains must be a domain/)).toBeVisible()
  await signingIn.getByLabel('Domains').fill('school.example')
  await signingIn.getByRole('button', { name: 'Save' }).click()
  await expect(signingIn.getByText('Saved.')).toBeVisible()
  const courses = step('Courses')
  await courses.getByLabel(/CS-101/).uncheck()
  await courses.getByRole('button', { name: 'Save' }).click()
  await expect(courses.getByText('Saved.')).toBeVisible()
  await step('Teachers').getByRole('textbox', { name: 'People' }).fill('Tom Tell, tom@school.example')
  await step('Teachers').getByRole('button', { name: 'Add people' }).click()
  await expect(step('Teachers').getByText('1 person added.')).toBeVisible()
  await page.reload()
  await expect(step('Your school').getByLabel('Name of the school')).toHaveValue('Hill School')
  await expect(step('Courses').getByLabel(/CS-101/)).not.toBeChecked()
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page).toHaveURL(`${school.url}/teacher`)
  await page.goto(`${school.url}/`)
  await expect(page).toHaveURL(`${school.url}/teacher`)
})

test('an address of another domain is not let in, and is told why', async ({ page }) => {
  await signIn(page, 'mallory@elsewhere.example')
  await expect(page.getByText(/Only email addresses of the school are let in/)).toBeVisible()
})

test('whoever else comes is a student, to whom the school’s page does not exist', async ({ page }) => {
  await signIn(page, 'ann@school.example')
  await expect(page).toHaveURL(`${school.url}/lessons`)
  await expect(page.getByRole('navigation').getByRole('link', { name: 'School' })).toHaveCount(0)
  await page.goto(`${school.url}/admin`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not/i)
})

test('the administrator makes a class and enters a child who never came; the child can be kept out', async ({
  page,
  browser,
}) => {
  await signIn(page, headOfSchool)
  await page.getByRole('link', { name: 'New class' }).click()
  await page.getByLabel('Name').fill('3 B')
  await page.getByRole('button', { name: 'Make class' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('People of 3 B')
  await page.getByRole('textbox', { name: 'People' }).fill('Ben Ng, ben@school.example\nnobody')
  await page.getByRole('button', { name: 'Add people' }).click()
  await expect(page.getByText('People line 2 must be an address.')).toBeVisible()
  await page.getByRole('textbox', { name: 'People' }).fill('Ben Ng, ben@school.example')
  await page.getByRole('button', { name: 'Add people' }).click()
  await expect(page.getByText('1 person added.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'ben@school.example' })).toBeVisible()
  const own = await browser.newContext()
  const ben = await own.newPage()
  await signIn(ben, 'ben@school.example')
  await expect(ben).toHaveURL(`${school.url}/lessons`)
  await page.goto(`${school.url}/admin/people?search=ben@`)
  await page.getByRole('link', { name: 'Name of ben@school.example' }).click()
  await page.getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await ben.goto(`${school.url}/history`)
  await expect(ben).toHaveURL(/signin/)
  await own.close()
})

test('a roster of thirty comes from a spreadsheet and from a file, and says beforehand what it brings', async ({
  page,
}) => {
  await signIn(page, headOfSchool)
  await page.goto(`${school.url}/admin`)
  await page.getByRole('link', { name: /Rosters/ }).click()
  await expect(page.locator('form[inert]')).toHaveCount(0)
  const lines = Array.from({ length: 30 }, (_, at) => `Pupil ${at},pupil-${at}@school.example,4 C`)
  await page.getByLabel('Lines').fill(['name,email,class', ...lines, 'Nobody,nobody,4 C'].join('\n'))
  await page.getByRole('button', { name: 'Check the lines' }).click()
  await expect(page.getByRole('heading', { name: '1 line is wrong' })).toBeVisible()
  await expect(page.getByText('“nobody” is no email address')).toBeVisible()
  await page.getByLabel('Lines').fill(['name,email,class', ...lines].join('\n'))
  await page.getByRole('button', { name: 'Check the lines' }).click()
  await expect(page.getByRole('heading', { name: 'This would change: 30 new, 0 changed' })).toBeVisible()
  await page.getByRole('button', { name: 'Import 30 lines' }).click()
  await expect(page.getByRole('heading', { name: 'Imported: 30 new, 0 changed' })).toBeVisible()
  const zip = { name: 'roster.zip', mimeType: 'application/zip', buffer: Buffer.from(zipRoster(files())) }
  await page.getByLabel('Roster', { exact: true }).setInputFiles(zip)
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByRole('heading', { name: 'This would change: 2 new, 1 changed' })).toBeVisible()
  await page.getByRole('button', { name: 'Import 8 lines' }).click()
  await expect(page.getByRole('heading', { name: 'Imported: 2 new, 1 changed' })).toBeVisible()
  await page.goto(`${school.url}/admin/classes`)
  await expect(page.getByText('4 C')).toBeVisible()
})
