import type { Rules } from './rule.ts'

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
  'page /teacher/vr': { others: 'all' },
  'page /teacher/vr/new': { others: 'all' },
  'page /teacher/vr/[packageId]': {
    params: ({ vrPackageId }) => ({ packageId: vrPackageId }),
    others: 404,
  },
}
