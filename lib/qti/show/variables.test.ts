import { describe, expect, it } from 'vitest'
import { buildItem } from '#lib/qti/fixtures/build-item.ts'
import { startState } from '#lib/qti/item/item.ts'
import { drawTemplate } from '#lib/qti/run/draw-template.ts'
import { variablesOf } from './variables.ts'

const outcome = (name: string) =>
  `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="identifier">
    <qti-default-value><qti-value>begin</qti-value></qti-default-value></qti-outcome-declaration>`

const item = buildItem({ outcomes: outcome('HINT') + outcome('toString') })
const begin = { cardinality: 'single', baseType: 'identifier', value: 'begin' } as const

function variables(outcomes?: Parameters<typeof variablesOf>[2]) {
  return Object.fromEntries(variablesOf(item, drawTemplate(item, 0), outcomes))
}

describe('variablesOf', () => {
  it('gives outcomes their defaults before the first turn', () => {
    expect(variables()).toEqual({ HINT: begin, toString: begin })
  })

  it('keeps an outcome that the turn before left at NULL', () => {
    expect(variables({ ...startState(0), outcomes: { HINT: null } })).toMatchObject({ HINT: null })
  })

  it('takes nothing for an outcome that the state does not hold itself', () => {
    expect(variables({ ...startState(0), outcomes: {} })).toEqual({ HINT: begin, toString: begin })
  })
})
