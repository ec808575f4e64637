import { strToU8 } from 'fflate'
import { files } from '#scripts/testing/roster/small-school.ts'
import { rosterFormOf, zipRoster } from '#scripts/testing/roster/zip-roster.ts'
import type { Rules } from './rule.ts'

const peopleAlone = files({
  classes: ['sourcedId,title,courseSourcedId'],
  enrollments: ['sourcedId,classSourcedId,userSourcedId,role'],
})

export const rosterRules: Rules = {
  // What is another's in a roster is refused by its line (`lib/http/roster-wire.test.ts`).
  'POST /api/teacher/rosters': { body: () => rosterFormOf(zipRoster(peopleAlone)), others: 'all' },
  'POST /api/teacher/rosters/table': {
    body: () => rosterFormOf(strToU8('Ann Lee,ann@table.example,9 Z'), 'people.csv'),
    others: 'all',
  },
  'page /teacher/rosters': { others: 'all' },
  'page /admin/rosters': {},
  'page /admin/sign-ins': {},
  'GET /api/admin/rosters/export.zip': {},
}
