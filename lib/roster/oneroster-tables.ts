import { readCsv } from '#lib/csv/read-csv.ts'
import type { RosterProblem } from './roster.ts'

/** The files of a rostering export (OneRoster 1.2 CSV binding, section 5), each with the columns that are needed. */
const needed = {
  orgs: ['sourcedId'],
  academicSessions: ['sourcedId'],
  courses: ['sourcedId', 'title'],
  classes: ['sourcedId', 'title', 'courseSourcedId'],
  users: ['sourcedId', 'givenName', 'familyName'],
  roles: ['userSourcedId', 'role'],
  enrollments: ['sourcedId', 'classSourcedId', 'userSourcedId', 'role'],
} as const

/** What is read where it is there. */
const alsoRead = [
  ...['email', 'courseCode', 'subjects', 'preferredFirstName', 'preferredLastName'],
  ...['preferredGivenName', 'preferredFamilyName'],
]

export type RosterTableName = keyof typeof needed
export const rosterTableNames = Object.keys(needed) as RosterTableName[]

/** What a line must point to, and in which file it stands. */
const references: readonly [table: RosterTableName, column: string, target: RosterTableName][] = [
  ['courses', 'orgSourcedId', 'orgs'],
  ['courses', 'schoolYearSourcedId', 'academicSessions'],
  ['classes', 'schoolSourcedId', 'orgs'],
  ['classes', 'termSourcedIds', 'academicSessions'],
  ['roles', 'orgSourcedId', 'orgs'],
  ['enrollments', 'schoolSourcedId', 'orgs'],
]

/** A line by the names of its columns; a column that is not there is empty. */
export type RosterRow = {
  file: string
  line: number
  sourcedId: string
  cell: (column: string) => string
  isEnding: boolean
}

export type RosterTables = Record<RosterTableName, RosterRow[]>

/** The tables of the files, by name; the lines that are wrong in themselves are told and left out. */
export function readTables(files: ReadonlyMap<string, string>): {
  tables: RosterTables
  problems: RosterProblem[]
} {
  const problems: RosterProblem[] = []
  const modes = readManifest(files.get('manifest.csv') ?? '', problems)
  const isThere = (name: RosterTableName) => files.has(`${name}.csv`) && modes.get(name)?.mode !== 'absent'
  const tables = Object.fromEntries(
    rosterTableNames.map((name) => {
      const text = isThere(name) ? files.get(`${name}.csv`) : undefined
      return [name, text === undefined ? [] : readTable(name, text, problems)]
    }),
  ) as RosterTables
  for (const name of rosterTableNames) {
    const said = modes.get(name)
    if (said && said.mode !== 'absent' && !isThere(name))
      problems.push({
        ...{ file: 'manifest.csv', line: said.line, code: 'file-missing' },
        values: [`${name}.csv`],
      })
  }
  if (!isThere('users') && !isThere('classes') && !isThere('enrollments') && problems.length === 0)
    problems.push({ file: 'manifest.csv', line: 1, code: 'nothing-in-it', values: [] })
  for (const [table, column, target] of references) {
    // A delta may point to what came before.
    if (!isThere(target) || modes.get(target)?.mode === 'delta') continue
    const known = new Set(tables[target].map(({ sourcedId }) => sourcedId))
    for (const row of tables[table])
      for (const id of listOf(row.cell(column)))
        if (!known.has(id)) problems.push(problemOf(row, 'unknown', [nameOf[target], id]))
  }
  return { tables, problems }
}

const nameOf: Record<RosterTableName, string> = {
  orgs: 'school',
  academicSessions: 'term',
  courses: 'course',
  classes: 'class',
  users: 'user',
  roles: 'role',
  enrollments: 'enrollment',
}

/** The values of a cell that holds several (OneRoster 1.2 CSV binding, section 3.3). */
export function listOf(cell: string): string[] {
  return cell
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
}

export function problemOf(
  { file, line, sourcedId }: Pick<RosterRow, 'file' | 'line' | 'sourcedId'>,
  code: RosterProblem['code'],
  values: string[],
): RosterProblem {
  return { file, line, ...(sourcedId !== '' && { sourcedId }), code, values }
}

/** For each file what the manifest says of it: `bulk`, `delta` or `absent`. */
function readManifest(text: string, problems: RosterProblem[]) {
  const modes = new Map<string, { mode: string; line: number }>()
  const read = readCsv(text)
  if (!read.ok)
    problems.push({ file: 'manifest.csv', line: read.error.line, code: 'not-a-table', values: [] })
  for (const { line, cells } of read.ok ? read.value : []) {
    const [property = '', value = ''] = cells.map((cell) => cell.trim())
    if (property === 'oneroster.version' && !/^1\.[12]\b/.test(value))
      problems.push({ file: 'manifest.csv', line, code: 'version', values: [value] })
    const [, name] = /^file\.(\w+)$/.exec(property) ?? []
    if (name !== undefined) modes.set(name, { mode: value.toLowerCase(), line })
  }
  return modes
}

const mostCharacters = 255

function readTable(name: RosterTableName, text: string, problems: RosterProblem[]): RosterRow[] {
  const file = `${name}.csv`
  const read = readCsv(text)
  if (!read.ok) {
    problems.push({ file, line: read.error.line, code: 'not-a-table', values: [] })
    return []
  }
  const [header, ...lines] = read.value
  const places = new Map(header?.cells.map((column, place) => [column.trim().toLowerCase(), place]))
  const missing = needed[name].filter((column) => !places.has(column.toLowerCase()))
  if (missing.length > 0) {
    problems.push({ file, line: 1, code: 'columns-missing', values: [missing.join(', ')] })
    return []
  }
  const seen = new Map<string, number>()
  return lines.flatMap(({ line, cells }) => {
    const cell = (column: string) => cells[places.get(column.toLowerCase()) ?? -1]?.trim() ?? ''
    const row = { file, line, sourcedId: cell('sourcedId'), cell, isEnding: isEnding(cell('status')) }
    const problem = problemIn(row)
    if (problem) problems.push(problem)
    else if (row.sourcedId !== '') seen.set(row.sourcedId, line)
    return problem ? [] : [row]

    function problemIn(row: RosterRow): RosterProblem | null {
      if (cells.length !== places.size)
        return problemOf(row, 'cell-count', [String(cells.length), String(places.size)])
      const empty = needed[name].find((column) => cell(column) === '' && !mayBeEmpty(column, row))
      if (empty !== undefined) return problemOf(row, 'empty', [empty])
      const odd = [...needed[name], ...alsoRead].find((column) => isOdd(cell(column)))
      if (odd !== undefined) return problemOf(row, 'value', [odd, cell(odd).slice(0, 60)])
      if (!['', 'active', 'tobedeleted', 'inactive'].includes(cell('status').toLowerCase()))
        return problemOf(row, 'value', ['status', cell('status').slice(0, 60)])
      const before = seen.get(row.sourcedId)
      return before === undefined ? null : problemOf(row, 'twice', [String(before)])
    }
  })
}

/** A class may have no course, some people one name only; of what goes away only the id is needed. */
const mayBeEmpty = (column: string, row: RosterRow) =>
  column === 'courseSourcedId' ||
  (column === 'familyName' && row.cell('givenName') !== '') ||
  (column === 'givenName' && row.cell('familyName') !== '') ||
  (row.isEnding && (column === 'title' || column === 'givenName' || column === 'familyName'))

const isOdd = (value: string) => value.length > mostCharacters || /\p{Cc}/u.test(value)

/** `inactive` is what 1.0 said. */
const isEnding = (status: string) => ['tobedeleted', 'inactive'].includes(status.toLowerCase())
