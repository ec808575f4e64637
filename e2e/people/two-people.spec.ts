import { expect, type Page, test } from '#e2e/support/fixtures.ts'

/** One browser on a shared device, two people, several tabs. */

const header = (page: Page) => page.getByRole('banner')

test('signing out leaves nothing open: not in another tab, and not to a copy of the cookie', async ({
  page,
  context,
  playwright,
  baseURL,
  loginAs,
}) => {
  await loginAs('student@example.com')
  const copy = await playwright.request.newContext({
    baseURL: baseURL ?? '',
    storageState: await context.storageState(),
  })
  const other = await context.newPage()
  await other.goto('/history')
  await page.goto('/lessons')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/signin')
  await expect(other).toHaveURL(/\/signin\?error=SessionRequired&callbackUrl=%2Fhistory/)
  await expect(header(other)).not.toContainText('Student One')
  await expect(other.getByRole('alert').first()).toContainText('what you answered is kept')
  expect((await copy.get('/api/timeback/user/me')).status()).toBe(401)
  expect((await copy.get('/history', { maxRedirects: 0 })).status()).toBe(307)
  await copy.dispose()
  await page.goBack()
  await expect(page).toHaveURL(/\/signin/)
})

test('when somebody else signs in, every tab is theirs, with their menu and their data', async ({
  page,
  context,
  loginAs,
}) => {
  await page.goto('/lessons')
  await page.getByRole('button', { name: /Student One/ }).click()
  await expect(page).toHaveURL('/lessons')
  const other = await context.newPage()
  await other.goto('/history')
  await expect(header(other)).toContainText('Student One')
  await loginAs('teacher@example.com')
  // This tab, too, may be on its way to being the teacher's, and would be interrupted.
  await expect(() => page.goto('/teacher')).toPass()
  await expect(header(other)).toContainText('Teacher One')
  await expect(header(other).getByRole('link', { name: 'Classes' })).toBeVisible()
  await expect(other).toHaveURL('/history')
})

test('a tab that heard of nothing shows no page of somebody else below the menu of the one before', async ({
  page,
  context,
  loginAs,
}) => {
  await loginAs('student@example.com')
  const deaf = await context.newPage()
  await deaf.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'))
  await deaf.goto('/lessons')
  await expect(header(deaf)).toContainText('Student One')
  // What the tab shows, at each change of it.
  await deaf.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    const look = () => {
      const menu = document.querySelector('header')?.textContent ?? ''
      const main = document.querySelector('main')?.textContent ?? ''
      if (menu.includes('Student One') && main.includes('History')) seen.push(main)
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
    window.addEventListener('pagehide', () => sessionStorage.setItem('seen', JSON.stringify(seen)))
  })
  await loginAs('student2@example.com')
  await header(deaf).getByRole('link', { name: 'History' }).click()
  await expect(deaf).toHaveURL('/history')
  await expect(header(deaf)).toContainText('Student Two')
  await expect(header(deaf)).not.toContainText('Student One')
  expect(await deaf.evaluate(() => sessionStorage.getItem('seen'))).toBe('[]')
  await page.close()
})

test.describe('without a connection', () => {
  test.use({ expectedLog: /net::ERR_FAILED/ })

  test('a sign-out that does not reach the server says so, and nothing is ended', async ({
    page,
    loginAs,
  }) => {
    await loginAs('student@example.com')
    await page.goto('/lessons')
    await page.route('/api/auth/signout', (route) => route.abort())
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'still signed in' })).toBeVisible()
    await expect(page).toHaveURL('/lessons')
    await page.unroute('/api/auth/signout')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL('/signin')
  })
})
