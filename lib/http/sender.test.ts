import { expect, it } from 'vitest'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { checkExpectedStudent, checkOrigin, clientAddress } from './sender.ts'

type Headers = Record<string, string>
const passes = (publicAddress: string | undefined, headers: Headers, method = 'POST') => {
  try {
    checkOrigin(new Request('http://localhost/', { method, headers }), publicAddress)
    return true
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'FORBIDDEN' })
    return false
  }
}
const host = 'inner:3000'

it('lets a change pass that no browser sends, and any reading', () => {
  expect(passes(undefined, { host })).toBe(true)
  for (const method of ['GET', 'HEAD'])
    expect(passes(undefined, { host, origin: 'https://evil.example' }, method)).toBe(true)
})

it('without a public address takes the host that was asked, by either scheme, and no other', () => {
  for (const origin of ['http://inner:3000', 'https://inner:3000'])
    expect(passes(undefined, { host, origin }), origin).toBe(true)
  for (const origin of [
    'http://inner',
    'http://inner:3001',
    'null',
    'ftp://inner:3000',
    'http://localhost:3000',
    '',
  ])
    expect(passes(undefined, { host, origin }), origin).toBe(false)
})

it('with a public address takes that, and the host that was asked by its scheme alone', () => {
  const address = 'https://cairn.school.example/'
  for (const origin of ['https://cairn.school.example', 'https://inner:3000'])
    expect(passes(address, { host, origin }), origin).toBe(true)
  for (const origin of ['http://cairn.school.example', 'http://inner:3000', 'https://evil.example', 'null'])
    expect(passes(address, { host, origin }), origin).toBe(false)
})

it('refuses what the browser itself calls another site', () => {
  const own = { host, origin: `http://${host}` }
  expect(passes(undefined, { ...own, 'sec-fetch-site': 'same-origin' })).toBe(true)
  expect(passes(undefined, { ...own, 'sec-fetch-site': 'cross-site' })).toBe(false)
})

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

const actor = { timebackId: '0b6f3a52-7d0e-4f43-9a52-3f1a54f0c001' }
const check = (headers: Record<string, string>) => () =>
  checkExpectedStudent(new Request('http://localhost/', { method: 'POST', headers }), actor)

it('lets a request pass that names nobody, or the person who is signed in', () => {
  expect(check({})).not.toThrow()
  expect(check({ 'x-expected-student': actor.timebackId })).not.toThrow()
  expect(check({ 'x-expected-student': actor.timebackId.toUpperCase() })).not.toThrow()
})

it('refuses with 401 a request in the name of somebody else, or of nobody known', () => {
  for (const expected of ['0b6f3a52-7d0e-4f43-9a52-3f1a54f0c002', 'nobody', ''])
    expect(check({ 'x-expected-student': expected })).toThrow(
      new DomainError('UNAUTHORIZED', 'Somebody else is signed in now.'),
    )
})
