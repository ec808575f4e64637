import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { wireErrorResponse } from './wire-error-response.ts'
import { wireNotFound } from './wire-not-found.ts'

const log = vi.spyOn(console, 'error')
beforeEach(() => {
  log.mockReset().mockImplementation(() => {})
})
afterEach(() => {
  expect(log).not.toHaveBeenCalled()
})

it.each([
  ['VALIDATION_ERROR', 422, 'invaliddata'],
  ['UNAUTHORIZED', 401, 'unauthorisedrequest'],
  ['LESSON_NOT_FOUND', 404, 'unknownobject'],
  ['RATE_LIMITED', 429, 'server_busy'],
] as const)('%s is told as 1EdTech has it: %i, %s', async (code, status, minor) => {
  const answer = wireErrorResponse(new DomainError(code, 'So it is.'), 'a-request')
  expect([answer.status, answer.headers.get('x-request-id')]).toEqual([status, 'a-request'])
  expect(await answer.json()).toEqual({
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: 'So it is.',
    imsx_CodeMinor: {
      imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: minor }],
    },
    imsx_error_details: [],
  })
})

it('names the fields, says how to come in and when to come back', async () => {
  const errors = [{ path: 'limit', message: 'must be at most 3000' }]
  const invalid = wireErrorResponse(new DomainError('VALIDATION_ERROR', 'No.', { errors }), 'a-request')
  expect((await invalid.json()).imsx_error_details).toEqual(errors)
  expect(invalid.headers.has('www-authenticate')).toBe(false)
  const nobody = wireErrorResponse(new DomainError('UNAUTHORIZED', 'No.'), 'a-request')
  expect(nobody.headers.get('www-authenticate')).toBe('Bearer')
  const late = wireErrorResponse(
    new DomainError('RATE_LIMITED', 'No.', { retryAfterSeconds: 9 }),
    'a-request',
  )
  expect(late.headers.get('retry-after')).toBe('9')
})

it('what nobody expected is logged with the request’s id, and told without a word of it', async () => {
  const thrown = new Error('a password')
  const answer = wireErrorResponse(thrown, 'a-request')
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('password')
  expect(log.mock.calls).toEqual([['[a-request]', thrown]])
  log.mockClear()
})

describe('on /oauth2', () => {
  const asked = new Request('http://localhost/oauth2/token', { method: 'POST' })
  const errorOf = async (thrown: unknown, request = asked) =>
    (await wireErrorResponse(thrown, 'a-request', request).json()).error

  it('the error stands beside, by the name that its clients know', async () => {
    expect(await errorOf(new DomainError('VALIDATION_ERROR', 'No.'))).toBe('invalid_request')
    expect(await errorOf(new DomainError('RATE_LIMITED', 'No.'))).toBe('temporarily_unavailable')
    expect(await errorOf(new Error('x'))).toBe('server_error')
    log.mockClear()
  })

  it('and nowhere else', async () => {
    const elsewhere = new Request('http://localhost/powerpath/oauth2')
    expect(await errorOf(new DomainError('RATE_LIMITED', 'No.'), elsewhere)).toBeUndefined()
  })
})

it('an address that is not offered is 404 and says which', async () => {
  const answer = await wireNotFound(
    new Request('http://localhost/powerpath/screening?x=1', { method: 'PUT' }),
  )
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({
    imsx_description: 'PUT /powerpath/screening is not offered here.',
    imsx_CodeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: 'unknownobject' }] },
  })
})
