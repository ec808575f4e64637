import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { RosterAnswer } from '#lib/timeback/contract/roster.ts'
import { files } from '#scripts/testing/roster/small-school.ts'
import { rosterFormOf, zipRoster } from '#scripts/testing/roster/zip-roster.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** The contract's words on rosters, at their routes. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenRoutes

beforeAll(async () => {
  open = await openRoutes()
})
afterAll(() => open.close())
beforeEach(async () => {
  const brought = { rosterId: { not: null } }
  await open.db.user.deleteMany({
    where: { OR: [brought, { email: { endsWith: '@school.example' } }, { hasEmail: false }] },
  })
  await open.db.class.deleteMany({ where: { OR: [brought, { title: { in: ['3 A', '3 B'] } }] } })
  await open.db.course.deleteMany({ where: brought })
  await open.signIn('admin@example.com')
})

async function send(form: FormData, path = '') {
  const answer = await fetchRoute(`/api/teacher/rosters${path}`, { method: 'POST', body: form })
  return { status: answer.status, json: (await answer.json()) as RosterAnswer & { errors: unknown } }
}
const bring = (changed: Record<string, string[]> = {}, query = '') =>
  send(rosterFormOf(zipRoster(files(changed))), query)
const counts = ({ json: { created, updated, unchanged, errors } }: Awaited<ReturnType<typeof send>>) => ({
  ...{ created, updated, unchanged, errors },
})
const heads = {
  users: 'sourcedId,status,givenName,familyName,email',
  enrollments: 'sourcedId,status,classSourcedId,userSourcedId,role',
}

/** All rows of all tables in short. */
async function fingerprint(): Promise<unknown> {
  const tables = await open.db.$queryRaw<{ name: string }[]>`SELECT table_name AS name
    FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'rate_limit' ORDER BY 1`
  const sums = tables.map(
    ({ name }) => `SELECT '${name}' AS name, sum(hashtextextended(t::text, 0)) AS sum FROM "${name}" t`,
  )
  return open.db.$queryRawUnsafe(sums.join(' UNION ALL '))
}

it('a roster brings people, classes and courses; a dry run says the same and changes nothing', async () => {
  const before = await fingerprint()
  const dry = await bring({}, '?dryRun=true')
  expect(dry.status).toBe(200)
  expect(counts(dry)).toEqual({ created: 3, updated: 0, unchanged: 0, errors: 0 })
  expect(await fingerprint()).toEqual(before)
  const answer = await bring()
  expect(answer).toEqual(dry)
  expect(answer.json.rows).toContainEqual({
    ...{ file: 'enrollments.csv', line: 2, sourcedId: 'e1', action: 'created' },
  })
  const made = await open.db.class.findUniqueOrThrow({
    where: { rosterId: 'k1' },
    include: { courses: { include: { course: true } }, enrollments: { include: { user: true } } },
  })
  expect(made).toMatchObject({ title: '3 A', courses: [{ course: { code: 'M-3', source: 'school' } }] })
  const places = made.enrollments.map(({ role, user }) => [
    user.name,
    user.email,
    user.hasEmail,
    user.role,
    role,
  ])
  expect(places.sort()).toEqual([
    ['Ann Lee', 'ann@school.example', true, 'student', 'student'],
    ['Ben Ode', expect.stringMatching(/@roster\.invalid$/), false, 'student', 'student'],
    ['Tea Cher', 'tea@school.example', true, 'teacher', 'teacher'],
  ])
})

it('a second import creates and updates nobody, and a changed name is one update', async () => {
  await bring()
  const before = await open.db.user.findMany({ orderBy: { id: 'asc' } })
  expect(counts(await bring())).toEqual({ created: 0, updated: 0, unchanged: 3, errors: 0 })
  expect(await open.db.user.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  const renamed = {
    users: [
      heads.users,
      'u1,,Anne,Lee,ann@school.example',
      'u2,,Ben,Ode,',
      'u3,,Tea,Cher,tea@school.example',
    ],
  }
  expect(counts(await bring(renamed))).toMatchObject({ created: 0, updated: 1, unchanged: 2 })
  const entries = await open.db.auditEntry.findMany({ where: { action: 'person.changed' } })
  expect(entries).toMatchObject([{ before: { name: 'Ann Lee' }, after: { name: 'Anne Lee' } }])
})

it('any bad row refuses the whole roster by its file and line, and nothing is changed', async () => {
  const bad = {
    enrollments: [
      heads.enrollments,
      ...Array.from({ length: 31 }, (_, at) => `x${at},,k1,u1,student`),
      'e33,,k1,u-999,student',
    ],
  }
  const before = await fingerprint()
  for (const query of ['', '?dryRun=true', '?dryRun=false']) {
    const answer = await bring(bad, query)
    expect(answer).toMatchObject({
      status: 400,
      json: {
        code: 'VALIDATION_ERROR',
        errors: [{ path: 'enrollments.csv:33', message: expect.stringContaining('u-999') }],
      },
    })
  }
  expect(await fingerprint()).toEqual(before)
})

it('who leaves by the roster is locked and in no class, and comes back by it', async () => {
  await bring()
  const gone = {
    users: [
      heads.users,
      'u1,tobedeleted,Ann,Lee,ann@school.example',
      'u2,,Ben,Ode,',
      'u3,,Tea,Cher,tea@school.example',
    ],
  }
  expect(counts(await bring(gone))).toMatchObject({ created: 0, updated: 1, unchanged: 2 })
  const where = { email: 'ann@school.example' }
  const include = { enrollments: true }
  expect(await open.db.user.findUnique({ where, include })).toMatchObject({
    lockedAt: expect.any(Date),
    enrollments: [],
  })
  expect(counts(await bring(gone))).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  expect(counts(await bring())).toMatchObject({ created: 0, updated: 1 })
  expect(await open.db.user.findUnique({ where, include })).toMatchObject({
    lockedAt: null,
    enrollments: [{ role: 'student' }],
  })
})

it('a role that a list of the settings gives more than stays, and the roster’s waits behind it', async () => {
  await open.db.user.create({
    data: { email: 'ann@school.example', name: 'Ann Lee', role: 'admin', grantedRole: 'teacher' },
  })
  await bring()
  expect(await open.db.user.findUnique({ where: { email: 'ann@school.example' } })).toMatchObject({
    ...{ role: 'admin', grantedRole: 'student', rosterId: 'u1' },
  })
})

it('what is no roster is refused, and what unpacks to too much by its size', async () => {
  const notZip = await send(rosterFormOf(strToU8('no zip')))
  expect(notZip).toMatchObject({ status: 400, json: { errors: [{ path: 'file' }] } })
  const bare = files()
  bare.delete('manifest.csv')
  expect(await send(rosterFormOf(zipRoster(bare)))).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'file', message: 'holds no manifest.csv' }] },
  })
  const large = zipSync({ 'manifest.csv': new Uint8Array(51_000_000) }, { level: 1 })
  expect(await send(rosterFormOf(large))).toMatchObject({ status: 413, json: { code: 'PAYLOAD_TOO_LARGE' } })
  expect(await send(new FormData())).toMatchObject({ status: 400, json: { errors: [{ path: 'file' }] } })
  expect(await bring({}, '?dryRun=maybe')).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'dryRun' }] },
  })
})

it('a teacher’s roster makes classes of their own and touches no class of another', async () => {
  const teacher = await open.signIn('teacher@example.com')
  expect(counts(await bring())).toMatchObject({ created: 3 })
  expect(counts(await bring())).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  const made = await open.db.class.findFirstOrThrow({
    where: { title: '3 A' },
    include: { enrollments: true },
  })
  expect(made.enrollments).toContainEqual({ classId: made.id, userId: teacher, role: 'teacher' })
  await open.db.class.update({ where: { id: made.id }, data: { rosterId: 'k1' } })
  await open.signIn('teacher2@example.com')
  expect(await bring()).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'classes.csv:2', message: expect.stringContaining('another teacher') }] },
  })
})

it('a student brings nobody', async () => {
  await open.signIn('student@example.com')
  expect(await bring()).toMatchObject({ status: 403 })
})

it('a table brings people into classes by name, pasted or as a file', async () => {
  const form = new FormData()
  form.set('text', 'Name\tEmail\tClass\nAnn Lee\tann@school.example\t3 A\nBen\tben@school.example\t3 B')
  const answer = await send(form, '/table')
  expect(answer).toMatchObject({
    status: 200,
    json: {
      ...{ created: 2, updated: 0, unchanged: 0, errors: 0 },
      rows: [{ file: 'table.csv', line: 2, sourcedId: 'ann@school.example', action: 'created' }, {}],
    },
  })
  const file = rosterFormOf(
    strToU8('Ann Lee;ann@school.example;3 A\nBen;ben@school.example;3 A'),
    'people.csv',
  )
  expect(counts(await send(file, '/table'))).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
  const bad = new FormData()
  bad.set('text', 'name,email\nAnn,ann')
  expect(await send(bad, '/table')).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'table.csv:2', message: '“ann” is no email address' }] },
  })
  expect(await send(rosterFormOf(zipRoster(files())), '/table')).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'file', message: 'is a workbook; save it as CSV, or copy its cells' }] },
  })
})

it('the export of the roster is read again without a change, and says who took it', async () => {
  await bring()
  const answer = await fetchRoute('/api/admin/rosters/export.zip')
  expect(answer.headers.get('content-type')).toBe('application/zip')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const users = new TextDecoder().decode(unzipSync(bytes)['users.csv'])
  expect(users).toContain('u1,true,ann@school.example,Ann,Lee,ann@school.example')
  expect(users).not.toContain('.invalid')
  const people = await open.db.user.count({ where: { lockedAt: null } })
  const columns = { orderBy: { id: 'asc' }, omit: { updatedAt: true } } as const
  const before = await open.db.user.findMany(columns)
  const again = await send(rosterFormOf(bytes))
  expect(again.json.rows.filter(({ action }) => action !== 'unchanged')).toEqual([])
  expect(counts(again)).toEqual({ created: 0, updated: 0, unchanged: people, errors: 0 })
  expect(await open.db.user.findMany(columns)).toEqual(before)
  expect(await open.db.auditEntry.count({ where: { action: 'export.made', subjectKind: 'roster' } })).toBe(1)
})

it('two that bring the same at once bring everybody once', async () => {
  const answers = await Promise.all([bring(), bring(), bring()])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(answers.map(({ json }) => json.created).sort()).toEqual([0, 0, 3])
})

it('ten thousand rows come within a minute, and are planned in sets', { timeout: 120_000 }, async () => {
  const people = Array.from({ length: 5_000 }, (_, at) => at)
  const large = {
    classes: [
      'sourcedId,title,courseSourcedId',
      ...Array.from({ length: 200 }, (_, at) => `k${at},Class ${at},c1`),
    ],
    users: [heads.users, ...people.map((at) => `u${at},,Pupil,${at},pupil-${at}@school.example`)],
    roles: ['userSourcedId,role', ...people.map((at) => `u${at},student`)],
    enrollments: [heads.enrollments, ...people.map((at) => `e${at},,k${at % 200},u${at},student`)],
  }
  const startedAt = performance.now()
  expect(counts(await bring(large))).toEqual({ created: 5_000, updated: 0, unchanged: 0, errors: 0 })
  expect(counts(await bring(large))).toEqual({ created: 0, updated: 0, unchanged: 5_000, errors: 0 })
  expect(performance.now() - startedAt).toBeLessThan(60_000)
})
