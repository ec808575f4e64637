import { describe, expect, it } from 'vitest'
import { buildItem } from '#lib/qti/fixtures/build-item.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'

const outcome = (name: string, baseType: string, table = '') =>
  `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="${baseType}">${table}</qti-outcome-declaration>`
const entry = (table: string, source: number, target: string, attributes = '') =>
  `<qti-${table}-table-entry source-value="${source}" target-value="${target}" ${attributes}/>`

function gradeOf(raw: string, table: string): unknown {
  const item = buildItem({
    outcomes: outcome('GRADE', 'identifier', table),
    processing: `<qti-lookup-outcome-value identifier="GRADE">${raw}</qti-lookup-outcome-value>`,
  })
  const scored = scoreItem(item, {})
  return scored.kind === 'scored' && scored.outcomes.GRADE
}

const number = (value: number) => `<qti-base-value base-type="float">${value}</qti-base-value>`

describe('lookup-outcome-value', () => {
  const match = `<qti-match-table default-value="none">${entry('match', 1, 'one')}${entry('match', 2, 'two')}</qti-match-table>`
  const interpolation = `<qti-interpolation-table default-value="fail">${entry('interpolation', 8, 'A')}${entry('interpolation', 5, 'B', 'include-boundary="false"')}</qti-interpolation-table>`

  it.each([
    [match, number(2), 'two'],
    [match, number(3), 'none'],
    [match.replace('default-value="none"', ''), number(3), null],
    [match, '<qti-null/>', null],
    [interpolation, number(9.5), 'A'],
    [interpolation, number(8), 'A'],
    [interpolation, number(5.1), 'B'],
    [interpolation, number(5), 'fail'],
    [interpolation, number(-1), 'fail'],
  ])('%s turns %s into %j', (table, raw, expected) => {
    expect(gradeOf(raw, table)).toBe(expected)
  })
})
