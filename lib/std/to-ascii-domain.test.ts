import { expect, it } from 'vitest'
import { toAsciiDomain } from './to-ascii-domain.ts'

it('writes a domain as the net does, whatever its case and letters', () => {
  expect(toAsciiDomain('School.Example')).toBe('school.example')
  expect(toAsciiDomain('Bücher.example')).toBe('xn--bcher-kva.example')
  expect(toAsciiDomain('xn--bcher-kva.example')).toBe('xn--bcher-kva.example')
})

/** Each of these would be read as the domain before or behind the sign, and so let in another one. */
it.each([
  ...[
    'school.example/other',
    'school.example:80',
    'me@School.example',
    'School.example?a',
    'School.example#a',
  ],
  ...[
    'school.example\\other',
    'school%2Eexample',
    '[::1]',
    'School .example',
    ' School.example',
    'School.example ',
    '',
  ],
])('leaves %j as it is: it is no domain', (text) => {
  expect(toAsciiDomain(text)).toBe(text)
})

it('leaves a name as it is that no address can have', () => {
  expect(toAsciiDomain('xn--a')).toBe('xn--a')
  expect(toAsciiDomain('School|example')).toBe('School|example')
})
