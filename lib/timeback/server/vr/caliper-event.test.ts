import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type ActivityEvent, activityEventSchema } from '#lib/caliper/event-schema.ts'
import { type OpenVr, openVr } from '#scripts/testing/lessons/open-vr.ts'

let open: OpenVr
let student: string

beforeAll(async () => {
  open = await openVr({ targets: ['caliper'] })
  student = open.people.student.timebackId
})
afterAll(() => open.close())
beforeEach(() => open.db.outboxEvent.deleteMany())

async function told(): Promise<ActivityEvent[]> {
  const events = await open.db.outboxEvent.findMany({ orderBy: { createdAt: 'asc' } })
  return events.map(({ id, target, studentId, body }) => {
    expect({ target, studentId }).toEqual({ target: 'caliper', studentId: student })
    const event = activityEventSchema.parse(body)
    expect(event.id).toBe(`urn:uuid:${id}`)
    return event
  })
}

const complete = (session: string, score = 92) =>
  open.timeback.vr.completeSession({ student, session, score })

it('the first completion of a linked activity is told to Caliper as one unit, later ones as none', async () => {
  const made = await open.assigned({ activity: { name: 'Lab safety', course: { code: 'CS-101' } } })
  const [first, later] = [await open.begun(made), await open.begun(made)]
  expect(await told()).toEqual([])
  await complete(first)
  await complete(later)
  const [counted, repeated] = await told()
  const { name, email } = open.people.student
  const sensor = 'https://cairn.example'
  expect(counted).toMatchObject({
    type: 'ActivityEvent',
    action: 'Completed',
    actor: { id: `${sensor}/ims/oneroster/rostering/v1p2/users/${student}`, name, email, role: 'student' },
    object: { course: { name: 'CS-101' }, activity: { name: 'Lab safety' } },
    generated: {
      items: [
        { type: 'xpEarned', value: 0 },
        { type: 'masteredUnits', value: 1 },
      ],
      extensions: { pctCompleteApp: expect.any(Number) },
    },
    extensions: { runId: first },
  })
  expect(repeated?.extensions).toMatchObject({ runId: later })
  expect(repeated?.generated.items).toContainEqual({ type: 'masteredUnits', value: 0 })
  expect(repeated?.generated.extensions).toBeUndefined()
})

it('a session is told once, however often and however many at once report it', async () => {
  const made = await open.assigned({ activity: { name: 'Fire drill', course: { code: 'CS-101' } } })
  const session = await open.begun(made)
  await Promise.allSettled([70, 80, 90].map((score) => complete(session, score)))
  await Promise.allSettled([complete(session)])
  expect(await told()).toHaveLength(1)
})

it('a package without a linked activity tells Caliper nothing', async () => {
  await complete(await open.begun())
  expect(await told()).toEqual([])
})
