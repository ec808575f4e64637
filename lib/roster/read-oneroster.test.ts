import { expect, it } from 'vitest'
import { readProblems } from '#scripts/testing/roster/small-school.ts'

it.each<[string, Record<string, string[]>, string]>([
  [
    'a cell too few',
    { enrollments: ['sourcedId,classSourcedId,userSourcedId,role', 'e1,k1,u1'] },
    'enrollments.csv:2 e1: has 3 cells, the header has 4',
  ],
  ['a missing column', { users: ['sourcedId,givenName', 'u1,Ann'] }, 'users.csv:1 has no column familyName'],
  [
    'an empty cell',
    { classes: ['sourcedId,title,courseSourcedId', 'k1,,c1'] },
    'classes.csv:2 k1: title is empty',
  ],
  ['an unknown role', { roles: ['userSourcedId,role', 'u1,king'] }, 'roles.csv:2 role cannot be “king”'],
  [
    'an unknown status',
    { classes: ['sourcedId,status,title,courseSourcedId', 'k1,old,3 A,c1'] },
    'classes.csv:2 k1: status cannot be “old”',
  ],
  [
    'an id twice',
    { classes: ['sourcedId,title,courseSourcedId', 'k1,3 A,c1', 'k1,3 B,c1'] },
    'classes.csv:3 k1: is in line 2 already',
  ],
  [
    'an open quote',
    { classes: ['sourcedId,title,courseSourcedId', 'k1,"3 A,c1'] },
    'classes.csv:2 is no table that can be read: a quote is not closed',
  ],
  [
    'an unknown school',
    { classes: ['sourcedId,title,courseSourcedId,schoolSourcedId', 'k1,3 A,c1,o9'] },
    'classes.csv:2 k1: there is no school o9, neither in the files nor here',
  ],
  [
    'another version',
    { manifest: ['propertyName,value', 'oneroster.version,2.0'] },
    'manifest.csv:2 is of OneRoster 2.0; 1.2 and 1.1 can be read',
  ],
  [
    'no address',
    { users: ['sourcedId,givenName,familyName,email', 'u1,Ann,Lee,ann'] },
    'users.csv:2 u1: “ann” is no email address',
  ],
  [
    'an address twice',
    { users: ['sourcedId,givenName,familyName,email', 'u1,A,L,a@b.example', 'u2,B,O,A@B.example'] },
    'users.csv:3 u2: a@b.example is in line 2 already; an address is one person’s',
  ],
])('refuses %s by its line', (_what, changed, said) => {
  expect(readProblems(changed)).toContain(said)
})
