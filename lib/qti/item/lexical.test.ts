import { describe, expect, it } from 'vitest'
import { parseScalar } from './lexical.ts'
import type { BaseType, Scalar } from './value.ts'

describe('parseScalar', () => {
  it.each<[BaseType, string, Scalar | null]>([
    ['integer', ' 007 ', 7],
    ['integer', '-3', -3],
    ['integer', '1.0', null],
    ['integer', '0x1F', null],
    ['integer', '99999999999999999999', null],
    ['integer', '', null],
    ['float', '1.50', 1.5],
    ['float', '.5', 0.5],
    ['float', '1e3', 1000],
    ['float', '1,5', null],
    ['float', 'Infinity', null],
    ['float', 'NaN', null],
    ['boolean', ' true', true],
    ['boolean', '0', false],
    ['boolean', 'yes', null],
    ['identifier', ' choice_1 ', 'choice_1'],
    ['identifier', 'a b', null],
    ['directedPair', ' A   B ', 'A B'],
    ['pair', 'A', null],
    ['pair', 'A B C', null],
    ['point', '10  20', '10 20'],
    ['point', '10', null],
    ['string', ' a ', ' a '],
    ['duration', '1.5', 1.5],
    ['duration', 'PT1H2M3.5S', 3723.5],
    ['duration', 'P1D', 86_400],
    ['duration', 'PT', null],
    ['file', ' my drawing.png ', 'my drawing.png'],
    ['uri', 'https://example.org/a b', null],
  ])('reads %s %j as %j', (baseType, text, value) => {
    expect(parseScalar(baseType, text)).toBe(value)
  })
})
