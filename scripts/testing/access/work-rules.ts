import type { Rules } from './rule.ts'

export const workRules: Rules = {
  'page /teacher/vr': { others: 'all' },
  'page /teacher/vr/new': { others: 'all' },
  'page /teacher/vr/[packageId]': {
    params: ({ vrPackageId }) => ({ packageId: vrPackageId }),
    others: 404,
  },
}
