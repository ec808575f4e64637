import { describe, expect, it } from 'vitest'
import { buildItem, declare, itemXml, refusals } from '#lib/qti/fixtures/build-item.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'

function withTemplate(uri: string, declarations: string): string {
  return itemXml({ declarations, rest: `<qti-response-processing template="${uri}"/>` })
}

describe('response processing', () => {
  it.each([
    'http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct',
    'http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct.xml',
    'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml',
    'https://www.imsglobal.org/question/qti_v3p0/rptemplates/map_response',
    'map_response.xml',
    'http://www.imsglobal.org/question/qti_v2p2/rptemplates/CC2_match.xml',
  ])('knows the template %s', (uri) => {
    const parsed = parseItem(withTemplate(uri, declare({})))
    expect(parsed.ok && parsed.value.responseRules).toHaveLength(1)
  })

  it('refuses an unknown template, and one whose variable is not declared', () => {
    expect(parseItem(withTemplate('http://example.org/my_template', declare({})))).toMatchObject({
      error: [{ message: expect.stringContaining('is not supported') }],
    })
    expect(parseItem(withTemplate('match_correct', declare({ name: 'OTHER' })))).toMatchObject({
      error: [{ message: 'the template needs RESPONSE, not declared here' }],
    })
  })

  it.each([
    ['<qti-lookup-outcome-value identifier="SCORE"><qti-null/></qti-lookup-outcome-value>', 'no match table'],
    ['<qti-lookup-response-value identifier="SCORE"/>', 'no rule of response processing'],
    ['<qti-set-outcome-value identifier="NONE"><qti-null/></qti-set-outcome-value>', 'not declared'],
    ['<qti-set-outcome-value identifier="SCORE"/>', 'one expression'],
    [
      '<qti-set-outcome-value identifier="SCORE"><qti-custom-operator class="org.example.Maxima"/></qti-set-outcome-value>',
      'org.example.Maxima',
    ],
    [
      '<qti-set-outcome-value identifier="SCORE"><qti-variable identifier="NONE"/></qti-set-outcome-value>',
      'not declared',
    ],
    [
      '<qti-set-outcome-value identifier="SCORE"><qti-correct identifier="NONE"/></qti-set-outcome-value>',
      'not declared',
    ],
    ['<qti-set-outcome-value identifier="SCORE"><qti-not/></qti-set-outcome-value>', '0 operands'],
    ['<qti-response-condition><qti-response-if/></qti-response-condition>', 'condition is missing'],
    ['<qti-response-condition><qti-otherwise/></qti-response-condition>', 'not supported here'],
  ])('refuses %s', (processing, message) => {
    expect(refusals({ processing }).join('\n')).toContain(message)
  })
})

describe('rules', () => {
  const nil = '<qti-null/>'
  const set = `<qti-set-outcome-value identifier="SCORE">${nil}</qti-set-outcome-value>`
  const expression = { kind: 'null', operands: [] }
  const setting = { kind: 'setOutcomeValue', identifier: 'SCORE', expression }
  const rulesOf = (processing: string) => buildItem({ processing }).responseRules

  it('are read in order, with their branches and what stands in fragments', () => {
    const condition = `<qti-response-condition><qti-response-if>${nil}${set}</qti-response-if><qti-response-else-if>${nil}</qti-response-else-if><qti-response-else>${set}${set}</qti-response-else></qti-response-condition>`
    const fragment = `<qti-response-processing-fragment>${set}<qti-exit-response/></qti-response-processing-fragment>`
    expect(rulesOf(condition + fragment)).toStrictEqual([
      {
        kind: 'condition',
        branches: [
          { condition: expression, rules: [setting] },
          { condition: expression, rules: [] },
          { rules: [setting, setting] },
        ],
      },
      setting,
      { kind: 'exit' },
    ])
  })

  it('may set what every session has, though nobody declares it', () => {
    expect(rulesOf(set.replace('SCORE', 'completionStatus'))).toMatchObject([
      { identifier: 'completionStatus' },
    ])
    expect(refusals({ processing: set.replace('SCORE', 'numAttempts') })).toStrictEqual([
      '"numAttempts" is not declared',
    ])
  })

  it.each([
    ['<include/>', ['rules of another file are not included: write them here']],
    ['<qti-include/>', ['rules of another file are not included: write them here']],
    ['<qti-odd/>', ['<qti-odd> is no rule of response processing']],
    ['<qti-exit-template/>', ['<qti-exit-template> is no rule of response processing']],
    [
      `<qti-set-outcome-value identifier="SCORE">${nil}${nil}</qti-set-outcome-value>`,
      ['there must be one expression'],
    ],
    [
      `<qti-response-condition><qti-response-else-if>${nil}</qti-response-else-if></qti-response-condition>`,
      ['<qti-response-else-if> stands in the wrong place'],
    ],
    [
      `<qti-response-condition><qti-response-if>${nil}</qti-response-if><qti-response-if>${nil}</qti-response-if></qti-response-condition>`,
      ['<qti-response-if> stands in the wrong place'],
    ],
    ['<qti-response-condition><qti-response-if/></qti-response-condition>', ['a condition is missing']],
    [
      `<qti-response-condition><qti-response-if>${nil}</qti-response-if><qti-odd>${nil}</qti-odd></qti-response-condition>`,
      ['<qti-odd> is not supported here'],
    ],
  ])('%s is refused', (processing, messages) => {
    expect(refusals({ processing })).toStrictEqual(messages)
  })
})

describe('template rules', () => {
  const nil = '<qti-null/>'
  const parts = (rules: string) => ({
    declarations: `${declare({})}<qti-template-declaration identifier="T" cardinality="single" base-type="integer"/>`,
    rest: `<qti-template-processing>${rules}</qti-template-processing>`,
  })
  const expression = { kind: 'null', operands: [] }

  it('set templates, keys and defaults, and hold draws to a condition', () => {
    const rules = `<qti-set-template-value identifier="T">${nil}</qti-set-template-value><qti-set-correct-response identifier="RESPONSE">${nil}</qti-set-correct-response><qti-set-default-value identifier="SCORE">${nil}</qti-set-default-value><qti-template-constraint>${nil}</qti-template-constraint><qti-template-condition><qti-template-if>${nil}</qti-template-if></qti-template-condition><qti-exit-template/>`
    expect(buildItem(parts(rules)).templateRules).toStrictEqual([
      { kind: 'setTemplateValue', identifier: 'T', expression },
      { kind: 'setCorrectResponse', identifier: 'RESPONSE', expression },
      { kind: 'setDefaultValue', identifier: 'SCORE', expression },
      { kind: 'constraint', expression },
      { kind: 'condition', branches: [{ condition: expression, rules: [] }] },
      { kind: 'exit' },
    ])
  })

  it.each([
    [
      `<qti-set-template-value identifier="SCORE">${nil}</qti-set-template-value>`,
      ['"SCORE" is not declared'],
    ],
    [
      `<qti-set-correct-response identifier="SCORE">${nil}</qti-set-correct-response>`,
      ['"SCORE" is not declared'],
    ],
    [`<qti-set-default-value identifier="T">${nil}</qti-set-default-value>`, ['"T" is not declared']],
    [
      `<qti-template-condition><qti-template-if>${nil}<qti-template-constraint>${nil}</qti-template-constraint></qti-template-if></qti-template-condition>`,
      ['<qti-template-constraint> may not stand inside a condition'],
    ],
    [
      '<qti-set-outcome-value identifier="SCORE"/>',
      ['<qti-set-outcome-value> is no rule of template processing'],
    ],
  ])('%s is refused', (rules, messages) => {
    expect(refusals(parts(rules))).toStrictEqual(messages)
  })
})

it.each([
  ['match_correct', ['RESPONSE', 'SCORE']],
  ['map_response', ['RESPONSE', 'SCORE']],
  ['map_response_point', ['RESPONSE', 'SCORE']],
  ['CC2_match_basic', ['RESPONSE', 'SCORE', 'MAXSCORE', 'FEEDBACKBASIC']],
  ['CC2_map_response', ['RESPONSE', 'SCORE', 'MAXSCORE', 'FEEDBACK']],
])('the template %s says what it needs', (template, names) => {
  const rest = `<qti-response-processing template="${template}"/>`
  expect(refusals({ outcomes: '', rest })).toStrictEqual([
    `the template needs ${names.join(' and ')}, not declared here`,
  ])
})
