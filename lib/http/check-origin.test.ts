import { expect, it } from 'vitest'
import { checkOrigin } from './check-origin.ts'

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
