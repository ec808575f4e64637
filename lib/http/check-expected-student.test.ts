import { expect, it } from 'vitest'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { checkExpectedStudent } from './check-expected-student.ts'

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
