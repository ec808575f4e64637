import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as progress } from '#app/api/activities/[id]/progress/route.ts'
import { DELETE as unassign } from '#app/api/vr-packages/[id]/assignments/[classId]/route.ts'
import { POST as assign } from '#app/api/vr-packages/[id]/assignments/route.ts'
import { GET as read, DELETE as remove, PATCH as update } from '#app/api/vr-packages/[id]/route.ts'
import { GET as work } from '#app/api/vr-packages/[id]/sessions/route.ts'
import { POST as create, GET as list } from '#app/api/vr-packages/route.ts'
import { GET as readSession } from '#app/api/vr-sessions/[sessionId]/route.ts'
import { POST as begin, GET as listSessions } from '#app/api/vr-sessions/route.ts'
import type { VrPackage } from '#lib/timeback/contract/vr.ts'
import { type OpenVr, openVr, type Person } from '#scripts/testing/lessons/open-vr.ts'
import { signInAs, signOut } from '#scripts/testing/routes/fake-session.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenVr
let made: VrPackage
let sessionId: string
let otherClassId: string

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  open = await openVr()
  serve(open)
  made = await open.assigned({ activity: { name: 'Lab safety', course: { code: 'CS-101' } } })
  sessionId = await open.begun(made)
  const where = { userId: open.people.otherTeacher.timebackId }
  otherClassId = (await open.db.enrollment.findFirstOrThrow({ where })).classId
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})

type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

/** Calls a route as someone; the answer's status and body. */
async function call<P>(
  handler: Handler<P>,
  { as, params, body, query = '' }: { as?: Person; params?: P; body?: unknown; query?: string },
) {
  if (as) signInAs(open.people[as])
  else signOut()
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const request = new Request(`http://localhost:3000/api${query}`, init)
  const answer = await handler(request, { params: Promise.resolve(params as P) })
  const text = await answer.text()
  return { status: answer.status, json: text === '' ? null : JSON.parse(text) }
}

const fresh = { title: 'Fire drill', version: '2.1', target_platforms: ['quest3'] }

/** What each route answers to each person about the package and the session of `student` and `teacher`. */
const everyone: Person[] = ['student', 'classmate', 'stranger', 'teacher', 'otherTeacher', 'admin']
const matrix: [string, () => (as: Person) => Promise<{ status: number }>, number[]][] = [
  ['GET package', () => (as) => call(read, { as, params: { id: made.id } }), [200, 200, 404, 200, 404, 200]],
  [
    'PATCH package',
    () => (as) => call(update, { as, params: { id: made.id }, body: { version: '1.0.0' } }),
    [403, 403, 403, 200, 404, 200],
  ],
  [
    'GET package/sessions',
    () => (as) => call(work, { as, params: { id: made.id } }),
    [403, 403, 403, 200, 404, 200],
  ],
  [
    'POST assignments, class A',
    () => (as) => call(assign, { as, params: { id: made.id }, body: { class_id: open.classId } }),
    [403, 403, 403, 201, 404, 201],
  ],
  ['POST packages', () => (as) => call(create, { as, body: fresh }), [403, 403, 403, 201, 201, 201]],
  [
    'POST sessions',
    () => (as) => call(begin, { as, body: { package_id: made.id } }),
    [201, 201, 404, 404, 404, 404],
  ],
  [
    'GET session',
    () => (as) => call(readSession, { as, params: { sessionId } }),
    [200, 404, 404, 404, 404, 404],
  ],
  [
    'GET activity progress',
    () => (as) => call(progress, { as, params: { id: made.activity_id ?? '' } }),
    [200, 200, 404, 200, 404, 200],
  ],
  [
    'DELETE package',
    () => (as) => call(remove, { as, params: { id: made.id } }),
    [403, 403, 403, 204, 404, 204],
  ],
]

describe('who may do what', () => {
  it.each(matrix)('%s', async (_route, prepare, statuses) => {
    const act = prepare()
    for (const [index, person] of everyone.entries()) {
      const { status } = await act(person)
      // What the matrix deletes or unassigns is put back for the next person.
      await open.db.vrPackage.update({ where: { id: made.id }, data: { archivedAt: null } })
      expect(`${person} ${status}`).toBe(`${person} ${statuses[index]}`)
    }
  })

  it('answers 401 at every route without a session', async () => {
    const params = { id: made.id, classId: open.classId, sessionId }
    const handlers = [list, create, read, update, remove, assign, unassign, work, listSessions, begin]
    for (const handler of [...handlers, readSession, progress] as Handler<typeof params>[])
      expect((await call(handler, { params })).json).toMatchObject({ status: 401, code: 'UNAUTHORIZED' })
  })

  it('answers 404 with the code of what is missing, malformed ids too', async () => {
    for (const id of [crypto.randomUUID(), 'nothing', '1; DROP TABLE vr_package']) {
      const as = 'teacher'
      const missing = { status: 404, code: 'PACKAGE_NOT_FOUND' }
      for (const handler of [read, remove, work])
        expect((await call(handler, { as, params: { id } })).json).toMatchObject(missing)
      expect((await call(update, { as, params: { id }, body: {} })).json).toMatchObject(missing)
      const assigning = { as, params: { id }, body: { class_id: open.classId } } as const
      expect((await call(assign, assigning)).json).toMatchObject(missing)
      expect((await call(progress, { as, params: { id } })).json).toMatchObject({
        code: 'ACTIVITY_NOT_FOUND',
      })
    }
  })

  it('assigns to no class of another teacher', async () => {
    const params = { id: made.id, classId: otherClassId }
    const missing = { status: 404, code: 'CLASS_NOT_FOUND' }
    const assigning = { as: 'teacher', params, body: { class_id: otherClassId } } as const
    expect((await call(assign, assigning)).json).toMatchObject(missing)
    expect((await call(unassign, { as: 'teacher', params })).json).toMatchObject(missing)
    const unknown = { ...assigning, body: { class_id: crypto.randomUUID() } }
    expect((await call(assign, unknown)).json).toMatchObject(missing)
  })

  it('shows a teacher the work of their own students only', async () => {
    const admin = { as: 'admin', params: { id: made.id }, body: { class_id: otherClassId } } as const
    expect((await call(assign, admin)).status).toBe(201)
    expect((await call(begin, { as: 'stranger', body: { package_id: made.id } })).status).toBe(201)
    const namesFor = async (as: Person) => {
      const { json } = await call(work, { as, params: { id: made.id } })
      return new Set(json.sessions.map(({ student }: { student: { name: string } }) => student.name))
    }
    expect(await namesFor('teacher')).toEqual(new Set(['Student One', 'Student Two']))
    expect(await namesFor('admin')).toEqual(new Set(['Student One', 'Student Two', 'Student Three']))
    await call(unassign, { as: 'admin', params: { id: made.id, classId: otherClassId } })
  })
})

describe('packages', () => {
  it('are created whole, read as created, and listed for those who may see them', async () => {
    const body = { ...fresh, launch_url: 'https://vr.example.com/fire', activity: linkTo('CS-101') }
    const { status, json } = await call(create, { as: 'teacher', body })
    expect(status).toBe(201)
    const { activity: _link, ...sent } = body
    const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/)
    expect(json).toEqual({ package: { id: uuid, ...sent, activity_id: uuid } })
    const id = json.package.id
    expect((await call(read, { as: 'teacher', params: { id } })).json).toEqual(json)
    const seenBy = async (as: Person) =>
      (await call(list, { as })).json.packages.some((each: VrPackage) => each.id === id)
    expect(await Promise.all([seenBy('teacher')])).toEqual([true])
    expect([await seenBy('admin'), await seenBy('otherTeacher'), await seenBy('student')]).toEqual([
      true,
      false,
      false,
    ])
    await call(assign, { as: 'teacher', params: { id }, body: { class_id: open.classId } })
    expect([await seenBy('student'), await seenBy('stranger')]).toEqual([true, false])
    await call(unassign, { as: 'teacher', params: { id, classId: open.classId } })
    expect(await seenBy('student')).toBe(false)
  })

  it('have nulls for what was left out', async () => {
    const { json } = await call(create, { as: 'teacher', body: fresh })
    expect(json.package).toMatchObject({ launch_url: null, activity_id: null })
  })

  it.each([
    ['title', { title: ' ' }],
    ['title', { title: 7 }],
    ['version', { version: '' }],
    ['target_platforms', { target_platforms: 'quest3' }],
    ['target_platforms.0', { target_platforms: [3] }],
    ['launch_url', { launch_url: 'javascript:alert(1)' }],
    ['launch_url', { launch_url: 'somewhere' }],
    ['activity.course', { activity: { name: 'A', course: {} } }],
    ['activity.name', { activity: { course: { code: 'CS-101' } } }],
    ['created_by', { created_by: 'me' }],
  ])('name %s as what is wrong', async (path, change) => {
    const { json } = await call(create, { as: 'teacher', body: { ...fresh, ...change } })
    expect(json).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
    expect(json.errors.map((error: { path: string }) => error.path)).toEqual([path])
  })

  it('are linked to no course that does not exist', async () => {
    const { json } = await call(create, { as: 'teacher', body: { ...fresh, activity: linkTo('NOPE-1') } })
    expect(json).toMatchObject({ status: 404, code: 'COURSE_NOT_FOUND' })
  })

  it('change what is named and nothing else', async () => {
    const own = await open.assigned({ launch_url: 'https://vr.example.com/1', activity: linkTo('CS-101') })
    const patch = async (body: object) =>
      (await call(update, { as: 'teacher', params: { id: own.id }, body })).json.package
    expect(await patch({})).toEqual(own)
    expect(await patch({ version: '1.1.0' })).toEqual({ ...own, version: '1.1.0' })
    expect(await patch({ launch_url: null })).toEqual({ ...own, version: '1.1.0', launch_url: null })
    const renamed = await patch({ activity: { name: 'Renamed', course: { code: 'CS-101' } } })
    expect(renamed.activity_id).toBe(own.activity_id)
    const relinked = await patch({ activity: linkTo('MATH-3') })
    expect(relinked.activity_id).not.toBe(own.activity_id)
    expect((await patch({ activity: null })).activity_id).toBeNull()
  })

  it('when deleted keep their sessions, which can still be completed', async () => {
    const own = await open.assigned()
    const begun = await open.begun(own)
    expect((await call(remove, { as: 'teacher', params: { id: own.id } })).status).toBe(204)
    expect((await call(remove, { as: 'teacher', params: { id: own.id } })).status).toBe(404)
    const again = await call(begin, { as: 'student', body: { package_id: own.id } })
    expect(again.json).toMatchObject({ code: 'PACKAGE_NOT_FOUND' })
    const { json } = await call(readSession, { as: 'student', params: { sessionId: begun } })
    expect(json.session.package.title).toBe('Safety Training VR')
    const { session } = await open.timeback.vr.completeSession({
      student: open.people.student.timebackId,
      session: begun,
    })
    expect(session.status).toBe('completed')
  })
})

describe('sessions', () => {
  it('begin in progress, with the activity of their package', async () => {
    const { status, json } = await call(begin, { as: 'student', body: { package_id: made.id } })
    expect(status).toBe(201)
    expect(json.session).toMatchObject({
      package_id: made.id,
      activity_id: made.activity_id,
      status: 'in_progress',
      completed_at: null,
    })
    const same = { package_id: made.id, activity_id: made.activity_id }
    expect((await call(begin, { as: 'student', body: same })).status).toBe(201)
  })

  it('take no other activity and no other package', async () => {
    const refused = async (body: object) => (await call(begin, { as: 'student', body })).json
    const other = { package_id: made.id, activity_id: crypto.randomUUID() }
    expect(await refused(other)).toMatchObject({ status: 404, code: 'ACTIVITY_NOT_FOUND' })
    expect(await refused({ package_id: crypto.randomUUID() })).toMatchObject({ code: 'PACKAGE_NOT_FOUND' })
    for (const body of [{}, { package_id: 'x' }, { package_id: made.id, nope: 1 }])
      expect(await refused(body)).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
  })

  it('are listed by status, one’s own only', async () => {
    const idsOf = async (as: Person, query: string) => {
      const { json } = await call(listSessions, { as, query })
      return json.sessions.map(({ id }: { id: string }) => id)
    }
    const done = await open.begun(made)
    await open.timeback.vr.completeSession({ student: open.people.student.timebackId, session: done })
    expect(await idsOf('student', '?status=completed')).toContain(done)
    expect(await idsOf('student', '?status=in_progress')).not.toContain(done)
    expect(await idsOf('student', '')).toEqual(expect.arrayContaining([done, sessionId]))
    expect(await idsOf('stranger', '')).not.toContain(done)
    const { json } = await call(listSessions, { as: 'student', query: '?status=open' })
    expect(json).toMatchObject({ status: 400, errors: [{ path: 'status' }] })
  })
})

function linkTo(code: string) {
  return { name: 'Fire drill', course: { code } }
}
