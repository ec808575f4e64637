import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildActivityEvent, buildTimeSpentEvent, type EventOrigin } from './build-event.ts'
import { buildEnvelope, envelopeSchema, timebackEventSchema } from './envelope.ts'
import { activityEventSchema, timeSpentEventSchema } from './event-schema.ts'

const at = new Date('2026-03-02T12:00:00.000Z')
const origin: EventOrigin = {
  id: '3bf97263-40b5-5493-9645-5d0344519e99',
  generatedId: '3bf97263-40b5-5493-9645-5d0344519e98',
  at,
  app: { name: 'Cairn', sensor: 'https://cairn.example' },
  student: { timebackId: 'a-student', email: 'student@example.com', name: 'Student One', role: 'student' },
  course: { id: 'course-math-3', code: 'MATH-3', subject: 'Math', grade: 3 },
  activity: { slug: 'fractions', name: 'Fractions' },
  runId: '7b0f9a52-6f0b-4a57-9c9a-6f1b7c1c0001',
}
const metrics = { xpEarned: 12.5, totalQuestions: 8, correctQuestions: 6, masteredUnits: 1 }
const completed = buildActivityEvent(origin, { metrics, attempt: 2, pctCompleteApp: 70 })
const spent = buildTimeSpentEvent(origin, {
  startedAt: new Date(at.getTime() - 15_000),
  endedAt: at,
  activeMs: 12_345,
  inactiveMs: 2_655,
})

describe('the events of the Timeback profile', () => {
  it('are as the protocol has them (§3)', () => {
    expect(completed).toEqual({
      '@context': 'http://purl.imsglobal.org/ctx/caliper/v1p2',
      id: 'urn:uuid:3bf97263-40b5-5493-9645-5d0344519e99',
      type: 'ActivityEvent',
      action: 'Completed',
      profile: 'TimebackProfile',
      eventTime: '2026-03-02T12:00:00.000Z',
      actor: {
        id: 'https://cairn.example/ims/oneroster/rostering/v1p2/users/a-student',
        type: 'TimebackUser',
        email: 'student@example.com',
        name: 'Student One',
        role: 'student',
      },
      object: {
        id: 'https://cairn.example/activities/Math/g3/fractions',
        type: 'TimebackActivityContext',
        subject: 'Math',
        app: { id: 'https://cairn.example', name: 'Cairn' },
        course: {
          id: 'https://cairn.example/ims/oneroster/rostering/v1p2/courses/course-math-3',
          name: 'MATH-3',
        },
        activity: { id: 'https://cairn.example/activities/Math/g3/fractions', name: 'Fractions' },
        process: false,
      },
      generated: {
        id: 'urn:uuid:3bf97263-40b5-5493-9645-5d0344519e98',
        type: 'TimebackActivityMetricsCollection',
        items: [
          { type: 'xpEarned', value: 12.5 },
          { type: 'totalQuestions', value: 8 },
          { type: 'correctQuestions', value: 6 },
          { type: 'masteredUnits', value: 1 },
        ],
        attempt: 2,
        extensions: { pctCompleteApp: 70 },
      },
      edApp: 'https://cairn.example',
      extensions: { runId: '7b0f9a52-6f0b-4a57-9c9a-6f1b7c1c0001', courseId: 'course-math-3' },
    })
    expect(spent).toMatchObject({
      type: 'TimeSpentEvent',
      action: 'SpentTime',
      object: completed.object,
      generated: {
        type: 'TimebackTimeSpentMetricsCollection',
        items: [
          { type: 'active', value: 12.345, startDate: '2026-03-02T11:59:45.000Z' },
          { type: 'inactive', value: 2.655, endDate: '2026-03-02T12:00:00.000Z' },
        ],
      },
    })
  })

  it('tell nothing that is not known, and no event of no time', () => {
    const bare = buildActivityEvent(origin, { metrics: { xpEarned: 0 } })
    expect(bare.generated).toStrictEqual({
      id: 'urn:uuid:3bf97263-40b5-5493-9645-5d0344519e98',
      type: 'TimebackActivityMetricsCollection',
      items: [{ type: 'xpEarned', value: 0 }],
    })
    const none = { startedAt: at, endedAt: at, activeMs: 0, inactiveMs: 0 }
    expect(buildTimeSpentEvent(origin, none)).toBeNull()
  })

  it('name a course without a grade by its code, and any slug in a valid address', () => {
    const course = { id: 'course-cs-101', code: 'CS-101', subject: 'Other', grade: null }
    const activity = { slug: 'Größe/½ & mehr', name: 'x' }
    const { object } = buildActivityEvent({ ...origin, course, activity }, { metrics })
    expect(object.id).toBe('https://cairn.example/activities/CS-101/Gr%C3%B6%C3%9Fe%2F%C2%BD%20%26%20mehr')
  })

  it('satisfy the schemas whatever they tell of', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' })
    const count = fc.nat({ max: 100_000 })
    const numbers = fc.record({
      xpEarned: fc.double({ min: 0, max: 1e6, noNaN: true }),
      masteredUnits: count,
    })
    fc.assert(
      fc.property(text, text, numbers, fc.nat(86_400_000), (slug, name, told, activeMs) => {
        const from = { ...origin, activity: { slug, name } }
        const time = { startedAt: at, endedAt: at, activeMs, inactiveMs: 1 }
        const data = [buildActivityEvent(from, { metrics: told }), buildTimeSpentEvent(from, time)]
        const envelope = buildEnvelope(
          data.filter((event) => event !== null),
          {
            sensor: 'https://cairn.example',
            sentAt: at,
          },
        )
        expect(envelopeSchema.parse(envelope)).toEqual(envelope)
      }),
    )
  })
})

describe('the schemas', () => {
  it('take what the profile allows beside what this app sends', () => {
    const other = {
      ...completed,
      actor: { ...completed.actor, role: 'guide', extensions: { cohort: [1, { a: null }] } },
      session: 'urn:uuid:3bf97263-40b5-5493-9645-5d0344519e97',
      group: { id: 'https://cairn.example/groups/1', type: 'Group' },
      edApp: { id: 'https://cairn.example', type: 'SoftwareApplication' },
    }
    expect(timebackEventSchema.safeParse(other).success).toBe(true)
    const kinds = ['active', 'inactive', 'waste', 'unknown', 'anti-pattern']
    const items = kinds.map((type) => ({ type, value: 1, subType: 'x' }))
    const all = { ...spent, generated: { ...spent?.generated, items } }
    expect(timeSpentEventSchema.safeParse(all).success).toBe(true)
  })

  const change = (path: string, value: unknown) => {
    const copy = structuredClone(completed) as Record<string, unknown>
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const parent = keys.reduce<Record<string, unknown>>((node, key) => node[key] as never, copy)
    if (value === undefined) delete parent[last]
    else parent[last] = value
    return copy
  }
  it.each([
    ...['id', 'type', 'action', 'profile', 'eventTime', 'actor', 'object', 'generated'],
    ...['actor.id', 'actor.type', 'actor.email', 'object.id', 'object.type', 'object.subject', 'object.app'],
    ...['object.app.name', 'generated.id', 'generated.type', 'generated.items', 'generated.items.0.value'],
  ])('refuse an event without %s', (path) => {
    expect(timebackEventSchema.safeParse(change(path, undefined)).success).toBe(false)
  })

  it('are taken without a context of their own, and with extensions of the app, the course and the activity', () => {
    expect(timebackEventSchema.safeParse(change('@context', undefined)).error).toBeUndefined()
    for (const part of ['app', 'course', 'activity']) {
      const extended = change(`object.${part}.extensions`, { 'https://x.example/version': '1.2' })
      expect(timebackEventSchema.safeParse(extended).error).toBeUndefined()
    }
  })

  it.each([
    ['@context', 'http://purl.imsglobal.org/ctx/caliper/v1p1'],
    ['id', '3bf97263-40b5-5493-9645-5d0344519e99'],
    ['id', 'urn:uuid:no'],
    ['type', 'ActivityCompletedEvent'],
    ['action', 'Started'],
    ['profile', 'GeneralProfile'],
    ['eventTime', '2026-03-02'],
    ['eventTime', '2026-03-02T12:00:00'],
    ['eventTime', '2026-02-30T12:00:00Z'],
    ['actor.id', 'a student'],
    ['actor.email', 'nobody'],
    ['actor.role', 'parent'],
    ['actor.age', 9],
    ['object.subject', 'History'],
    ['object.process', 'yes'],
    ['object.grade', 3],
    ['generated.items', []],
    ['generated.items.0.type', 'score'],
    ['generated.items.0.value', '12'],
    ['generated.items.1.value', 1.5],
    ['generated.items.2.value', -1],
    ['generated.attempt', 0],
    ['generated.pctCompleteApp', 70],
    ['edApp', 5],
    ['score', 1],
  ])('refuse an event whose %s is %o', (path, value) => {
    expect(activityEventSchema.safeParse(change(path, value)).success).toBe(false)
  })

  it('take every role that the profile has, and an address whose domain has no dot', () => {
    for (const role of ['student', 'teacher', 'admin', 'guide'])
      expect(activityEventSchema.safeParse(change('actor.role', role)).error).toBeUndefined()
    for (const email of ['student@localhost', 'student@school.example'])
      expect(activityEventSchema.safeParse(change('actor.email', email)).error).toBeUndefined()
  })

  it.each([
    ['generated.id', 'no', 'must be a URI'],
    ['eventTime', 'now', 'must be a date and time in UTC, such as 2026-01-31T12:00:00.000Z'],
    ['actor.email', 'nobody', 'must be an email address'],
    ['session', 5, 'must be a URI or an object'],
    ['id', 'x', 'must be a urn:uuid:'],
    ['id', 'a urn:uuid:3bf97263-40b5-5493-9645-5d0344519e99', 'must be a urn:uuid:'],
    ['id', 'urn:uuid:3bf97263-40b5-5493-9645-5d0344519e99-2', 'must be a urn:uuid:'],
  ])('say of a wrong %s what it must be', (path, value, message) => {
    const { error } = activityEventSchema.safeParse(change(path, value))
    expect(error?.issues).toMatchObject([{ path: path.split('.'), message }])
  })

  it.each([
    { type: 'idle', value: 1 },
    { type: 'active', value: -1 },
    { type: 'active', value: 86_401 },
    { type: 'active', value: 1, startDate: 'now' },
    { type: 'active', value: 1, seconds: 1 },
  ])('refuse time that is %o', (item) => {
    const event = { ...spent, generated: { ...spent?.generated, items: [item] } }
    expect(timeSpentEventSchema.safeParse(event).success).toBe(false)
  })

  it('refuse a whole envelope for one bad event, an empty one and any addition', () => {
    const whole = buildEnvelope([completed], { sensor: 'https://cairn.example', sentAt: at })
    expect(envelopeSchema.safeParse(whole).success).toBe(true)
    for (const bad of [
      { ...whole, data: [completed, { ...completed, id: 'x' }] },
      { ...whole, data: [] },
      { ...whole, data: completed },
      { ...whole, extra: 1 },
      { ...whole, sensor: 'cairn' },
      { ...whole, sendTime: 'now' },
      { ...whole, dataVersion: 'v1p2' },
    ])
      expect(envelopeSchema.safeParse(bad).success).toBe(false)
  })
})
