import { expect, it, vi } from 'vitest'
import { openDatabase } from '#lib/db/client.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { problemResponse } from './problem-response.ts'

const requestId = 'request-1'

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
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const away = openDatabase('postgresql://nobody@127.0.0.1:1/nothing')
  const thrown = await away.user.count().catch((error: unknown) => error)
  expect(await answer(thrown)).toMatchObject({ status: 503, code: 'DB_UNAVAILABLE' })
  expect(logged).toHaveBeenCalledOnce()
  logged.mockRestore()
  await away.$disconnect()
})

it('what nobody expected is 500 without a word of what it was, which is logged', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const told = await answer(new Error('password of the database'))
  expect(told).toMatchObject({ status: 500, code: 'INTERNAL_ERROR', requestId })
  expect(JSON.stringify(told)).not.toContain('password')
  expect(logged).toHaveBeenCalledOnce()
  logged.mockRestore()
})
