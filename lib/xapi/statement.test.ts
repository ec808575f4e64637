import { describe, expect, it } from 'vitest'
import { completedStatement, initializedStatement, type ToldSession } from './session-statements.ts'
import { statementSchema } from './statement.ts'

const session: ToldSession = {
  statementId: '6f1c2f2e-8b1b-5c7e-9a53-2f8a8a1d9c01',
  sessionId: '0b9f5a8e-6f0b-4a57-9c9a-6f1b7c1c0001',
  studentId: '0b9f5a8e-6f0b-4a57-9c9a-6f1b7c1c0002',
  package: { id: '0b9f5a8e-6f0b-4a57-9c9a-6f1b7c1c0003', title: 'Safety Training VR' },
  homePage: 'https://app.example',
  platform: 'Cairn',
  at: new Date('2025-01-15T11:30:00.000Z'),
}
const scored = completedStatement(session, { score: 85, success: true, timeSpentSeconds: 1800 })

describe('completedStatement', () => {
  it('tells score, success and duration of a session with a score', () => {
    expect(scored).toEqual({
      id: session.statementId,
      actor: { objectType: 'Agent', account: { homePage: 'https://app.example', name: session.studentId } },
      verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { 'en-US': 'completed' } },
      object: {
        objectType: 'Activity',
        id: `https://app.example/xapi/vr-packages/${session.package.id}`,
        definition: {
          type: 'http://activitystrea.ms/schema/1.0/application',
          name: { 'en-US': 'Safety Training VR' },
        },
      },
      result: {
        score: { scaled: 0.85, raw: 85, min: 0, max: 100 },
        success: true,
        completion: true,
        duration: 'PT30M',
      },
      context: { registration: session.sessionId, platform: 'Cairn', language: 'en' },
      timestamp: '2025-01-15T11:30:00.000Z',
    })
  })

  it('tells neither score nor success nor duration where none was given', () => {
    const told = completedStatement(session, { score: null, success: null, timeSpentSeconds: null })
    expect(told.result).toEqual({ completion: true })
  })
})

describe('initializedStatement', () => {
  it('has no result and names the session as its registration', () => {
    const told = initializedStatement(session)
    expect(told.verb.id).toBe('http://adlnet.gov/expapi/verbs/initialized')
    expect(told).not.toHaveProperty('result')
    expect(told.context?.registration).toBe(session.sessionId)
  })
})

const attached = {
  usageType: 'https://x.example/picture',
  display: { en: 'What was seen' },
  contentType: 'image/png',
  length: 12,
  sha2: 'ab'.repeat(32),
  fileUrl: 'https://x.example/picture.png',
}
const asked = (definition: object) => ({ id: 'https://x.example/question', definition })
const named = (language: string) => ({ id: scored.verb.id, display: { [language]: 'done' } })

const planned = {
  ...{ objectType: 'SubStatement', actor: scored.actor, verb: { id: 'https://x.example/will-visit' } },
  ...{ object: { id: 'https://x.example/museum' }, context: { language: 'en' } },
}

/** The rules of xAPI 2.0 that its conformance suite tests with statements like these. */
describe('statementSchema', () => {
  const accepts = (statement: unknown) => statementSchema.safeParse(statement).success

  it('takes what this app tells', () => {
    expect([scored, initializedStatement(session)].map(accepts)).toEqual([true, true])
  })

  it.each([
    ['scaled above 1', { score: { scaled: 1.01 } }],
    ['scaled below -1', { score: { scaled: -1.01 } }],
    ['raw above max', { score: { raw: 101, min: 0, max: 100 } }],
    ['raw below min', { score: { raw: -1, min: 0, max: 100 } }],
    ['min above max', { score: { min: 5, max: 1 } }],
    ['a score that is a number', { score: 85 }],
    ['a score that is text', { score: '85' }],
    ['success as text', { success: 'true' }],
    ['completion as text', { completion: 'true' }],
    ['a response that is no text', { response: 5 }],
    ['a duration of weeks and days', { duration: 'P4W1D' }],
    ['a null', { success: null }],
    ['an unknown name', { passed: true }],
  ])('refuses a result with %s', (_what, result) => {
    expect(accepts({ ...scored, result })).toBe(false)
  })

  it.each([
    ['its version', { version: '2.0.0' }],
    ['the version before', { version: '1.0.3' }],
    ['languages as RFC 5646 has them', { context: { language: 'zh-Hans-CN' }, verb: named('de-CH-1996') }],
    [
      'a question and its choices',
      {
        object: asked({
          interactionType: 'choice',
          correctResponsesPattern: ['a[,]b'],
          choices: [{ id: 'a', description: { en: 'A' } }, { id: 'b' }],
        }),
      },
    ],
    [
      'who else was there',
      {
        context: {
          instructor: scored.actor,
          team: { objectType: 'Group', member: [scored.actor] },
          contextAgents: [
            { objectType: 'contextAgent', agent: scored.actor, relevantTypes: ['https://x.example/helper'] },
          ],
          contextGroups: [
            { objectType: 'contextGroup', group: { objectType: 'Group', member: [scored.actor] } },
          ],
        },
      },
    ],
    ['what is attached at an address', { attachments: [attached] }],
    ['what somebody planned', { object: planned, context: { language: 'en' } }],
    ['a time with an offset', { timestamp: '2025-01-15T11:30:00+05:30' }],
  ])('takes %s', (_what, change) => {
    expect(statementSchema.safeParse({ ...scored, ...change }).error).toBeUndefined()
  })

  it('makes a list of one activity of the context', () => {
    const course = { id: 'https://x.example/course' }
    const read = statementSchema.parse({ ...scored, context: { contextActivities: { parent: course } } })
    expect(read.context?.contextActivities?.parent).toEqual([course])
  })

  it.each([
    ['an id that is no UUID', { id: 'one' }],
    ['an actor without identifier', { actor: { objectType: 'Agent', name: 'A' } }],
    ['an actor with two identifiers', { actor: { ...scored.actor, mbox: 'mailto:a@example.com' } }],
    ['a verb that is no IRI', { verb: { id: 'completed' } }],
    ['an object that is no IRI', { object: { id: 'package' } }],
    ['a registration that is no UUID', { context: { registration: 'session' } }],
    ['a timestamp that is no time', { timestamp: 'yesterday' }],
    ['a name that statements do not have', { sender: 'me' }],
    ['a timestamp whose offset is not known', { timestamp: '2025-01-15T11:30:00.000-00:00' }],
    ['a language that is no tag', { context: { language: 'english language' } }],
    ['a name in a language that is no tag', { verb: { id: scored.verb.id, display: { '': 'done' } } }],
    ['a version that is none', { version: '3.0.0' }],
    ['a group of nobody', { actor: { objectType: 'Group' } }],
    ['a platform of what is no activity', { object: scored.actor, context: { platform: 'Cairn' } }],
    ['a plan with an id of its own', { object: { ...planned, id: crypto.randomUUID() } }],
    ['a plan of a plan', { object: { ...planned, object: planned } }],
    ['a plan of nobody', { object: { ...planned, actor: undefined } }],
    ['a plan in a language that is no tag', { object: { ...planned, context: { language: 'en_US' } } }],
    ['an attachment that is nowhere', { attachments: [{ ...attached, fileUrl: undefined }] }],
    ['choices of a question of no kind', { object: asked({ choices: [{ id: 'a' }] }) }],
    ['a kind of question that there is not', { object: asked({ interactionType: 'puzzle' }) }],
    [
      'the same choice twice',
      { object: asked({ interactionType: 'choice', choices: [{ id: 'a' }, { id: 'a' }] }) },
    ],
    ['a context agent of another type', { context: { contextAgents: [{ agent: scored.actor }] } }],
  ])('refuses %s', (_what, change) => {
    expect(accepts({ ...scored, ...change })).toBe(false)
  })
})

/** A record store's answer to a bad statement says where it is bad (xAPI 2.0, 4.1.11). */
describe('what is wrong is told of its field:', () => {
  const complaints = (change: object) =>
    (statementSchema.safeParse({ ...scored, ...change }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    )
  const scoredBy = (score: object) => ({ result: { score } })

  it.each([
    [scoredBy({ min: 5, max: 5 }), 'result.score.min: must be below max'],
    [scoredBy({ raw: 6, max: 5 }), 'result.score.raw: must be between min and max'],
    [scoredBy({ raw: -1, min: 0 }), 'result.score.raw: must be between min and max'],
    [{ result: { duration: '30 minutes' } }, 'result.duration: must be an ISO 8601 duration'],
    [{ attachments: [{ ...attached, sha2: 'abc' }] }, 'attachments.0.sha2: must be a SHA-2 hash'],
    [
      { attachments: [{ ...attached, contentType: 'png' }] },
      'attachments.0.contentType: must be a media type',
    ],
    [
      { attachments: [{ ...attached, contentType: ' a/b' }] },
      'attachments.0.contentType: must be a media type',
    ],
    [{ version: '2.1.0' }, 'version: must be 2.0.0 or 1.0.x'],
    [{ object: scored.actor, context: { platform: 'Cairn' } }, 'context.platform: is only for activities'],
    [{ object: scored.actor, context: { revision: '2' } }, 'context.revision: is only for activities'],
    [
      { object: { ...planned, object: scored.actor, context: { revision: '2' } } },
      'object.context.revision: is only for activities',
    ],
  ])('%j', (change, complaint) => {
    expect(complaints(change)).toEqual([complaint])
  })

  it.each([
    scoredBy({ min: 5 }),
    scoredBy({ max: 5 }),
    scoredBy({ raw: 7 }),
    scoredBy({ raw: 0, min: 0, max: 100 }),
    scoredBy({ raw: 100, min: 0, max: 100 }),
    scoredBy({ raw: -1, max: 0 }),
    scoredBy({ raw: 3, min: 0 }),
    scoredBy({ scaled: -1, raw: -2, min: -5, max: -1 }),
    scoredBy({ scaled: 1 }),
    { result: { score: {}, response: 'a', extensions: { 'https://x.example/key': null } } },
    { object: scored.actor, context: {} },
    { object: scored.actor, context: undefined },
    { object: scored.actor, context: { language: 'en' } },
    { object: { objectType: 'Group', member: [scored.actor] }, context: {} },
    { object: { objectType: 'StatementRef', id: scored.id }, context: {} },
    { context: { statement: { objectType: 'StatementRef', id: scored.id }, revision: '2' } },
    { object: { objectType: 'Activity', ...asked({}) }, context: { revision: '2', platform: 'Cairn' } },
  ])('nothing, of %j', (change) => {
    expect(complaints(change)).toEqual([])
  })

  it.each([
    [{ object: { objectType: 'StatementRef', id: 'one' } }, /^object\.id: /],
    [{ object: { objectType: 'Group', member: [] } }, /^object: /],
    [{ object: { objectType: 'Agent' } }, /^object: /],
    [{ object: { objectType: 'Something', id: 'https://x.example' } }, /^object\.objectType: /],
    [
      {
        context: { contextAgents: [{ objectType: 'contextAgent', agent: scored.actor, relevantTypes: [] }] },
      },
      /Types: /,
    ],
    [
      { context: { statement: { objectType: 'Statement', id: scored.id } } },
      /^context\.statement\.objectType: /,
    ],
    [{ context: { statement: { objectType: 'StatementRef' } } }, /^context\.statement\.id: /],
    [{ attachments: [{ ...attached, length: -1 }] }, /^attachments\.0\.length: /],
  ])('%j is refused there', (change, complaint) => {
    expect(complaints(change)).toEqual([expect.stringMatching(complaint)])
  })

  it('of several kinds of help both are named', () => {
    const relevantTypes = ['https://x.example/helper', 'https://x.example/coach']
    expect(
      complaints({
        context: { contextAgents: [{ objectType: 'contextAgent', agent: scored.actor, relevantTypes }] },
      }),
    ).toEqual([])
  })

  it.each([28, 32, 48, 64])('a SHA-2 hash has %i bytes, in digits of either case', (bytes) => {
    const attachedAs = (sha2: string) => complaints({ attachments: [{ ...attached, sha2 }] })
    expect(attachedAs('aB'.repeat(bytes))).toEqual([])
    for (const sha2 of [
      'ab'.repeat(bytes + 1),
      'ab'.repeat(bytes - 1),
      'gh'.repeat(bytes),
      `${'ab'.repeat(bytes)} `,
    ])
      expect(attachedAs(sha2)).toHaveLength(1)
    expect(attachedAs(` ${'ab'.repeat(bytes)}`)).toHaveLength(1)
  })

  it.each(['2.0', '2.0.0', '2.0.12', '1.0', '1.0.0', '1.0.12'])('%s is a version', (version) => {
    expect(complaints({ version })).toEqual([])
  })
  it.each(['2', '12.0.0', '2.0.0.1', '2.0.0-rc', '1.0.x', 'v1.0.3', '0.9'])('%s is none', (version) => {
    expect(complaints({ version })).toHaveLength(1)
  })

  it('a media type is one name below another', () => {
    for (const contentType of ['image/svg+xml', 'text/plain; charset=utf-8', 'application/vnd.x-1'])
      expect(complaints({ attachments: [{ ...attached, contentType }] })).toEqual([])
  })
})
