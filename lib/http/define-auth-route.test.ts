import { expect, it } from 'vitest'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { pageResponse, wantsPage } from './define-auth-route.ts'
import { problemResponse } from './error-response.ts'

const page = (refusal: object, nonce: string) => `<style nonce="${nonce}"></style>${JSON.stringify(refusal)}`

it('is for whoever opens an address in a browser, and for no program', () => {
  const asks = (headers: Record<string, string>) => wantsPage(new Request('http://localhost/', { headers }))
  expect(asks({ accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' })).toBe(true)
  expect(asks({ accept: 'application/json' })).toBe(false)
  expect(asks({ accept: '*/*' })).toBe(false)
  expect(asks({})).toBe(false)
})

it('keeps the status, the headers and the code, and says when to come back', async () => {
  const refusal = problemResponse(
    new DomainError('RATE_LIMITED', 'Too many.', { retryAfterSeconds: 7 }),
    'a-request',
  )
  const answer = await pageResponse(refusal, page)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await answer.text()).toContain('{"code":"RATE_LIMITED","retryAfterSeconds":7}')
})

it('says of no time where waiting does not help', async () => {
  const answer = await pageResponse(problemResponse(new DomainError('FORBIDDEN', 'No.'), 'a-request'), page)
  expect(await answer.text()).toContain('"retryAfterSeconds":null')
})

it('has the policy of pages, with a nonce that is its own each time', async () => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const refusal = problemResponse(new DomainError('FORBIDDEN', 'No.'), 'a-request')
      const answer = await pageResponse(refusal, page)
      const [, nonce = ''] = /nonce="([^"]+)"/.exec(await answer.text()) ?? []
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
      return nonce
    }),
  )
  expect(nonces[0]?.length).toBeGreaterThan(10)
  expect(nonces[0]).not.toBe(nonces[1])
})
