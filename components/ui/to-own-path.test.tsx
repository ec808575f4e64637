import { expect, test } from 'vitest'
import { toOwnPath } from './to-own-path.ts'

test('a path of this site is kept with its query', () => {
  expect(toOwnPath('/lessons/fractions?from=mail#top')).toBe('/lessons/fractions?from=mail')
  expect(toOwnPath('http://site.invalid/history')).toBe('/history')
})

test.each([
  undefined,
  ['/lessons', '/history'],
  'https://evil.test/lessons',
  '//evil.test',
  '/.//evil.test',
  '/lessons/..//evil.test',
  'http://site.invalid//evil.test',
  '/\\evil.test',
  '/lessons?to=\\evil.test',
  'http://[',
])('%j leads to the start page, never to another site', (callbackUrl) => {
  expect(toOwnPath(callbackUrl)).toBe('/')
})
