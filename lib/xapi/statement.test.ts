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
    ['an id that is no UUID', { id: 'one' }],
    ['an actor without identifier', { actor: { objectType: 'Agent', name: 'A' } }],
    ['an actor with two identifiers', { actor: { ...scored.actor, mbox: 'mailto:a@example.com' } }],
    ['a verb that is no IRI', { verb: { id: 'completed' } }],
    ['an object that is no IRI', { object: { id: 'package' } }],
    ['a registration that is no UUID', { context: { registration: 'session' } }],
    ['a timestamp that is no time', { timestamp: 'yesterday' }],
    ['a name that statements do not have', { sender: 'me' }],
  ])('refuses %s', (_what, change) => {
    expect(accepts({ ...scored, ...change })).toBe(false)
  })
})
