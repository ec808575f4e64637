import { test as base, expect, listenForErrors, type Page, signIn } from '#e2e/support/fixtures.ts'

/**
 * One window of a teacher for all tests of the gallery, which keeps nothing: each loads its page anew, out of the
 * window's cache, in the light look on a screen of 1280 pixels.
 */
export const test = base.extend<object, { teacherWindow: Page }>({
  teacherWindow: [
    async ({ browser, app }, use) => {
      const context = await browser.newContext({ baseURL: app.url })
      await signIn(context.request, 'teacher@example.com')
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ teacherWindow, expectedLog }, use) => {
    const errors = listenForErrors(teacherWindow.context(), expectedLog)
    await teacherWindow.emulateMedia({ colorScheme: 'light' })
    await teacherWindow.setViewportSize({ width: 1280, height: 800 })
    await use(teacherWindow)
    expect(errors(), 'errors in the browser').toEqual([])
  },
})

/** Opens the page of a kind; until it can act, its question is inert. */
export async function openKind(page: Page, kind: string): Promise<void> {
  await page.goto(`/gallery/${kind}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('form > div[inert]')).toHaveCount(0)
}
