import type { RosterNote, RosterProblem, RosterProblemCode } from './roster.ts'

/** What is wrong with a line, in a sentence that names its id and what it is about. */
export function sayProblem({ sourcedId, code, values }: RosterProblem): string {
  const [first = '', second = ''] = values
  const said = problemWords[code](first, second)
  return sourcedId === undefined || sourcedId === '' ? said : `${sourcedId}: ${said}`
}

const problemWords: Record<RosterProblemCode, (first: string, second: string) => string> = {
  'not-a-table': () => 'is no table that can be read: a quote is not closed',
  'nothing-in-it': () => 'holds neither people nor classes',
  'file-missing': (file) => `the manifest names ${file}, which is not there`,
  version: (version) => `is of OneRoster ${version}; 1.2 and 1.1 can be read`,
  'columns-missing': (columns) => `has no column ${columns}`,
  'cell-count': (found, expected) => `has ${found} cells, the header has ${expected}`,
  empty: (column) => `${column} is empty`,
  value: (column, value) => `${column} cannot be “${value}”`,
  address: (email) => `“${email}” is no email address`,
  twice: (line) => `is in line ${line} already`,
  'address-twice': (email, line) => `${email} is in line ${line} already; an address is one person’s`,
  unknown: (column, id) => `there is no ${column} ${id}, neither in the files nor here`,
  'two-places': (person, line) => `${person} has another place in this class in line ${line}`,
  'address-taken': (email) => `${email} is the address of somebody else here`,
  'not-yours': (title) => `the class “${title}” is another teacher’s`,
  role: (who, role) => `only an administrator can make ${who} ${role}`,
  yourself: () => 'is you, and nobody locks themselves out',
  'ambiguous-class': (title) => `there is more than one class “${title}” here`,
  'code-twice': (code, line) => `the course code ${code} is in line ${line} already`,
}

/** What is to be known of a line that was taken. */
export const noteWords: Record<RosterNote, string> = {
  left: 'has left: locked, and out of their classes',
  disabled: 'may not sign in for now: locked',
  back: 'is back: unlocked',
  kept: 'is known here and stays as they are; an administrator can change them',
  guardian: 'is no student and does not teach',
  'without-course': 'only an administrator can add this course',
  'raised-by-administrators': 'comes as a teacher; an administrator is made by hand',
  ended: 'has ended',
}
