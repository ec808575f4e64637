import pg from 'pg'
import { type APIRequestContext, test as base, expect, type Page } from 'playwright/test'

type Fixtures = {
  /** Where the app under test keeps its data; the configuration says it. */
  databaseUrl: string
  /** Signs the page's browser in as a demo account. */
  loginAs: (email: string) => Promise<void>
  /** A program of its own with the cookies of that account. */
  apiAs: (email: string) => Promise<APIRequestContext>
  /** The database of the app under test. */
  database: pg.Client
  /** Lets a demo student be one who never began anything, whatever other tests did. */
  startOver: (email: string) => Promise<void>
}

/** The page's own errors fail a test, as any error does. */
export const test = base.extend<Fixtures>({
  databaseUrl: ['', { option: true }],
  page: async ({ page }, use) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message.text())) errors.push(message.text())
    })
    await use(page)
    expect(errors, 'errors in the browser').toEqual([])
  },
  loginAs: async ({ page }, use) => {
    await use(async (email) => {
      // A page of the person before would load itself anew, and stop what the test goes to next.
      await page.goto('about:blank')
      await signIn(page.request, email)
    })
  },
  apiAs: async ({ playwright, baseURL }, use) => {
    const opened: APIRequestContext[] = []
    await use(async (email) => {
      const request = await playwright.request.newContext({ baseURL: baseURL ?? '' })
      opened.push(request)
      await signIn(request, email)
      return request
    })
    for (const request of opened) await request.dispose()
  },
  database: async ({ databaseUrl }, use) => {
    const database = new pg.Client({ connectionString: databaseUrl })
    await database.connect()
    await use(database)
    await database.end()
  },
  startOver: async ({ database }, use) => {
    await use(async (email) => {
      for (const table of ['attempt', 'assessment_result', 'mastered_unit', 'course_progress'])
        await database.query(
          `DELETE FROM ${table} WHERE student_id = (SELECT id FROM "user" WHERE email = $1)`,
          [email],
        )
    })
  },
})

export { expect, type Page }

/** An answer of 4xx is logged by the browser as an error; the test asserts the status itself. */
function isExpected(text: string): boolean {
  return /status of (40[0134]|429)/.test(text)
}

async function signIn(request: APIRequestContext, email: string): Promise<void> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const answer = await request.post('/api/auth/callback/demo', { form: { csrfToken, email, json: 'true' } })
  expect(answer.ok()).toBe(true)
}
