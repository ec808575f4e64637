import { CsvError, parse } from 'csv-parse/sync'
import { err, ok, type Result } from '#lib/std/result.ts'

/** A line of a table: its number in the file, from 1, where it begins, and its cells. */
export type CsvLine = { line: number; cells: string[] }

/** Why a text is no table, and where. */
export type CsvProblem = { line: number; reason: 'quotes' }

/**
 * The lines of a table as RFC 4180 writes them, whatever its line breaks. Empty lines, and lines of empty cells, are
 * passed over; how many cells a line has is for the reader to judge. A cell is what stands there, without its quotes and
 * without the `'` that keeps a spreadsheet from running it (`write-csv.ts`).
 * @example readCsv('a,"b\nc"\nd,e') // { ok: true, value: [{ line: 1, cells: ['a', 'b\nc'] }, { line: 3, cells: ['d', 'e'] }] }
 */
export function readCsv(text: string, { delimiter = ',' } = {}): Result<CsvLine[], CsvProblem> {
  try {
    // With one kind of break the lines that are counted are the lines of the file.
    const records: unknown[] = parse(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), {
      ...{ delimiter, info: true, record_delimiter: '\n' },
      ...{ relax_column_count: true, skip_empty_lines: true },
    })
    return ok(
      (records as Parsed[])
        .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
        .map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record.map(unmarked) })),
    )
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    return err({ line: Number(thrown.lines ?? 1), reason: 'quotes' })
  }
}

const unmarked = (cell: string) => (/^'[=+@\t\r-]/.test(cell) ? cell.slice(1) : cell)

/** With `info`, which its types do not know of. */
type Parsed = { record: string[]; info: { lines: number } }

/** The parser tells where a record ends. */
function breaksIn(cells: string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
}
