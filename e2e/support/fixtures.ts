import pg from 'pg'
import { type APIRequestContext, type BrowserContext, test as base, expect, type Page } from 'playwright/test'
import type { AppUnderTest } from '#scripts/testing/app/start-apps.ts'

type Fixtures = {
  /** Where the app under test keeps its data. */
  databaseUrl: string
  /** What pages may throw, or log as an error or a warning, besides the answers of 4xx that tests ask for. */
  expectedLog: RegExp
  /** Signs the page's browser in as a demo account. */
  loginAs: (email: string) => Promise<void>
  /** A program of its own with the cookies of that account. */
  apiAs: (email: string) => Promise<APIRequestContext>
  /** The database of the app under test. */
  database: pg.Client
  /** Lets a demo student be one who never began anything, whatever other tests did. */
  startOver: (email: string) => Promise<void>
}
type WorkerFixtures = {
  /** One for each worker, as the configuration says. */
  apps: AppUnderTest[]
  /** The one that this worker's tests have to themselves. */
  app: AppUnderTest
}

/** The page's own errors fail a test, as any error does. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  apps: [[], { option: true, scope: 'worker' }],
  app: [
    async ({ apps }, use, { parallelIndex }) => {
      const app = apps[parallelIndex % apps.length]
      if (!app) throw new Error('No app was started.')
      await use(app)
    },
    { scope: 'worker' },
  ],
  baseURL: ({ app }, use) => use(app.url),
  databaseUrl: ({ app }, use) => use(app.databaseUrl),
  expectedLog: [/(?!)/, { option: true }],
  context: async ({ context, expectedLog }, use) => {
    const errors = listenForErrors(context, expectedLog)
    await use(context)
    expect(errors(), 'errors in the browser').toEqual([])
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

/** Listens to all pages of a window; the function given back stops that and tells what went wrong. */
export function listenForErrors(context: BrowserContext, expectedLog: RegExp): () => string[] {
  const errors: string[] = []
  const tell = (text: string) => {
    if (!isRefusal(text) && !expectedLog.test(text)) errors.push(text)
  }
  const onError = (failure: { error: () => Error }) => tell(failure.error().message)
  const onConsole = (message: { type: () => string; text: () => string }) => {
    if (['error', 'warning'].includes(message.type())) tell(message.text())
  }
  context.on('weberror', onError)
  context.on('console', onConsole)
  return () => {
    context.off('weberror', onError)
    context.off('console', onConsole)
    return errors
  }
}

/** An answer of 4xx is logged by the browser as an error; the test asserts the status itself. */
function isRefusal(text: string): boolean {
  return /status of (40[0134]|429)/.test(text)
}

export async function signIn(request: APIRequestContext, email: string): Promise<void> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const answer = await request.post('/api/auth/callback/demo', { form: { csrfToken, email, json: 'true' } })
  expect(answer.ok()).toBe(true)
}
