import { expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'

const from = (forwarded?: string) =>
  clientAddress(
    new Request('http://localhost/', {
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }),
  )

it('is what the nearest proxy saw, not what a client wrote before it', () => {
  expect(from('203.0.113.9')).toBe('203.0.113.9')
  expect(from('10.0.0.1, 198.51.100.4,203.0.113.9 ')).toBe('203.0.113.9')
  expect(from('2001:db8::1')).toBe('2001:db8::1')
})

it.each([undefined, '', ' ', '203.0.113.9,'])('is one for all who have none: %j', (forwarded) => {
  expect(from(forwarded)).toBe('unknown')
})

it('is no longer than an address can be, as it is stored', () => {
  expect(from('9'.repeat(1_000))).toHaveLength(64)
})
