import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare } from '#lib/qti/fixtures/build-item.ts'
import { and, matches, pointIf, value, variable } from '#lib/qti/fixtures/own-rules.ts'
import { checkItem } from './check-item.ts'

const choice = (id: string) =>
  `<qti-choice-interaction response-identifier="${id}">${choices('qti-simple-choice', ['C0', 'C1'])}</qti-choice-interaction>`

const errors = (parts: Parameters<typeof buildItem>[0]) =>
  checkItem(buildItem(parts)).map(({ severity, about, text }) => [severity, about, text])

const noAnswer = (id: string) => ['error', id, `no correct response: nothing says what is right for "${id}"`]

describe('of a variable for which nothing says what is right', () => {
  const body = choice('P') + choice('Q')
  const declared = (correct: string[]) =>
    declare({ name: 'P', correct }) + declare({ name: 'Q', correct: [] })
  const correctly = `<qti-match>${variable('P')}<qti-correct identifier="P"/></qti-match>`

  it.each<[string, string, unknown[]]>([
    ['nobody asks', pointIf(correctly), [noAnswer('Q')]],
    ['a rule asks', pointIf(and(correctly, matches('Q', 'C0'))), []],
    ['a rule inside another asks', pointIf(`${correctly}${pointIf(matches('Q', 'C0'))}`), []],
    [
      'a sum is set by it',
      `<qti-set-outcome-value identifier="SCORE"><qti-sum>${variable('Q')}${value('1', 'float')}</qti-sum></qti-set-outcome-value>`,
      [],
    ],
    [
      'a rule asks only whether it is there',
      pointIf(and(correctly, `<qti-is-null>${variable('Q')}</qti-is-null>`)),
      [noAnswer('Q')],
    ],
    [
      'a rule compares it with what is declared of another',
      pointIf(and(correctly, `<qti-match>${variable('Q')}<qti-correct identifier="P"/></qti-match>`)),
      [noAnswer('Q')],
    ],
    ['the processing ends', `${pointIf(correctly)}<qti-exit-response/>`, [noAnswer('Q')]],
  ])('where %s', (_, processing, expected) => {
    const all = errors({ declarations: declared(['C0']), body, processing })
    expect(all.filter(([, , text]) => text?.startsWith('no correct'))).toEqual(expected)
  })

  it('nothing more is said of the maximum, and each variable is named', () => {
    expect(
      errors({
        declarations: declared([]),
        body,
        outcomes:
          '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="9"/>',
      }),
    ).toEqual([noAnswer('P'), noAnswer('Q')])
  })
})
