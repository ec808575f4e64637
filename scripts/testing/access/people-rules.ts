import type { Rules } from './rule.ts'

export const peopleRules: Rules = {
  'GET /api/teacher/classes': { others: 'all' },
  'page /teacher': { others: 'all' },
  'page /admin': {},
}
