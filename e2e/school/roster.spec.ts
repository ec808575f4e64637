import { expectNoFindings } from '#e2e/support/expect-no-findings.ts'
import { expect, test } from '#e2e/support/fixtures.ts'
import { files } from '#scripts/testing/roster/small-school.ts'
import { zipRoster } from '#scripts/testing/roster/zip-roster.ts'

test('a roster of thirty comes from a spreadsheet and from a file, and says beforehand what it brings', async ({
  page,
  loginAs,
}) => {
  await loginAs('admin@example.com')
  await page.goto('/admin')
  await page.getByRole('link', { name: /Rosters/ }).click()
  await expect(page.locator('form[inert]')).toHaveCount(0)
  const lines = Array.from({ length: 30 }, (_, at) => `Pupil ${at},pupil-${at}@school.example,4 C`)
  await page.getByLabel('Lines').fill(['name,email,class', ...lines, 'Nobody,nobody,4 C'].join('\n'))
  await page.getByRole('button', { name: 'Check the lines' }).click()
  await expect(page.getByRole('heading', { name: '1 line is wrong' })).toBeVisible()
  await expectNoFindings(page, 'what is wrong in a roster')
  await expect(page.getByText('“nobody” is no email address')).toBeVisible()
  await page.getByLabel('Lines').fill(['name,email,class', ...lines].join('\n'))
  await page.getByRole('button', { name: 'Check the lines' }).click()
  await expect(page.getByRole('heading', { name: 'This would change: 30 new, 0 changed' })).toBeVisible()
  await page.getByRole('button', { name: 'Import 30 lines' }).click()
  await expect(page.getByRole('heading', { name: 'Imported: 30 new, 0 changed' })).toBeVisible()
  const zip = { name: 'roster.zip', mimeType: 'application/zip', buffer: Buffer.from(zipRoster(files())) }
  await page.getByLabel('Roster', { exact: true }).setInputFiles(zip)
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByRole('heading', { name: 'This would change: 3 new, 0 changed' })).toBeVisible()
  await page.getByRole('button', { name: 'Import 8 lines' }).click()
  await expect(page.getByRole('heading', { name: 'Imported: 3 new, 0 changed' })).toBeVisible()
  await page.goto('/admin/classes?search=4%20C')
  await expect(page.getByText('4 C').first()).toBeVisible()
})
