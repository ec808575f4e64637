import { expect, it } from 'vitest'
import { mayOpenAccount } from './may-sign-in.ts'

const admins = ['head@elsewhere.example']
const ask = (policy: 'anyone' | 'domains' | 'known', email: string, domains = ['school.example']) =>
  mayOpenAccount({ policy, domains }, { email, admins })

it.each([
  ['anyone', 'bob@elsewhere.example', true],
  ['domains', 'ann@school.example', true],
  ['domains', 'ann@SCHOOL.example', true],
  ['domains', 'bob@elsewhere.example', 'DomainNotAllowed'],
  ['domains', 'bob@sub.school.example', 'DomainNotAllowed'],
  ['domains', 'bob@school.example@elsewhere.example', 'DomainNotAllowed'],
  ['known', 'ann@school.example', 'NotKnown'],
] as const)('with the rule “%s” %s: %s', (policy, email, expected) => {
  expect(ask(policy, email)).toBe(expected)
})

it.each(['anyone', 'domains', 'known'] as const)(
  'with the rule “%s” the administrators of the settings come in',
  (policy) => {
    expect(ask(policy, 'head@elsewhere.example')).toBe(true)
  },
)

it('compares domains in one form, and lets nobody in by a list that is empty', () => {
  expect(ask('domains', 'ann@bücher.example', ['xn--bcher-kva.example'])).toBe(true)
  expect(ask('domains', 'ann@school.example', [])).toBe('DomainNotAllowed')
})
