import { readCsv } from '#lib/csv/read-csv.ts'
import { addressForm } from '#lib/std/address-form.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { foldTitle } from './plan-classes.ts'
import type { Roster, RosterProblem } from './roster.ts'

/** How a table is called in reports. */
export const tableName = 'table.csv'

type Column = 'name' | 'given' | 'family' | 'email' | 'class'

/** How the columns are called in the languages of the app. */
const columnWords: Record<Column, RegExp> = {
  email: /mail|correo|البريد/,
  given: /^(first|given|fore).?name|^first$|^nombres?$|^الاسم الأول$/,
  family: /^(last|family|sur).?name|^last$|apellido|العائلة|اللقب/,
  name: /name|nombre|alumn|student|estudiante|الاسم|الطالب/,
  class: /class|clase|grupo|group|curso|aula|الصف|الفصل/,
}

/**
 * People and their classes as a spreadsheet has them, pasted or saved: names, addresses and classes in whatever order, with
 * a header or without; or every line that is wrong. Without a class somebody comes into none.
 */
export function readRosterTable(text: string): Result<Roster, RosterProblem[]> {
  const problems: RosterProblem[] = []
  const refuse = (line: number, code: RosterProblem['code'], ...values: string[]) =>
    problems.push({ file: tableName, line, code, values })
  const read = readCsv(text, { delimiter: delimiterOf(text) })
  if (!read.ok) return err([{ file: tableName, line: read.error.line, code: 'not-a-table', values: [] }])
  const { columns, lines } = columnsOf(
    read.value.map(({ line, cells }) => ({ line, cells: cells.map(tidy) })),
  )
  if (columns.email === undefined) refuse(1, 'columns-missing', 'email')
  else if (lines.length === 0) refuse(1, 'nothing-in-it')
  const roster: Roster = {
    ...{ names: 'words', courses: [], classes: [], people: [] },
    ...{ enrollments: [], mentions: [], ignored: [] },
  }
  const lineOf = new Map<string, number>()
  const lineIn = new Map<string, number>()
  const titles = new Set<string>()
  for (const { line, cells } of columns.email === undefined ? [] : lines) {
    const cell = (column: Column) => cells[columns[column] ?? -1] ?? ''
    const email = cell('email').toLowerCase()
    const name = cell('name') || `${cell('given')} ${cell('family')}`.trim()
    const title = cell('class')
    if (email === '') refuse(line, 'empty', 'email')
    else if (!addressForm.test(email) || email.length > 254)
      refuse(line, 'address', cell('email').slice(0, 60))
    else if ([name, title].some((text) => text.length > 200 || /\p{Cc}/u.test(text)))
      refuse(
        line,
        'value',
        name.length > 200 ? 'name' : 'class',
        (name.length > 200 ? name : title).slice(0, 60),
      )
    else {
      const at = { file: tableName, line, sourcedId: email }
      const isNamed = lineOf.has(email)
      const key = `${email} ${foldTitle(title)}`
      // The same person may stand in several classes, and in each once.
      if (lineIn.has(key)) refuse(line, 'address-twice', email, String(lineIn.get(key)))
      lineIn.set(key, line)
      if (!isNamed) roster.people.push({ ...at, email, name, role: null, standing: 'active' })
      lineOf.set(email, line)
      if (title === '') continue
      const folded = foldTitle(title)
      if (!titles.has(folded))
        roster.classes.push({ ...at, sourcedId: folded, title, course: null, isEnding: false })
      titles.add(folded)
      roster.enrollments.push({ ...at, class: folded, person: email, place: null, isEnding: false })
    }
  }
  return problems.length > 0 ? err(problems) : ok(roster)
}

const tidy = (cell: string) => cell.trim().replace(/\s+/g, ' ')

/** What the first line has most of: a copied range has tabs, some languages' spreadsheets save semicolons. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n|\r/).filter((line) => line.trim() !== '')
  const count = (delimiter: string) => first.split(delimiter).length
  return ['\t', ';', ','].reduce((best, one) => (count(one) > count(best) ? one : best))
}

type Line = { line: number; cells: string[] }
type Columns = Partial<Record<Column, number | undefined>>

/** A first line without an address is the header; without one, or of unknown words, the columns tell themselves. */
function columnsOf(all: Line[]): { columns: Columns; lines: Line[] } {
  const [first] = all
  if (!first) return { columns: { email: 0 }, lines: [] }
  const isHeader = !first.cells.some((cell) => cell.includes('@'))
  const lines = isHeader ? all.slice(1) : all
  const columns: Columns = {}
  if (isHeader)
    for (const [index, cell] of first.cells.entries()) {
      const found = (Object.keys(columnWords) as Column[]).find(
        (column) => columns[column] === undefined && columnWords[column].test(cell.toLowerCase()),
      )
      if (found) columns[found] = index
    }
  const addressed = lines
    .map(({ cells }) => cells.findIndex((cell) => cell.includes('@')))
    .find((at) => at >= 0)
  columns.email ??= addressed
  const isSaid = [columns.name, columns.given, columns.family, columns.class].some((at) => at !== undefined)
  const width = Math.max(...all.map(({ cells }) => cells.length))
  const taken = new Set(Object.values(columns))
  const free = Array.from({ length: width }, (_, at) => at).filter((at) => !taken.has(at))
  if (columns.name === undefined && columns.given === undefined && columns.family === undefined)
    columns.name = free.shift()
  if (!isSaid) columns.class = free.shift()
  return { columns, lines }
}
