import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'
import { readCsv } from './read-csv.ts'
import { writeRow } from './write-csv.ts'

it('a line is numbered where it begins in the file, behind breaks inside of quotes and empty lines', () => {
  const text = '\ufeffa,b\r\n1,"x\r\ny"\r\n\r\n,\r\n2,"say ""no"""\r\n3,last'
  const lines = [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', 'x\ny'] },
    { line: 6, cells: ['2', 'say "no"'] },
    { line: 7, cells: ['3', 'last'] },
  ]
  expect(readCsv(text)).toEqual({ ok: true, value: lines })
  expect(readCsv(text.replaceAll('\r\n', '\n'))).toEqual({ ok: true, value: lines })
  expect(readCsv(text.replaceAll('\r\n', '\r'))).toEqual({ ok: true, value: lines })
})

it('keeps lines of too few and too many cells, and reads other separators', () => {
  expect(readCsv('a\tb\n1\n1\t2\t3\n', { delimiter: '\t' })).toEqual({
    ok: true,
    value: [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1'] },
      { line: 3, cells: ['1', '2', '3'] },
    ],
  })
})

it.each([
  ['a,b\n1,x"y\n', 2],
  ['a,b\n1,2\n1,"x"y\n', 3],
  ['a,b\n1,"x\n2,3', 3],
])('quotes that do not close are refused with their line: %j', (text, line) => {
  expect(readCsv(text)).toEqual({ ok: false, error: { line, reason: 'quotes' } })
})

it('every table that was written is read again, each line at its place', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab ,"\né=-1'.split('')) })
  const row = fc.array(cell, { minLength: 2, maxLength: 5 }).filter((cells) => /\S/.test(cells.join('')))
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      let line = 1
      const expected = rows.map((cells) => {
        const at = line
        line += cells.join('').split('\n').length
        return { line: at, cells }
      })
      expect(readCsv(rows.map((cells) => writeRow(cells)).join(''))).toEqual({ ok: true, value: expected })
    }),
  )
})

describe('decodeText', () => {
  it.each([
    ['UTF-8', [0x5a, 0x6f, 0xc3, 0xab]],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x5a, 0x6f, 0xc3, 0xab]],
    ['UTF-16 of either order', [0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0]],
    ['UTF-16 of the other order', [0xfe, 0xff, 0, 0x5a, 0, 0x6f, 0, 0xeb]],
    ['what is no UTF-8 as windows-1252', [0x5a, 0x6f, 0xeb]],
  ])('reads %s', (_name, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toBe('Zoë')
  })
})
