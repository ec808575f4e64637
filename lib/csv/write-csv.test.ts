import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeRow } from './write-csv.ts'

/** A reader of RFC 4180, written apart from the writer: one line's cells. */
function readLine(line: string): string[] {
  const cells: string[] = []
  let at = 0
  for (;;) {
    let cell = ''
    if (line[at] === '"') {
      for (at += 1; line[at] !== '"' || line[at + 1] === '"'; at += 1) {
        if (line[at] === '"') at += 1
        cell += line[at]
      }
      at += 1
    } else for (; line[at] !== ',' && line[at] !== '\r'; at += 1) cell += line[at]
    cells.push(cell)
    if (line[at] === '\r') {
      expect(line.slice(at)).toBe('\r\n')
      return cells
    }
    expect(line[at]).toBe(',')
    at += 1
  }
}

it('quotes only what needs quotes, and doubles a quote', () => {
  expect(writeRow(['plain', 'a,b', 'say "no"', 'two\nlines', null, 0.5, true])).toBe(
    'plain,"a,b","say ""no""","two\nlines",,0.5,true\r\n',
  )
})

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['@name', "'@name"],
  ['\tindented', "'\tindented"],
  ['\rreturned', '"\'\rreturned"'],
  ['-x', "'-x"],
  ['-', "'-"],
  ['-1+cmd()', "'-1+cmd()"],
  ['-1', '-1'],
  ['-1.5e-7', '-1.5e-7'],
  ['a=1', 'a=1'],
])('what a spreadsheet would run is marked, and a number is none: %j', (cell, written) => {
  expect(writeRow([cell])).toBe(`${written}\r\n`)
})

it('a reader gets every cell back, but for the mark of what a spreadsheet would run', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'=+@-\t\r\n",\' 1ae.'.split('')) }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
  )
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const read = readLine(writeRow(cells))
      expect(read).toHaveLength(cells.length)
      for (const [index, text] of read.entries()) {
        const given = String(cells[index])
        expect([given, `'${given}`]).toContain(text)
        expect(text).not.toMatch(/^[=+@\t\r]/)
        if (text.startsWith('-')) expect(Number(text)).not.toBeNaN()
      }
    }),
  )
})
