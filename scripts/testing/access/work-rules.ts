import type { Rules } from './rule.ts'
import type { World } from './world.ts'

const ofAssignment = ({ assignmentId }: World) => ({ assignmentId })

const ofStudent = ({ student }: World) => ({ timebackId: student.timebackId })

const ofGroup = ({ classId, groupId }: World) => ({ classId, groupId })

export const workRules: Rules = {
  'GET /api/teacher/audit': { query: ({ classId }) => ({ classId }), others: 404 },
  'POST /api/teacher/attempts/[timebackId]/[lessonId]': {
    params: ({ student, lessonId }) => ({ timebackId: student.timebackId, lessonId }),
    body: () => ({ action: 'reset' }),
    others: 404,
  },
  'GET /api/teacher/classes/[classId]/export.csv': {
    params: ({ classId }) => ({ classId }),
    query: () => ({ kind: 'answers' }),
    others: 404,
  },
  'GET /api/teacher/assignments': { query: ({ classId }) => ({ classId }), others: 404 },
  'POST /api/teacher/assignments': {
    body: ({ classId, lessonId }) => ({ classId, lessonId, dueAt: '2026-12-24T12:00:00Z' }),
    answer: 201,
    others: 404,
  },
  'PATCH /api/teacher/assignments/[assignmentId]': {
    params: ofAssignment,
    body: () => ({ dueAt: null }),
    others: 404,
  },
  'DELETE /api/teacher/assignments/[assignmentId]': { params: ofAssignment, answer: 204, others: 404 },
  'page /teacher/classes/[classId]/assignments': { params: ({ classId }) => ({ classId }), others: 404 },
  'GET /api/teacher/students/[timebackId]/export': { params: ofStudent, others: 404 },
  'DELETE /api/admin/students/[timebackId]': { params: ofStudent, answer: 204 },
  'PUT /api/teacher/assignments/[assignmentId]/students/[timebackId]': {
    params: (world) => ({ ...ofAssignment(world), ...ofStudent(world) }),
    body: () => ({ excused: true }),
    others: 404,
  },
  'POST /api/teacher/classes/[classId]/groups': {
    params: ({ classId }) => ({ classId }),
    body: () => ({ title: `Readers ${crypto.randomUUID()}`, students: [] }),
    answer: 201,
    others: 404,
  },
  'PATCH /api/teacher/classes/[classId]/groups/[groupId]': {
    params: ofGroup,
    body: () => ({ title: 'Early' }),
    others: 404,
  },
  'DELETE /api/teacher/classes/[classId]/groups/[groupId]': { params: ofGroup, answer: 204, others: 404 },
  'page /teacher/classes/[classId]/groups': { params: ({ classId }) => ({ classId }), others: 404 },
  'page /teacher/classes/[classId]/audit': { params: ({ classId }) => ({ classId }), others: 404 },
  'GET /api/teacher/classes/[classId]/results.zip': {
    params: ({ classId }) => ({ classId }),
    others: 404,
  },
  'GET /api/admin/receipts': {},
  'page /admin/retention': {},
  'page /teacher/vr': { others: 'all' },
  'page /teacher/vr/new': { others: 'all' },
  'page /teacher/vr/[packageId]': {
    params: ({ vrPackageId }) => ({ packageId: vrPackageId }),
    others: 404,
  },
}
