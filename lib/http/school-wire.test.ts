import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { isFirstRun } from '#lib/timeback/server/school/school.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** A school's settings, at their route. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenRoutes
let admin: string

beforeAll(async () => {
  open = await openRoutes()
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.auditEntry.deleteMany()
  admin = await open.signIn('admin@example.com')
})

const change = (body: object) => open.patch('admin/school', body)

it('has every setting from the start, and changes each without the others', async () => {
  const first = {
    ...{ name: 'School', language: 'en', signIn: { policy: 'anyone', domains: [] }, childSignIn: false },
    ...{ retention: { signIns: 90, audit: null, messages: null, leavers: null }, setUpAt: null },
  }
  expect(await open.get('admin/school')).toEqual({ status: 200, json: { school: first } })
  const named = { ...first, name: 'Hill School', language: 'es' }
  expect(await change({ name: ' Hill School ', language: 'es' })).toEqual({
    status: 200,
    json: { school: named },
  })
  const signIn = { policy: 'domains', domains: ['school.example', 'xn--bcher-kva.example'] }
  const given = ['@School.Example', 'bücher.example', 'school.example']
  expect(await change({ signIn: { ...signIn, domains: given } })).toEqual({
    status: 200,
    json: { school: { ...named, signIn } },
  })
  expect(await change({ signIn: { policy: 'known' } })).toMatchObject({
    json: { school: { signIn: { policy: 'known', domains: signIn.domains } } },
  })
  const retention = { signIns: null, audit: 400, messages: null, leavers: 30 }
  expect(
    await change({ retention: { signIns: null, audit: 400, leavers: 30 }, childSignIn: true }),
  ).toMatchObject({
    json: { school: { retention, childSignIn: true, name: 'Hill School' } },
  })
  expect(await change({ setUp: true })).toMatchObject({
    json: { school: { setUpAt: expect.stringMatching(/^\d{4}-.*Z$/) } },
  })
  const noted = await open.db.auditEntry.findMany({ orderBy: { at: 'asc' } })
  expect(noted).toHaveLength(5)
  expect(noted[0]).toMatchObject({
    ...{ action: 'school.changed', subjectKind: 'school', byId: admin },
    ...{ before: { name: 'School' }, after: { name: 'Hill School' } },
  })
  await change({ name: 'Hill School' })
  expect(await open.db.auditEntry.count()).toBe(5)
})

it.each([
  [{}, ''],
  [{ name: ' ' }, 'name'],
  [{ language: 'fr' }, 'language'],
  [{ signIn: { policy: 'everybody' } }, 'signIn.policy'],
  [{ signIn: { policy: 'domains' } }, 'signIn.domains'],
  [{ signIn: { policy: 'domains', domains: ['school.example', 'not a domain'] } }, 'signIn.domains.1'],
  [{ retention: { audit: 0 } }, 'retention.audit'],
  [{ setUp: false }, 'setUp'],
])('refuses %j by the name of the field', async (body, path) => {
  expect(await change(body)).toMatchObject({
    status: 400,
    json: { code: 'VALIDATION_ERROR', errors: [{ path }] },
  })
})

it('is administrators’ alone', async () => {
  for (const email of ['teacher@example.com', 'student@example.com']) {
    await open.signIn(email)
    expect(await open.get('admin/school')).toMatchObject({ status: 403 })
    expect(await change({ name: 'Mine' })).toMatchObject({ status: 403 })
  }
})

it('is new until it was set up, or has a class', async () => {
  expect(await isFirstRun(open.deps)).toBe(false)
  await open.db.class.deleteMany()
  await open.db.organisation.updateMany({ data: { setUpAt: null } })
  expect(await isFirstRun(open.deps)).toBe(true)
  await open.db.class.create({ data: { title: '3 B' } })
  expect(await isFirstRun(open.deps)).toBe(false)
})
