import { expect, it, vi } from 'vitest'
import { DomainError, requireFound } from '#lib/timeback/contract/domain-error.ts'
import { orNotFound } from './not-found.ts'

// The build of it that a server has.
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'))

const outcome = (promise: Promise<unknown>) => orNotFound(promise).catch((thrown: unknown) => thrown)

it('what is there is given on', async () => {
  expect(await orNotFound(Promise.resolve(requireFound({ id: 1 }, 'LESSON_NOT_FOUND')))).toEqual({ id: 1 })
})

it('what is not there is the page that does not exist, whatever it is', async () => {
  for (const code of ['LESSON_NOT_FOUND', 'CLASS_NOT_FOUND', 'RUN_NOT_FOUND'] as const) {
    expect(() => requireFound(null, code)).toThrow(expect.objectContaining({ code, status: 404 }))
    expect(await outcome(Promise.reject(new DomainError(code, 'Nothing.')))).toMatchObject({
      digest: 'NEXT_HTTP_ERROR_FALLBACK;404',
    })
  }
})

it('any other refusal, and what nobody expected, goes on as it is', async () => {
  for (const thrown of [
    new DomainError('FORBIDDEN', 'No.'),
    new DomainError('UPSTREAM_ERROR', 'Away.'),
    new Error('x'),
  ])
    expect(await outcome(Promise.reject(thrown))).toBe(thrown)
})
