import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { POST as complete } from '#app/api/vr-sessions/[sessionId]/complete/route.ts'
import type { VrPackage } from '#lib/timeback/contract/vr.ts'
import { type OpenVr, openVr } from '#scripts/testing/lessons/open-vr.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenVr
let made: VrPackage

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  open = await openVr()
  serve(open)
  signInAs(open.people.student)
  made = await open.assigned({ activity: { name: 'Lab safety', course: { code: 'CS-101' } } })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})

async function post(sessionId: string, body?: BodyInit) {
  const url = `http://localhost:3000/api/vr-sessions/${sessionId}/complete`
  const request = new Request(url, { method: 'POST', ...(body !== undefined && { body }) })
  const answer = await complete(request, { params: Promise.resolve({ sessionId }) })
  return { status: answer.status, json: await answer.json() }
}

const row = (id: string) => open.db.vrSession.findUniqueOrThrow({ where: { id } })

const anything = fc.jsonValue({ maxDepth: 2 })
const number = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.integer({ min: -3, max: 103 }),
  fc.double(),
  fc.constantFrom(0, -0, 100, 100.000001, 1e-300, 1e300, 2 ** 31),
)
const known = {
  score: fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: anything }),
  time_spent_minutes: fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: anything }),
  notes: fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit: 'binary', maxLength: 1100, size: 'max' }) },
    { weight: 1, arbitrary: anything },
  ),
}
const report = fc.record(known, { requiredKeys: [] }).map((value) => JSON.stringify(value))
const strange = fc.record({ ...known, extra: anything }, { requiredKeys: [] })
const body = fc.oneof(
  { weight: 8, arbitrary: report },
  { weight: 2, arbitrary: strange.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
)

it('1,000 generated bodies give 200 or 400 as seed 001 says, and nothing changes on a 400', {
  timeout: 240_000,
}, async () => {
  const seen = { 200: 0, 400: 0 }
  let sessionId = await open.begun(made)
  const state = () => Promise.all([row(sessionId), open.db.outboxEvent.count(), open.db.masteredUnit.count()])
  let before = await state()
  const property = fc.asyncProperty(body, async (text) => {
    const { status, json } = await post(sessionId, text)
    expect(status, text).toBe(isReport(text) ? 200 : 400)
    if (status === 400) {
      expect(json.code).toBe('VALIDATION_ERROR')
      expect(await state(), text).toEqual(before)
    } else {
      sessionId = await open.begun(made)
      before = await state()
    }
    seen[status as 200 | 400] += 1
  })
  await fc.assert(property, { numRuns: 1000, seed: 20_261_121, endOnFailure: true })
  expect(Math.min(seen[200], seen[400])).toBeGreaterThan(100)
})

/** Seed 001's table again, written apart from the schema that it tests. */
function isReport(text: string): boolean {
  if (text.trim() === '') return true
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return false
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(([name, field]: [string, unknown]) => {
    if (name === 'score') return typeof field === 'number' && field >= 0 && field <= 100
    if (name === 'time_spent_minutes')
      return typeof field === 'number' && field >= 0 && field * 60 < 2 ** 31 - 30
    if (name !== 'notes' || typeof field !== 'string') return false
    return [...field].length <= 1000 && !field.includes('\u0000') && field.isWellFormed()
  })
}
