import { NextRequest } from 'next/server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '#lib/db/client.ts'
import { proxy } from '#proxy.ts'
import { findFreePort } from '#scripts/run/ports.mjs'
import { createTestDatabase } from '#scripts/testing/database/create-test-database.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { defineRoute } from './define-route.ts'

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  after: () => {},
}))

let nowhere: string
let logged: ReturnType<typeof vi.spyOn>

beforeAll(async () => {
  nowhere = `postgresql://nobody@127.0.0.1:${await findFreePort()}/none`
  vi.stubEnv('DATABASE_URL', nowhere)
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
})
afterAll(() => vi.unstubAllEnvs())
beforeEach(() => {
  logged = vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => logged.mockRestore())

const asked = {
  'a query': (db: Database) => db.user.findMany(),
  'a statement': (db: Database) => db.$queryRaw`SELECT 1`,
  'a change': (db: Database) => db.$executeRaw`DELETE FROM outbox_event`,
  'a transaction': (db: Database) => db.$transaction((tx) => tx.user.count()),
}

/** What a route answers that needs the database. */
async function answerOf(run: () => Promise<unknown>): Promise<Response> {
  signInAs({ timebackId: crypto.randomUUID(), email: 'student@example.com', name: 'S', role: 'student' })
  const route = defineRoute({ handle: run })
  return route(new Request('http://localhost:3000/api/x'), { params: Promise.resolve({}) })
}

async function expectUnavailable(answer: Response): Promise<void> {
  expect(answer.status).toBe(503)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  expect(await answer.json()).toEqual({
    type: 'about:blank',
    title: 'Service Unavailable',
    status: 503,
    code: 'DB_UNAVAILABLE',
    detail: expect.any(String),
    requestId: expect.any(String),
  })
}

describe('without a database', () => {
  it.each(Object.entries(asked))('a route answers %s with 503 DB_UNAVAILABLE', async (_what, ask) => {
    const db = openDatabase(nowhere)
    await expectUnavailable(await answerOf(() => ask(db)))
    expect(logged).toHaveBeenCalledOnce()
  })

  it('every page is one calm page with status 503 that says when to come back', async () => {
    for (const path of ['/', '/lessons', '/signin', '/nowhere']) {
      const answer = await proxy(new NextRequest(`http://localhost:3000${path}`))
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      const html = await answer.text()
      expect(html).toMatch(/<h1>Back in a moment<\/h1>/)
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? []
      expect(html).toContain(`<style nonce="${nonce}">`)
    }
  })
})

it('a database that goes away under a running statement is 503, and so is the next one', async () => {
  const { url, drop } = await createTestDatabase()
  const db = openDatabase(url)
  await db.$queryRaw`SELECT 1`
  const running = answerOf(() => db.$executeRaw`SELECT pg_sleep(30)`)
  const sleeping = () => db.$queryRaw`SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'`
  await expect.poll(sleeping).not.toEqual([])
  await drop()
  await expectUnavailable(await running)
  for (const ask of Object.values(asked)) await expectUnavailable(await answerOf(() => ask(db)))
  await db.$disconnect()
})

it('a database that lets this app in no more is 503, whatever is asked of it', async () => {
  const { url, drop } = await createTestDatabase()
  const shut = new URL(url)
  shut.username = 'nobody'
  const db = openDatabase(shut.href)
  for (const ask of Object.values(asked)) await expectUnavailable(await answerOf(() => ask(db)))
  await db.$disconnect()
  await drop()
})
