import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '#lib/db/client.ts'
import { DomainError, type ProblemCode, problemStatus } from '#lib/timeback/contract/domain-error.ts'
import {
  caliperRefusal,
  noSuchRoute,
  problemResponse,
  toWireStatus,
  wireErrorResponse,
  wireMinors,
  wireNotFound,
} from './error-response.ts'

const requestId = 'request-1'

const log = vi.spyOn(console, 'error')
beforeEach(() => {
  log.mockReset().mockImplementation(() => {})
})
afterEach(() => {
  expect(log).not.toHaveBeenCalled()
})

async function answer(thrown: unknown) {
  const response = problemResponse(thrown, requestId)
  return { type: response.headers.get('content-type'), status: response.status, ...(await response.json()) }
}

it('a refusal is told with its code, its detail, its fields and the request’s id', async () => {
  const errors = [{ path: 'metrics.xpEarned', message: 'is missing' }]
  expect(await answer(new DomainError('VALIDATION_ERROR', 'Wrong.', { errors }))).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    code: 'VALIDATION_ERROR',
    detail: 'Wrong.',
    requestId,
    errors,
  })
  const response = problemResponse(new DomainError('STALE_ATTEMPT', 'Old.'), requestId)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toContain('no-store')
})

it('a database that is away is 503 DB_UNAVAILABLE', async () => {
  const away = openDatabase('postgresql://nobody@127.0.0.1:1/nothing')
  const thrown = await away.user.count().catch((error: unknown) => error)
  expect(await answer(thrown)).toMatchObject({ status: 503, code: 'DB_UNAVAILABLE' })
  expect(log).toHaveBeenCalledOnce()
  log.mockClear()
  await away.$disconnect()
})

it('what nobody expected is 500 without a word of what it was, which is logged', async () => {
  const told = await answer(new Error('password of the database'))
  expect(told).toMatchObject({ status: 500, code: 'INTERNAL_ERROR', requestId })
  expect(JSON.stringify(told)).not.toContain('password')
  expect(log).toHaveBeenCalledOnce()
  log.mockClear()
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

const onWire = (code: ProblemCode) => toWireStatus({ code, status: problemStatus[code] })

it('what is of the wrong shape, or comes at the wrong time, is 422, as the wire has no 409', () => {
  for (const code of ['VALIDATION_ERROR', 'ALREADY_COMPLETED', 'STALE_ATTEMPT'] as const)
    expect(onWire(code), code).toBe(422)
})

it('a key that was used for something else is 409: 422 would tell of the answer’s shape', () => {
  expect(onWire('IDEMPOTENCY_CONFLICT')).toBe(409)
})

it('every other status is the wire’s own, and one that it does not know is 500', () => {
  for (const code of [
    'UNAUTHORIZED',
    'FORBIDDEN',
    'LESSON_NOT_FOUND',
    'RATE_LIMITED',
    'DB_UNAVAILABLE',
  ] as const)
    expect(onWire(code), code).toBe(problemStatus[code])
  expect(toWireStatus({ status: 418 })).toBe(500)
})

it('every code of this app has a status with a minor code there', () => {
  for (const code of Object.keys(problemStatus) as ProblemCode[])
    expect(wireMinors[onWire(code)], code).toMatch(/^[a-z_]+$/)
})

it.each([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [409, 'Conflict'],
  [413, 'Content Too Large'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [418, 'Error'],
])('a problem names its status %i: %s', async (status, title) => {
  const refusal = new DomainError('VALIDATION_ERROR', 'So it is.', { status })
  expect(await answer(refusal)).toMatchObject({ status, title })
  if (status >= 500) expect(log).toHaveBeenCalledWith(`[${requestId}]`, refusal)
  log.mockClear()
})

describe('an answer that refuses', () => {
  const late = new DomainError('RATE_LIMITED', 'Wait.', { retryAfterSeconds: 9 })
  const refusals = [
    ['a problem', (error: DomainError) => problemResponse(error, requestId)],
    ['the wire’s', (error: DomainError) => wireErrorResponse(error, requestId)],
    ['Caliper’s', caliperRefusal],
  ] as const

  it.each(refusals)('is kept by nobody and guessed at by nobody: %s', (_what, refuse) => {
    const { headers } = refuse(new DomainError('FORBIDDEN', 'No.'))
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
      ...['private, no-store', 'nosniff'],
    ])
  })

  it.each(refusals.slice(0, 2))(
    'says when to ask again where that is known, and only there: %s',
    (_what, refuse) => {
      expect(refuse(late).headers.get('retry-after')).toBe('9')
      expect(refuse(new DomainError('FORBIDDEN', 'No.')).headers.has('retry-after')).toBe(false)
    },
  )

  it('of a database that is away says to ask again in five seconds', () => {
    const thrown = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    const detail = 'The database cannot be reached. Please try again soon.'
    const problem = problemResponse(thrown, requestId)
    const wire = wireErrorResponse(thrown, requestId)
    for (const { status, headers } of [problem, wire])
      expect([status, headers.get('retry-after')]).toEqual([503, '5'])
    expect(log.mock.calls).toEqual([
      [`[${requestId}]`, thrown],
      [`[${requestId}]`, thrown],
    ])
    log.mockClear()
    return Promise.all([
      expect(problem.json()).resolves.toMatchObject({ code: 'DB_UNAVAILABLE', detail }),
      expect(wire.json()).resolves.toMatchObject({ imsx_description: detail }),
    ])
  })

  it('of a change that the database refused says that nothing was saved', async () => {
    const thrown = Object.assign(new Error('duplicate key'), { code: '23505' })
    expect(await answer(thrown)).toMatchObject({
      ...{ status: 500, code: 'DB_ERROR' },
      detail: 'The database refused the change. Nothing was saved.',
    })
    expect(log).toHaveBeenCalledExactlyOnceWith(`[${requestId}]`, thrown)
    log.mockClear()
  })

  it('of what nobody expected says that nothing was saved, and logs what it was', async () => {
    const thrown = new Error('x')
    expect(await answer(thrown)).toMatchObject({
      detail: 'Something went wrong on the server. Nothing was saved.',
    })
    expect(log).toHaveBeenCalledExactlyOnceWith(`[${requestId}]`, thrown)
    log.mockClear()
  })

  it('names no fields where there are none', async () => {
    expect(await answer(new DomainError('FORBIDDEN', 'No.'))).not.toHaveProperty('errors')
    expect(await caliperRefusal(new DomainError('VALIDATION_ERROR', 'No.')).json()).toEqual({
      ...{ status: 'error', message: 'No.', errors: [] },
    })
  })

  it('by Caliper’s form has the status and the fields', async () => {
    const errors = [{ path: 'data.0', message: 'is missing' }]
    const refused = caliperRefusal(new DomainError('VALIDATION_ERROR', 'No.', { errors }))
    expect([refused.status, await refused.json()]).toEqual([400, { status: 'error', message: 'No.', errors }])
  })

  it('to an address that is none is 404, in either form', async () => {
    const problem = noSuchRoute()
    expect([problem.status, await problem.json()]).toMatchObject([
      404,
      {
        ...{ code: 'ROUTE_NOT_FOUND', detail: 'There is no such address.' },
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
      },
    ])
    const wire = await wireNotFound(new Request('http://localhost/ims/x'))
    expect(wire.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })
})

it.each([
  [400, 422, 'invaliddata', 'invalid_request'],
  [401, 401, 'unauthorisedrequest', 'invalid_request'],
  [403, 403, 'forbidden', 'invalid_request'],
  [404, 404, 'unknownobject', 'invalid_request'],
  [405, 405, 'invaliddata', 'invalid_request'],
  [409, 422, 'invaliddata', 'invalid_request'],
  [413, 413, 'invaliddata', 'invalid_request'],
  [422, 422, 'invaliddata', 'invalid_request'],
  [429, 429, 'server_busy', 'temporarily_unavailable'],
  [500, 500, 'internal_server_error', 'server_error'],
  [502, 502, 'internal_server_error', 'invalid_request'],
  [503, 503, 'server_busy', 'temporarily_unavailable'],
])('on the wire %i is %i, %s, and on /oauth2 %s', async (own, status, minor, error) => {
  const refusal = new DomainError('VALIDATION_ERROR', 'No.', { status: own })
  const answer = wireErrorResponse(refusal, requestId, new Request('http://localhost/oauth2/token'))
  expect([answer.status, await answer.json()]).toMatchObject([
    status,
    { error, imsx_CodeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: minor }] } },
  ])
  if (own >= 500) expect(log).toHaveBeenCalledExactlyOnceWith(`[${requestId}]`, refusal)
  else expect(log).not.toHaveBeenCalled()
  log.mockClear()
})
