import type { Rules } from './rule.ts'
import type { World } from './world.ts'

const ofStudent = ({ student }: World) => ({ timebackId: student.timebackId })
const ofCourse = ({ courseId }: World) => ({ courseId })
const inClass = ({ classId }: World) => ({ classId })

export const peopleRules: Rules = {
  'GET /api/teacher/classes': { others: 'all' },
  'page /teacher': { others: 'all' },
  'POST /api/teacher/classes': { body: () => ({ title: '3 B' }), answer: 201, others: 'all' },
  'PATCH /api/teacher/classes/[classId]': { params: inClass, body: () => ({ title: '4 B' }), others: 404 },
  'DELETE /api/teacher/classes/[classId]': { params: inClass, answer: 204, others: 404 },
  'POST /api/teacher/classes/[classId]/people': {
    params: inClass,
    body: () => ({ people: [{ email: 'new@school.example' }] }),
    others: 404,
  },
  'DELETE /api/teacher/classes/[classId]/people/[timebackId]': {
    params: (world) => ({ ...inClass(world), ...ofStudent(world) }),
    answer: 204,
    others: 404,
  },
  'page /teacher/classes/new': { others: 'all' },
  'page /teacher/classes/[classId]/people': { params: inClass, others: 404 },
  'page /teacher/classes/[classId]/settings': { params: inClass, others: 404 },
  'page /admin': {},
  'POST /api/teacher/classes/[classId]/children': {
    params: inClass,
    body: () => ({ names: ['Zoe'] }),
    answer: 201,
    others: 404,
  },
  'POST /api/teacher/classes/[classId]/keys': { params: inClass, body: () => ({}), answer: 201, others: 404 },
  'DELETE /api/teacher/classes/[classId]/keys': { params: inClass, answer: 204, others: 404 },
  'page /teacher/classes/[classId]/cards': { params: inClass, others: 404 },
  'POST /api/teacher/classes/[classId]/moves': {
    params: inClass,
    body: ({ spareClassId, twinId }) => ({ to: spareClassId, students: [twinId] }),
    answer: 204,
    others: 404,
  },
  'POST /api/admin/users/[timebackId]/merge': {
    params: ({ twinId }) => ({ timebackId: twinId }),
    body: ({ student }) => ({ into: student.timebackId }),
  },
  'page /admin/classes': {},
  'page /admin/setup': {},
  'page /admin/settings': {},
  'GET /api/admin/school': {},
  'PATCH /api/admin/school': { body: () => ({ name: 'Hill School' }) },
  'GET /api/admin/users': {},
  'POST /api/admin/users': { body: () => ({ people: [{ email: 'new@school.example' }] }) },
  'PATCH /api/admin/users/[timebackId]': { params: ofStudent, body: () => ({ name: 'Ann Lee' }) },
  'POST /api/admin/courses': {
    body: () => ({ code: 'Art-1', title: 'Art', subject: 'Other' }),
    answer: 201,
  },
  'PATCH /api/admin/courses/[courseId]': { params: ofCourse, body: () => ({ withdrawn: false }) },
  'page /admin/courses': {},
  'page /admin/courses/[courseId]': { params: ofCourse },
  'page /admin/people': {},
  'page /admin/people/[timebackId]': { params: ofStudent },
}
