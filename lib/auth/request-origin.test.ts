import { expect, it } from 'vitest'
import { requestOrigin } from './request-origin.ts'

const open = { NEXTAUTH_URL: undefined, TRUST_PROXY: false, VERCEL: undefined }
const originOf = (
  headers: Record<string, string>,
  settings: Partial<Parameters<typeof requestOrigin>[1]> = {},
) => requestOrigin(new Headers(headers), { ...open, ...settings })

it.each([
  ['localhost:3000', 'http://localhost:3000'],
  ['127.0.0.1:3001', 'http://127.0.0.1:3001'],
  ['[::1]:3000', 'http://[::1]:3000'],
  ['Cairn.School.Example', 'http://cairn.school.example'],
  ['tablet_1.local:80', 'http://tablet_1.local'],
])('without a public address the host that was asked decides: %s', (host, origin) => {
  expect(originOf({ host })).toBe(origin)
})

it('what is forwarded counts only where the settings trust the proxy', () => {
  const headers = {
    host: 'inner:3000',
    'x-forwarded-host': 'cairn.school.example, inner',
    'x-forwarded-proto': 'https, http',
  }
  expect(originOf(headers)).toBe('http://inner:3000')
  expect(originOf(headers, { TRUST_PROXY: true })).toBe('https://cairn.school.example')
  expect(originOf({ host: 'inner:3000' }, { TRUST_PROXY: true })).toBe('http://inner:3000')
  const spaced = { 'x-forwarded-host': ' a.example , inner', 'x-forwarded-proto': ' https ,http' }
  expect(originOf(spaced, { TRUST_PROXY: true })).toBe('https://a.example')
})

it('a platform that ends TLS itself is always asked by https', () => {
  expect(originOf({ host: 'cairn.example', 'x-forwarded-host': 'evil.example' }, { VERCEL: '1' })).toBe(
    'https://cairn.example',
  )
})

it('a public address is the only one', () => {
  const settings = { NEXTAUTH_URL: 'https://cairn.school.example/', TRUST_PROXY: true }
  expect(originOf({ host: 'evil.example', 'x-forwarded-host': 'evil.example' }, settings)).toBe(
    'https://cairn.school.example',
  )
})

it.each([
  '',
  'evil.example/path',
  'user@evil.example',
  'a b',
  'evil.example:99999',
  'evil.example#',
  '[::1',
  'a\\b',
])('a host that names no place gives none: %j', (host) => {
  expect(originOf({ host })).toBeNull()
})
