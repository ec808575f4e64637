import { expectNoFindings } from '#e2e/support/expect-no-findings.ts'
import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { application as own } from '#scripts/testing/wire/wire-client.ts'

/** What the wire answers to these credentials. */
async function askToken(page: Page, clientId: string, secret: string) {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret }
  const answer = await page.request.post('/oauth2/token', { form })
  return { status: answer.status(), json: await answer.json() }
}

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const) {
  test.describe(`${colorScheme}, ${width} pixels wide`, () => {
    test.use({
      colorScheme,
      viewport: { width, height: 844 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })

    test('an administrator makes an application, renews its secret and ends it', async ({
      page,
      loginAs,
    }) => {
      const name = `Dashboard ${crypto.randomUUID().slice(0, 8)}`
      await loginAs('admin@example.com')
      await page.goto('/')
      await page.getByRole('navigation').getByRole('link', { name: 'School' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('School')
      await expectNoFindings(page, 'what administrators look after')
      await page.getByRole('main').getByRole('link', { name: 'Applications' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Applications')
      const ours = page.getByRole('article').filter({ hasText: own.clientId })
      await expect(ours).toContainText('The environment names this one')
      await expect(ours.getByRole('button')).toHaveCount(0)

      await page.getByRole('button', { name: 'Make application' }).click()
      await expect(page.getByText('Name must not be empty.')).toBeVisible()
      await expect(page.getByText('Choose at least one.')).toBeVisible()
      await expect(page.getByLabel('Name')).toBeFocused()
      await expectNoFindings(page, 'a form with mistakes')

      await page.getByLabel('Name').fill(name)
      await page.getByLabel('Read people, classes and courses').check()
      await page.getByRole('button', { name: 'Make application' }).click()
      await expect(page.getByRole('heading', { name: `The secret of “${name}”` })).toBeFocused()
      await page.getByRole('button', { name: 'Copy secret' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible()
      const first = await page.evaluate(() => navigator.clipboard.readText())
      await expectNoFindings(page, 'a secret that is shown')
      const card = page.getByRole('article').filter({ hasText: name })
      await expect(card).toContainText('Read people, classes and courses')
      await expect(card).toContainText('None yet')
      const clientId = (await card.getByRole('definition').first().textContent()) ?? ''
      const { status, json } = await askToken(page, clientId, first)
      expect(status).toBe(200)

      await page.reload()
      await expect(card).not.toContainText('None yet')
      await expect(page.locator('body')).not.toContainText(first)

      await card.getByRole('button', { name: 'Renew secret' }).click()
      await expectNoFindings(page, 'asked first')
      await page.getByRole('dialog').getByRole('button', { name: 'Renew secret' }).click()
      await expect(page.getByRole('heading', { name: `The secret of “${name}”` })).toBeFocused()
      expect(await askToken(page, clientId, first)).toMatchObject({ json: { error: 'invalid_client' } })
      await card.getByRole('button', { name: 'Copy secret' }).click()
      const second = await page.evaluate(() => navigator.clipboard.readText())
      const renewed = await askToken(page, clientId, second)
      expect(renewed.status).toBe(200)
      await card.getByRole('button', { name: 'Done' }).click()
      await expect(page.locator('body')).not.toContainText(second)

      await card.getByRole('button', { name: 'End use' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'End use' }).click()
      await expect(card).toHaveCount(0)
      await expect(page.getByRole('heading', { name: 'In use' })).toBeFocused()
      expect(await askToken(page, clientId, second)).toMatchObject({ json: { error: 'invalid_client' } })
      for (const token of [json.access_token, renewed.json.access_token]) {
        const headers = { authorization: `Bearer ${token}` }
        const answer = await page.request.get('/ims/oneroster/rostering/v1p2/users', { headers })
        expect(answer.status()).toBe(401)
      }
    })
  })
}

for (const email of ['student@example.com', 'teacher@example.com'])
  test(`to ${email} the page does not exist, and the API says no`, async ({ page, loginAs }) => {
    await loginAs(email)
    await page.goto('/admin/applications')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not/i)
    await expect(page.getByRole('navigation').getByRole('link', { name: 'School' })).toHaveCount(0)
    await expect(page.locator('body')).not.toContainText(own.clientId)
    const answer = await page.request.post('/api/admin/applications', {
      data: { name: 'Mine', scopes: [] },
      headers: { origin: new URL(page.url()).origin },
    })
    expect(answer.status()).toBe(403)
  })
