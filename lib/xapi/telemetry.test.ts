import { describe, expect, it } from 'vitest'
import { telemetryBody, toPassedOn } from './telemetry.ts'

const statement = (change: object = {}) => ({
  id: crypto.randomUUID(),
  verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
  object: { id: 'https://vr.example/scenes/ladder' },
  ...change,
})
const many = (count: number) => Array.from({ length: count }, () => statement())

/** What is wrong, each as `path: message`. */
function complaints(body: unknown): string[] {
  const { error } = telemetryBody.safeParse(body)
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('telemetryBody', () => {
  it('takes one statement as a list of one, and up to 50 as they are', () => {
    const one = statement({ actor: 'whoever' })
    expect(telemetryBody.parse(one)).toEqual([one])
    const fifty = many(50)
    expect(telemetryBody.parse(fifty)).toEqual(fifty)
  })

  it('refuses none and more than 50, and says which is the first too many', () => {
    expect(complaints([])).toEqual([': must hold a statement'])
    expect(complaints(many(51))).toEqual(['50: is more than the 50 statements that one request can hold'])
  })

  it('refuses the second statement of an id', () => {
    const [first, ...others] = many(3)
    expect(complaints([first, ...others, first])).toEqual(['3.id: is there twice'])
  })

  it.each([
    ['http://adlnet.gov/expapi/verbs/initialized', 'is told by this app itself, once'],
    ['http://adlnet.gov/expapi/verbs/completed', 'is told by this app itself, once'],
    ['http://adlnet.gov/expapi/verbs/voided', 'is not a headset’s to tell'],
  ])('refuses the verb %s of a headset', (id, message) => {
    expect(complaints(statement({ verb: { id } }))).toEqual([`verb.id: ${message}`])
    expect(complaints([statement(), statement({ verb: { id } })])).toEqual([`1.verb.id: ${message}`])
  })

  it('tells what is wrong of the field it is in', () => {
    expect(complaints(statement({ id: 'one' }))).toEqual(['id: must be a UUID'])
    expect(complaints(statement({ id: undefined }))).toEqual(['id: must be a UUID'])
    expect(complaints([statement(), statement({ result: { score: { scaled: 2 } } })])).toEqual([
      expect.stringMatching(/^1\.result\.score\.scaled: /),
    ])
    expect(complaints('a text')).toHaveLength(1)
    expect(complaints(statement({ object: { objectType: 'Agent', mbox: 'mailto:a@b.example' } }))).toEqual([])
    expect(
      complaints(
        statement({
          object: { objectType: 'Agent', mbox: 'mailto:a@b.example' },
          context: { platform: 'VR' },
        }),
      ),
    ).toEqual(['context.platform: is only for activities'])
  })
})

describe('toPassedOn', () => {
  const session = {
    statementId: crypto.randomUUID(),
    sessionId: crypto.randomUUID(),
    studentId: crypto.randomUUID(),
    homePage: 'https://app.example',
    at: new Date('2025-01-15T11:30:00.000Z'),
  }
  const passedOn = (told: object) => {
    const [read] = telemetryBody.parse(statement(told))
    if (read === undefined) throw new Error('one statement is a list of one')
    return toPassedOn(read, session)
  }

  it('tells it of the session’s student, under the session’s own id and registration, at its moment', () => {
    const { verb, object, ...told } = passedOn({
      actor: { mbox: 'mailto:someone@example.com' },
      context: { language: 'en', registration: crypto.randomUUID() },
      version: '1.0.3',
    })
    expect(told).toEqual({
      id: session.statementId,
      actor: {
        objectType: 'Agent',
        account: { homePage: 'https://app.example', name: session.studentId },
      },
      context: { language: 'en', registration: session.sessionId },
      timestamp: '2025-01-15T11:30:00.000Z',
    })
    expect([verb.id, object]).toEqual([statement().verb.id, statement().object])
  })

  it('keeps the moment that the headset gives', () => {
    expect(passedOn({ timestamp: '2025-01-15T10:00:00Z' }).timestamp).toBe('2025-01-15T10:00:00Z')
  })
})
