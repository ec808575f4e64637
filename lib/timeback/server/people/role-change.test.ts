import { expect, it } from 'vitest'
import { roleChange } from './role-change.ts'

it.each([
  ['student', null, 'teacher', 'teacher', null],
  ['admin', null, 'student', 'student', null],
  ['admin', 'student', 'teacher', 'admin', 'teacher'],
  ['teacher', 'student', 'student', 'teacher', 'student'],
  ['teacher', 'student', 'admin', 'admin', null],
  ['teacher', 'student', 'teacher', 'teacher', null],
] as const)('%s, else %s: granted %s it is %s, else %s', (role, grantedRole, wanted, now, without) => {
  expect(roleChange({ role, grantedRole }, wanted)).toEqual({ role: now, grantedRole: without })
})
