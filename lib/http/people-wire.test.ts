import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { KnownUser } from '#lib/timeback/contract/people-admin.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** The contract's words on a school's people, at their routes. */

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
  await open.db.user.deleteMany({ where: { email: { endsWith: '@school.example' } } })
  admin = await open.signIn('admin@example.com')
})

const list = async (query = '') =>
  (await open.get(`admin/users${query}`)).json as { users: KnownUser[]; total: number }
const add = (...people: object[]) => open.post('admin/users', { people })
async function change(timebackId: string, body: object) {
  const init = { method: 'PATCH', body: JSON.stringify(body) }
  const answer = await fetchRoute(`/api/admin/users/${timebackId}`, init, { timebackId })
  return { status: answer.status, json: await answer.json() }
}
async function addAnn(role = 'student'): Promise<string> {
  const { json } = await add({ email: 'ann@school.example', name: 'Ann Lee', role })
  return (json as { people: { timebackId: string }[] }).people[0]?.timebackId ?? ''
}

it('people are listed by name with every field, searched, and by role', async () => {
  await addAnn()
  const { users, total } = await list()
  expect(total).toBe(users.length)
  expect(users.map(({ name }) => name)).toEqual(
    users.map(({ name }) => name).toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  )
  expect(await list('?search=NN%40school')).toEqual({
    users: [
      {
        timebackId: expect.any(String),
        name: 'Ann Lee',
        email: 'ann@school.example',
        role: 'student',
        active: true,
        lastSeenAt: null,
      },
    ],
    total: 1,
  })
  expect((await list('?role=teacher')).users.map(({ email }) => email).sort()).toEqual([
    'teacher2@example.com',
    'teacher@example.com',
  ])
  // What stands for any text in a pattern is a letter like another here.
  for (const search of ['%25', '_', '%5C']) expect((await list(`?search=${search}`)).total).toBe(0)
})

it('a page holds fifty, and one beyond the last is empty with the same total', async () => {
  const people = Array.from({ length: 120 }, (_, index) => ({ email: `pupil-${index}@school.example` }))
  expect(await add(...people)).toMatchObject({ status: 200, json: { added: 120, already: 0 } })
  const pages = await Promise.all(['1', '2', '3', '4'].map((page) => list(`?search=pupil-&page=${page}`)))
  expect(pages.map(({ users }) => users.length)).toEqual([50, 50, 20, 0])
  expect(pages.map(({ total }) => total)).toEqual([120, 120, 120, 120])
  expect(new Set(pages.flatMap(({ users }) => users.map(({ email }) => email))).size).toBe(120)
})

it.each(['?page=0', '?page=x', '?role=head', '?nothing=1'])(
  'refuses %s by the name of the field',
  async (query) => {
    const field = /\?(\w+)/.exec(query)?.[1]
    expect(await open.get(`admin/users${query}`)).toMatchObject({
      status: 400,
      json: { code: 'VALIDATION_ERROR', errors: [{ path: field }] },
    })
  },
)

it('whoever was seen at work is told with when', async () => {
  const student = await open.idOf('student@example.com')
  await open.timeback.lessons.start({ lesson: 'cs-101-binary-quiz', student })
  const { lastSeenAt } = await open.db.attempt.findFirstOrThrow({
    where: { studentId: student },
    orderBy: { lastSeenAt: 'desc' },
  })
  const { users } = await list('?search=student@')
  expect(users).toMatchObject([{ timebackId: student, lastSeenAt: lastSeenAt.toISOString() }])
})

it('somebody is added once, whatever the case of their address, and stays as they are', async () => {
  const first = await add({ email: ' Ann@School.example ', name: 'Ann Lee', role: 'teacher' })
  expect(first).toMatchObject({ status: 200, json: { added: 1, already: 0 } })
  const again = await add({ email: 'ann@school.example', name: 'Other' }, { email: 'ANN@school.example' })
  expect(again.json).toEqual({
    added: 0,
    already: 1,
    people: [
      { timebackId: expect.any(String), email: 'ann@school.example', name: 'Ann Lee', role: 'teacher' },
    ],
  })
})

it('an address that is none is named with its place, and nobody is added', async () => {
  const before = (await list()).total
  expect(await add({ email: 'ben@school.example' }, { email: 'nobody' })).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'people.1.email', message: 'must be an address' }] },
  })
  expect(await open.post('admin/users', { people: [] })).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'people' }] },
  })
  expect((await list()).total).toBe(before)
})

it('name, address, role and lock are changed, each with an entry of what it was', async () => {
  const timebackId = await addAnn()
  const changed = { name: 'Ann Smith', email: 'Ann.Smith@school.example', role: 'teacher', active: false }
  const user = { ...changed, timebackId, email: 'ann.smith@school.example', lastSeenAt: null }
  expect(await change(timebackId, changed)).toEqual({ status: 200, json: { user } })
  expect(await list('?search=ann.smith')).toMatchObject({ users: [user] })
  expect(await change(timebackId, { active: true })).toMatchObject({ json: { user: { active: true } } })
  const entries = await open.db.auditEntry.findMany({ where: { studentId: timebackId } })
  expect(entries.map(({ action }) => action).sort()).toEqual([
    ...['people.added', 'person.changed', 'person.locked', 'person.unlocked'],
  ])
  expect(entries.find(({ action }) => action === 'person.changed')).toMatchObject({
    byId: admin,
    before: { name: 'Ann Lee', email: 'ann@school.example', role: 'student' },
    after: { name: 'Ann Smith', email: 'ann.smith@school.example', role: 'teacher' },
  })
})

it('what changes nothing leaves no entry, and a lock keeps its moment', async () => {
  const timebackId = await addAnn()
  await change(timebackId, { active: false })
  const lockedAt = async () => (await open.db.user.findUniqueOrThrow({ where: { id: timebackId } })).lockedAt
  const since = await lockedAt()
  expect(since).not.toBeNull()
  const entries = await open.db.auditEntry.count()
  expect(await change(timebackId, { active: false, name: 'Ann Lee' })).toMatchObject({ status: 200 })
  expect([await lockedAt(), await open.db.auditEntry.count()]).toEqual([since, entries])
})

it('the address of another is 409, of nobody 404, and an empty change 400', async () => {
  const timebackId = await addAnn()
  expect(await change(timebackId, { email: 'Teacher@example.com', name: 'X' })).toMatchObject({
    status: 409,
    json: { code: 'ALREADY_EXISTS', errors: [{ path: 'email' }] },
  })
  expect(await list('?search=ann@')).toMatchObject({ users: [{ name: 'Ann Lee' }] })
  for (const unknown of [crypto.randomUUID(), 'nobody'])
    expect(await change(unknown, { name: 'X' })).toMatchObject({
      status: 404,
      json: { code: 'PERSON_NOT_FOUND' },
    })
  for (const body of [{}, { name: ' ' }, { email: 'a b@c' }, { active: 'no' }, { id: 'x' }])
    expect(await change(timebackId, body)).toMatchObject({ status: 400 })
})

it('nobody locks or demotes themselves, but may be called otherwise', async () => {
  for (const body of [{ active: false }, { role: 'student' }])
    expect(await change(admin, { ...body, name: 'Gone' })).toMatchObject({
      status: 403,
      json: { code: 'FORBIDDEN' },
    })
  const { name } = await open.db.user.findUniqueOrThrow({ where: { id: admin } })
  expect(name).not.toBe('Gone')
  expect(await change(admin, { name, role: 'admin', active: true })).toMatchObject({ status: 200 })
})

it('teachers and students are refused', async () => {
  for (const email of ['teacher@example.com', 'student@example.com']) {
    await open.signIn(email)
    expect(await open.get('admin/users')).toMatchObject({ status: 403 })
    expect(await add({ email: 'x@school.example' })).toMatchObject({ status: 403 })
    expect(await change(admin, { active: false })).toMatchObject({ status: 403 })
  }
})
