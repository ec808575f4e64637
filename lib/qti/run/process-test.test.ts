import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare, rightOrNotYet, scoreOutcome } from '#lib/qti/fixtures/build-item.ts'
import type { AssessmentTest } from '#lib/qti/item/package.ts'
import { parseAssessmentTest } from '#lib/qti/read/package/parse-assessment-test.ts'
import { assert } from '#lib/std/assert.ts'
import { processTest, toTestItem } from './process-test.ts'
import { scoreItem, toPlainOutcomes } from './score/score-item.ts'

const outcome = (name: string, cardinality = 'single') =>
  `<qti-outcome-declaration identifier="${name}" cardinality="${cardinality}" base-type="float"/>`
const set = (name: string, expression: string) =>
  `<qti-set-outcome-value identifier="${name}">${expression}</qti-set-outcome-value>`
const ref = (name: string, category: string, weight = '') =>
  `<qti-assessment-item-ref identifier="${name}" href="${name}.xml" category="${category}">${weight && `<qti-weight identifier="W" value="${weight}"/>`}<qti-variable-mapping source-identifier="SCORE" target-identifier="POINTS"/></qti-assessment-item-ref>`

function parseTest(rules: string): AssessmentTest {
  const parsed =
    parseAssessmentTest(`<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="T" title="T">
${outcome('RESULT')}${outcome('ALL', 'multiple')}
<qti-test-part identifier="P" navigation-mode="linear" submission-mode="individual"><qti-assessment-section identifier="S1" title="1" visible="true">
${ref('Q1', 'easy')}${ref('Q2', 'hard extra', '2')}</qti-assessment-section>
<qti-assessment-section identifier="S2" title="2" visible="true">${ref('Q3', 'hard')}</qti-assessment-section></qti-test-part>
<qti-outcome-processing>${rules}</qti-outcome-processing></qti-assessment-test>`)
  assert(parsed.ok, `the test parses: ${parsed.ok ? '' : JSON.stringify(parsed.error)}`)
  return parsed.value
}

const item = buildItem({
  declarations: declare({ correct: ['A'] }),
  outcomes: `${scoreOutcome.replace('/>', ' normal-maximum="1"/>')}<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>`,
  body: `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`,
  processing: rightOrNotYet,
})

/** Q1 is answered correctly, Q2 wrongly, Q3 was never shown. */
function outcomesOf(rules: string) {
  const test = parseTest(rules)
  const items = test.itemRefs.map((itemRef, index) => {
    const answer = ['A', 'B'][index]
    const scored = answer === undefined ? null : scoreItem(item, { RESPONSE: answer })
    return toTestItem(itemRef, item, scored?.kind === 'scored' ? scored.state : null)
  })
  return toPlainOutcomes(processTest(test, items).outcomes)
}

const sumOf = (attributes: string) => set('RESULT', `<qti-sum><qti-test-variables ${attributes}/></qti-sum>`)
const count = (expression: string) =>
  set('RESULT', `<qti-integer-to-float>${expression}</qti-integer-to-float>`)

describe('processTest', () => {
  it.each([
    ['all scores', sumOf('variable-identifier="SCORE"'), 1],
    ['one item', set('RESULT', '<qti-variable identifier="Q1.SCORE"/>'), 1],
    ['the items of a section', sumOf('variable-identifier="SCORE" section-identifier="S2"'), 0],
    ['what is correct', count('<qti-number-correct/>'), 1],
    ['what is not', count('<qti-number-incorrect/>'), 1],
    ['what was answered', count('<qti-number-responded/>'), 2],
    ['what was shown', count('<qti-number-presented include-category="hard"/>'), 1],
    ['what was selected', count('<qti-number-selected exclude-category="extra"/>'), 2],
    [
      'what could be scored',
      set('RESULT', '<qti-sum><qti-outcome-maximum outcome-identifier="SCORE"/></qti-sum>'),
      3,
    ],
    [
      'weights',
      set(
        'RESULT',
        '<qti-sum><qti-outcome-maximum outcome-identifier="SCORE" weight-identifier="W"/></qti-sum>',
      ),
      4,
    ],
    [
      'a variable by the name the test has for it',
      set('RESULT', '<qti-variable identifier="Q3.POINTS"/>'),
      0,
    ],
  ])('counts %s', (_, rules, expected) => {
    expect(outcomesOf(rules)).toMatchObject({ RESULT: expected })
  })

  it('takes variables of the type that is asked for alone', () => {
    expect(
      outcomesOf(set('ALL', '<qti-test-variables variable-identifier="SCORE" base-type="float"/>')).ALL,
    ).toEqual([1, 0, 0])
    expect(outcomesOf(set('ALL', '<qti-test-variables variable-identifier="FEEDBACK"/>')).ALL).toBe(null)
  })

  it('leaves out what has no minimum', () => {
    const least = '<qti-outcome-minimum outcome-identifier="SCORE"/>'
    expect(outcomesOf(set('ALL', least)).ALL).toBe(null)
  })

  it('compares a response of an item with its correct response', () => {
    const rule = `<qti-outcome-condition><qti-outcome-if><qti-match><qti-variable identifier="Q1.RESPONSE"/><qti-correct identifier="Q1.RESPONSE"/></qti-match>${set('RESULT', '<qti-base-value base-type="float">7</qti-base-value>')}</qti-outcome-if></qti-outcome-condition>`
    expect(outcomesOf(rule)).toMatchObject({ RESULT: 7 })
  })

  it.each<[string, string, Parameters<typeof scoreItem>[1], boolean | null]>([
    ['what has its key', declare({ correct: ['A'] }), { RESPONSE: 'A' }, true],
    ['what has another', declare({ correct: ['A'] }), { RESPONSE: 'B' }, false],
    ['what is not answered', declare({ correct: ['A'] }), {}, false],
    ['what has no key', declare({}), { RESPONSE: 'A' }, null],
    [
      'what has a key for a part',
      declare({ correct: ['A'] }) + declare({ name: 'OTHER', baseType: 'string' }),
      { RESPONSE: 'A' },
      null,
    ],
    ['what asks nothing', '', {}, null],
  ])('calls correct %s: %j, after %j: %s', (_, declarations, answer, correct) => {
    const [itemRef] = parseTest('').itemRefs
    assert(itemRef, 'the test has an item')
    const asked = buildItem({ declarations })
    const scored = scoreItem(asked, answer)
    const state = scored.kind === 'scored' ? scored.state : null
    expect(toTestItem(itemRef, asked, state).isCorrect).toBe(correct)
    expect(toTestItem(itemRef, asked, state).hasResponded).toBe(Object.keys(answer).length > 0)
  })

  it('sees NULL where an item was not answered', () => {
    const two = '<qti-base-value base-type="float">2</qti-base-value>'
    const rule = `<qti-outcome-condition><qti-outcome-if><qti-is-null><qti-variable identifier="Q3.RESPONSE"/></qti-is-null>${set('RESULT', two)}</qti-outcome-if></qti-outcome-condition>`
    expect(outcomesOf(rule)).toMatchObject({ RESULT: 2 })
    expect(outcomesOf(rule.replace('Q3', 'Q1'))).toMatchObject({ RESULT: 0 })
  })

  it('goes on with the outcomes that it set before', () => {
    const two = '<qti-base-value base-type="float">2</qti-base-value>'
    const twice =
      '<qti-product><qti-variable identifier="RESULT"/><qti-variable identifier="RESULT"/></qti-product>'
    expect(outcomesOf(set('RESULT', two) + set('RESULT', twice))).toMatchObject({ RESULT: 4 })
  })

  it('sees each instance of an item that was selected more than once, and of none nothing', () => {
    const test = parseTest(
      set('RESULT', '<qti-variable identifier="Q1.2.SCORE"/>') +
        set(
          'ALL',
          '<qti-multiple><qti-variable identifier="Q1.SCORE"/><qti-variable identifier="Q1.1.SCORE"/><qti-variable identifier="Q1.3.SCORE"/></qti-multiple>',
        ),
    )
    const [itemRef] = test.itemRefs
    assert(itemRef, 'the test has an item')
    const instances = ['B', 'A'].map((answer) => {
      const scored = scoreItem(item, { RESPONSE: answer })
      return toTestItem(itemRef, item, scored.kind === 'scored' ? scored.state : null)
    })
    expect(toPlainOutcomes(processTest(test, instances).outcomes)).toEqual({ RESULT: 1, ALL: [0, 0] })
    expect(toPlainOutcomes(processTest(test, []).outcomes)).toEqual({ RESULT: null, ALL: null })
  })

  it('sees of an item how far it went', () => {
    const [itemRef] = parseTest('').itemRefs
    assert(itemRef, 'the test has an item')
    const scored = scoreItem(item, { RESPONSE: 'B' })
    const state = scored.kind === 'scored' ? scored.state : null
    const before = toTestItem(itemRef, item, null)
    const after = toTestItem(itemRef, item, state)
    expect(before).toMatchObject({
      isPresented: false,
      isAttempted: false,
      hasResponded: false,
      isCorrect: false,
    })
    expect(after).toMatchObject({
      isPresented: true,
      isAttempted: true,
      hasResponded: true,
      isCorrect: false,
    })
    expect(toTestItem(itemRef, item, null, { isPresented: true })).toMatchObject({
      isPresented: true,
      isAttempted: false,
    })
    const plain = ({ variables }: typeof before) => toPlainOutcomes(variables)
    expect(plain(before)).toMatchObject({ RESPONSE: null, SCORE: 0, POINTS: 0, numAttempts: 0 })
    expect(plain(before)).toMatchObject({ completionStatus: 'not_attempted' })
    expect(plain(after)).toMatchObject({ RESPONSE: 'B', SCORE: 0, FEEDBACK: 'not-yet', numAttempts: 1 })
    expect(plain(after)).toMatchObject({ completionStatus: state?.completionStatus })
    expect(after).toMatchObject({ identifier: 'Q1', categories: ['easy'], sections: ['P', 'S1'] })
  })

  it('stops at exit-test', () => {
    expect(outcomesOf(`<qti-exit-test/>${count('<qti-number-selected/>')}`)).toMatchObject({ RESULT: 0 })
  })
})
