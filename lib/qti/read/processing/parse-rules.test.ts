import { describe, expect, it } from 'vitest'
import { declare, itemXml, refusals } from '#lib/qti/fixtures/build-item.ts'
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
