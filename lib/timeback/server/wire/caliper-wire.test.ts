import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildActivityEvent } from '#lib/caliper/build-event.ts'
import { buildEnvelope } from '#lib/caliper/envelope.ts'
import { type OpenWire, openWire } from '#scripts/testing/wire/open-wire.ts'

/** Caliper events that applications send, over HTTP (protocol §3; http contract, Caliper). */

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const at = new Date('2026-03-02T12:00:00.000Z')
let open: OpenWire

beforeAll(async () => {
  open = await openWire()
})
afterAll(() => open.close())
beforeEach(() => open.db.caliperEvent.deleteMany())

function event(email = 'student@example.com') {
  return buildActivityEvent(
    {
      id: crypto.randomUUID(),
      generatedId: crypto.randomUUID(),
      at,
      app: { name: 'An app', sensor: 'https://app.example' },
      student: { timebackId: 'a', email, name: 'Student', role: 'student' },
      course: { id: 'course', code: 'MATH-3', subject: 'Math', grade: 3 },
      activity: { slug: 'fractions', name: 'Fractions' },
      runId: crypto.randomUUID(),
    },
    { metrics: { xpEarned: 5 } },
  )
}

const envelope = (...data: object[]) => buildEnvelope(data, { sensor: 'https://app.example', sentAt: at })
const post = (body: unknown, path = '/caliper/event') => open.client.send('POST', path, body)
const stored = () => open.db.caliperEvent.findMany({ orderBy: { id: 'asc' } })

describe('POST /caliper/event', () => {
  it('keeps events as they are, with whom they tell of where that is known', async () => {
    const [known, stranger] = [event(), event('stranger@elsewhere.example')]
    const { status, json } = await post(envelope(known, stranger))
    expect(status).toBe(200)
    expect(json).toEqual({ status: 'success', message: expect.any(String) })
    const rows = await stored()
    expect(rows.map(({ body }) => body)).toEqual(expect.arrayContaining([known, stranger]))
    const row = rows.find(({ id }) => known.id === `urn:uuid:${id}`)
    expect(row).toMatchObject({ studentId: open.student, sensor: 'https://app.example', eventTime: at })
    expect(rows.find(({ id }) => stranger.id === `urn:uuid:${id}`)?.studentId).toBeNull()
  })

  it('keeps an id once, sent twice, at the same time or in one envelope', async () => {
    const once = event()
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(envelope(once, once))))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(await stored()).toHaveLength(1)
  })

  it('refuses the whole envelope for one bad event, with what is wrong, and stores nothing', async () => {
    const bad = { ...event(), id: 'not-a-urn', grade: 3 }
    const { status, json } = await post(envelope(event(), bad))
    expect(status).toBe(400)
    expect(json).toMatchObject({ status: 'error', message: expect.any(String) })
    const paths = (json as { errors: { path: string }[] }).errors.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['data.1.id', 'data.1.grade']))
    expect(await stored()).toEqual([])
  })

  it.each([['not JSON'], [''], ['[]'], ['{"data":[]}']])('refuses the body %o', async (body) => {
    const { status, json } = await post(body)
    expect(status).toBe(400)
    expect(json).toMatchObject({ status: 'error', errors: expect.any(Array) })
  })

  it('forgets the events of a person who is erased', async () => {
    const user = await open.db.user.create({ data: { email: 'leaver@example.com', name: 'Leaver' } })
    await post(envelope(event('Leaver@example.com')))
    await open.db.user.delete({ where: { id: user.id } })
    expect(await stored()).toEqual([])
  })
})

describe('POST /caliper/event/validate', () => {
  it('says the same and stores nothing', async () => {
    const path = '/caliper/event/validate'
    expect(await post(envelope(event()), path)).toMatchObject({ status: 200, json: { status: 'success' } })
    expect(await post(envelope(), path)).toMatchObject({ status: 400, json: { status: 'error' } })
    expect(await stored()).toEqual([])
  })

  it('is for applications only', async () => {
    const answer = await fetch(`${open.server.url}/caliper/event/validate`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(401)
  })
})
