import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import { drawTemplate } from './draw-template.ts'
import { scoreItem, toPlainOutcomes } from './score/score-item.ts'

const template = (name: string, baseType = 'integer', given = '') =>
  `<qti-template-declaration identifier="${name}" cardinality="single" base-type="${baseType}">${given && `<qti-default-value><qti-value>${given}</qti-value></qti-default-value>`}</qti-template-declaration>`
const set = (name: string, expression: string, kind = 'template-value') =>
  `<qti-set-${kind} identifier="${name}">${expression}</qti-set-${kind}>`
const draws = (min: number, max: number) => `<qti-random-integer min="${min}" max="${max}"/>`
const variable = (name: string) => `<qti-variable identifier="${name}"/>`
const integer = (number: number) => `<qti-base-value base-type="integer">${number}</qti-base-value>`
const never = '<qti-template-constraint><qti-null/></qti-template-constraint>'

function itemWith(rules: string, declarations = template('A') + template('B')) {
  return buildItem({
    declarations: declare({ baseType: 'integer' }) + declarations,
    body: '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
    rest: `<qti-template-processing>${rules}</qti-template-processing><qti-response-processing template="match_correct"/>`,
  })
}

const drawn = (rules: string, seed = 1, declarations?: string) =>
  toPlainOutcomes(drawTemplate(itemWith(rules, declarations), seed).values)

describe('drawTemplate', () => {
  it('draws the same for the same seed, and not for every seed the same', () => {
    const rules = set('A', draws(1, 1000))
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(drawn(rules, seed)).toEqual(drawn(rules, seed))
      }),
      { numRuns: 20 },
    )
    expect(new Set([1, 2, 3, 4].map((seed) => drawn(rules, seed).A)).size).toBeGreaterThan(1)
  })

  it('sets the correct response, by which the item is then scored', () => {
    const item = itemWith(
      set('A', draws(1, 50)) +
        set('B', draws(1, 50)) +
        set('RESPONSE', `<qti-sum>${variable('A')}${variable('B')}</qti-sum>`, 'correct-response'),
    )
    for (const seed of [1, 2, 3]) {
      const { A, B } = toPlainOutcomes(drawTemplate(item, seed).values)
      const sum = Number(A) + Number(B)
      expect(scoreItem(item, { RESPONSE: String(sum) }, { seed })).toMatchObject({ score: 1, correct: true })
      expect(scoreItem(item, { RESPONSE: String(sum + 1) }, { seed })).toMatchObject({ score: 0 })
    }
  })

  it('sets the default value of a response, which counts while nothing is answered', () => {
    const item = itemWith(
      set('RESPONSE', integer(7), 'default-value') + set('RESPONSE', integer(7), 'correct-response'),
    )
    expect(scoreItem(item, { RESPONSE: null })).toMatchObject({ score: 1 })
  })

  it('is the defaults of the templates where nothing is processed', () => {
    const item = buildItem({ rest: template('A', 'integer', '7') + template('B') })
    expect(toPlainOutcomes(drawTemplate(item, 1).values)).toEqual({ A: 7, B: null })
    expect(drawTemplate(buildItem({}), 1)).toMatchObject({ values: new Map(), exceeded: null })
  })

  it('may take what a mapping says of an answer that nobody gave', () => {
    const mapped =
      '<qti-mapping default-value="3"><qti-map-entry map-key="1" mapped-value="9"/></qti-mapping>'
    const item = buildItem({
      declarations: declare({ baseType: 'integer', mapping: mapped }),
      rest: `${template('A')}<qti-template-processing>${set('A', '<qti-map-response identifier="RESPONSE"/>')}</qti-template-processing>`,
    })
    expect(toPlainOutcomes(drawTemplate(item, 1).values)).toEqual({ A: 3 })
  })

  it('draws again until the constraint holds', () => {
    const rules = `${set('A', draws(1, 10))}<qti-template-constraint><qti-gt>${variable('A')}${integer(8)}</qti-gt></qti-template-constraint>`
    for (let seed = 0; seed < 20; seed++) expect(Number(drawn(rules, seed).A)).toBeGreaterThan(8)
  })

  it('keeps the declared defaults where the constraint never holds, and goes on', () => {
    const rules = set('A', draws(1, 10)) + never + set('B', integer(5))
    expect(drawn(rules, 1, template('A', 'integer', '3') + template('B'))).toEqual({ A: 3, B: 5 })
  })

  it('follows conditions and stops at exit-template', () => {
    const branch = (name: string, inside: string) => `<qti-template-${name}>${inside}</qti-template-${name}>`
    const condition = branch(
      'condition',
      branch('if', `<qti-null/>${set('A', integer(1))}`) +
        branch(
          'else-if',
          `<qti-base-value base-type="boolean">true</qti-base-value>${set('A', integer(2))}`,
        ) +
        branch('else', set('A', integer(3))),
    )
    expect(drawn(`${condition}<qti-exit-template/>${set('B', integer(9))}`)).toEqual({ A: 2, B: null })
  })

  it('discards a value of another type', () => {
    expect(drawn(set('A', '<qti-base-value base-type="string">one</qti-base-value>'))).toEqual({
      A: null,
      B: null,
    })
  })

  it('gives up on processing that takes too long, and then nothing is scored', () => {
    const long = '<qti-repeat number-repeats="10000"><qti-random-float max="1"/></qti-repeat>'
    const rules = set('A', `<qti-round><qti-max>${long}</qti-max></qti-round>`) + never
    expect(scoreItem(itemWith(rules), {})).toMatchObject({ kind: 'invalid' })
  })
})
