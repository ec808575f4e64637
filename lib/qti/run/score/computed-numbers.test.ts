import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import { scoreItem } from './score-item.ts'

const number = (value: string) => `<qti-base-value base-type="float">${value}</qti-base-value>`
const response = '<qti-variable identifier="RESPONSE"/>'
const sum = `<qti-sum>${number('0.1')}${number('0.2')}</qti-sum>`

function isRight(condition: string, typed: string): boolean {
  const item = buildItem({
    declarations: declare({ baseType: 'float' }),
    body: '<p>x <qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
    processing: `<qti-response-condition><qti-response-if>${condition}<qti-set-outcome-value identifier="SCORE">${number('1')}</qti-set-outcome-value></qti-response-if></qti-response-condition>`,
  })
  const scored = scoreItem(item, { RESPONSE: typed })
  return scored.kind === 'scored' && scored.correct
}

describe('numbers that an item computes', () => {
  it.each([
    ['match', `<qti-match>${response}${sum}</qti-match>`],
    ['equal', `<qti-equal tolerance-mode="exact">${response}${sum}</qti-equal>`],
    ['gte', `<qti-gte>${response}${sum}</qti-gte>`],
    ['lte', `<qti-lte>${sum}${response}</qti-lte>`],
  ])('are what people write: 0.1 + 0.2 is 0.3 for %s', (_, condition) => {
    expect(isRight(condition, '0.3')).toBe(true)
    expect(isRight(condition, '3/10')).toBe(true)
    expect(isRight(condition, '0.29999')).toBe(false)
  })

  it('still differ where they do', () => {
    expect(isRight(`<qti-match>${response}${sum}</qti-match>`, '0.3000000001')).toBe(false)
    expect(isRight(`<qti-gt>${response}${sum}</qti-gt>`, '0.3')).toBe(false)
  })

  it.each([
    ['0.8', '0.1', '0.7'],
    ['0.7', '0.1', '0.8'],
    ['1.1', '0.2', '1.3'],
  ])('have bounds where people see them: %s ± %s holds %s', (centre, tolerance, typed) => {
    const within = `<qti-equal tolerance-mode="absolute" tolerance="${tolerance}">${number(centre)}${response}</qti-equal>`
    expect(isRight(within, typed)).toBe(true)
  })

  it.each(['-20', '−20', '-19', '-21'])('below zero are within percents of their size: %s', (typed) => {
    const within = `<qti-equal tolerance-mode="relative" tolerance="5">${number('-20')}${response}</qti-equal>`
    expect(isRight(within, typed)).toBe(true)
    expect(isRight(within, '-21.5')).toBe(false)
    expect(isRight(within, '20')).toBe(false)
  })
})
