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
