import type { Rules } from './rule.ts'
import type { World } from './world.ts'

const ofStudent = ({ student }: World) => ({ timebackId: student.timebackId })

export const peopleRules: Rules = {
  'GET /api/teacher/classes': { others: 'all' },
  'page /teacher': { others: 'all' },
  'page /admin': {},
  'GET /api/admin/users': {},
  'POST /api/admin/users': { body: () => ({ people: [{ email: 'new@school.example' }] }) },
  'PATCH /api/admin/users/[timebackId]': { params: ofStudent, body: () => ({ name: 'Ann Lee' }) },
  'page /admin/people': {},
  'page /admin/people/[timebackId]': { params: ofStudent },
}
