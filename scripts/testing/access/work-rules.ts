import type { Rules } from './rule.ts'

export const workRules: Rules = {
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
