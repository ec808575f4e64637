import { expect, test } from '#e2e/support/fixtures.ts'

test('a demo account signs in, lands where it wanted to go, and signs out', async ({ page }) => {
  await page.goto('/history')
  await expect(page).toHaveURL(/\/signin/)
  await page.getByRole('button', { name: /Student One/ }).click()
  await expect(page).toHaveURL('/history')
  await page.getByRole('button', { name: /Sign out/ }).click()
  await expect(page).toHaveURL(/\/signin/)
  await page.goto('/history')
  await expect(page).toHaveURL(/\/signin/)
})

test('an unknown address is no demo account', async ({ request }) => {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  for (const email of ['nobody@example.com', 'oidc-student@school.example', '']) {
    const answer = await request.post('/api/auth/callback/demo', { form: { csrfToken, email, json: 'true' } })
    expect(answer.status(), email).toBe(401)
  }
  expect((await request.get('/api/timeback/user/me')).status()).toBe(401)
})

test('an OpenID Connect account signs in, with the role the operator gave its address', async ({ page }) => {
  for (const [email, role] of [
    ['oidc-student@school.example', 'student'],
    ['oidc-teacher@school.example', 'teacher'],
    ['OIDC-student@school.example', 'student'],
  ] as const) {
    await page.context().clearCookies()
    await page.goto('/signin')
    await page.getByRole('button', { name: /Test school/ }).click()
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page).toHaveURL(role === 'teacher' ? '/teacher' : '/lessons')
    const me = await (await page.request.get('/api/timeback/user/me')).json()
    expect(me).toMatchObject({ email: email.toLowerCase(), role })
  }
})

test('an address that the issuer does not vouch for opens no account', async ({ page }) => {
  await page.goto('/signin')
  await page.getByRole('button', { name: /Test school/ }).click()
  await page.getByLabel('Email').fill('teacher@example.com')
  await page.getByLabel('Verified').fill('false')
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page).toHaveURL('/signin?error=EmailNotVerified')
  await expect(page.getByRole('alert').first()).toContainText('Nobody has checked yet')
  expect((await page.request.get('/api/timeback/user/me')).status()).toBe(401)
})

test('a second account with an address that is in use is refused with a sentence', async ({ page }) => {
  for (const sub of ['ann-1', 'ann-2']) {
    await page.context().clearCookies()
    await page.goto('/signin')
    await page.getByRole('button', { name: /Test school/ }).click()
    await page.getByLabel('Email').fill('ann.lee@school.example')
    await page.getByLabel('Subject').fill(sub)
    await page.getByRole('button', { name: 'Log in' }).click()
    if (sub === 'ann-1') await expect(page).toHaveURL('/lessons')
  }
  await expect(page).toHaveURL('/signin?error=AddressInUse')
  await expect(page.getByRole('alert').first()).toContainText('belongs to somebody here')
})

test('sign-in stays at the host that was asked', async ({ page, baseURL }) => {
  const here = (baseURL ?? '').replace('localhost', '127.0.0.1')
  await page.goto(`${here}/history`)
  await page.getByRole('button', { name: /Student One/ }).click()
  await expect(page).toHaveURL(`${here}/history`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${here}/signin`)
})

test('a browser that is limited sees a page, and a sign-in page that is limited says so', async ({
  page,
  database,
}) => {
  // As from an address of its own: the process remembers whom it limits.
  const address = '198.51.100.7'
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': address })
  await page.goto('/signin')
  await page.goto('/api/auth/callback/oidc')
  await database.query(`UPDATE rate_limit SET points = 1000 WHERE key = 'sign-in:${address}'`)
  const answer = await page.goto('/api/auth/callback/oidc?code=x&state=y')
  expect(answer?.status()).toBe(429)
  expect(answer?.headers()['retry-after']).toMatch(/^[1-9]\d?$/)
  await expect(page.getByRole('heading', { name: 'A moment, please' })).toBeVisible()
  await page.goto('/signin')
  await page.getByRole('button', { name: /Student One/ }).click()
  await expect(page.getByRole('alert').first()).toContainText('Very many people are signing in')
})
