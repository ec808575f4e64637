export type CsvCell = string | number | boolean | null

/**
 * One line of a table as RFC 4180 writes it, with its CRLF: quotes stand only where they are needed. What a spreadsheet
 * would take for a formula gets a leading `'` (http contract, teachers and pages); `null` is an empty cell.
 * @example writeRow(['Ada', '=1+1', true]) // "Ada,'=1+1,true\r\n"
 */
export function writeRow(cells: readonly CsvCell[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`
}

const number = /^-\d+(\.\d+)?(e[+-]?\d+)?$/i

function writeCell(cell: CsvCell): string {
  const text = cell === null ? '' : String(cell)
  const isFormula = /^[=+@\t\r]/.test(text) || (text.startsWith('-') && !number.test(text))
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
