import { describe, expect, it } from 'vitest'
import { parseItemWithNotes } from '#lib/qti/read/parse-item.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { assert } from '#lib/std/assert.ts'

function read(body: string, rest = '') {
  const parsed = parseItemWithNotes(`<?xml version="1.0"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="T" adaptive="false" timeDependent="false">
<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="directedPair"><correctResponse><value>a g</value></correctResponse>
<mapping defaultValue="0"><mapEntry mapKey="a g" mappedValue="2"/></mapping></responseDeclaration>
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<itemBody>${body}</itemBody>
<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>${rest}</assessmentItem>`)
  assert(parsed.ok, `the item parses: ${parsed.ok ? '' : JSON.stringify(parsed.error)}`)
  return parsed.value
}

const gaps = `<gapMatchInteraction responseIdentifier="RESPONSE" shuffle="true"><gapText identifier="a" matchMax="1">a</gapText><gapText identifier="b" matchMax="1">b</gapText><p><gap identifier="g"/><gap identifier="h"/></p></gapMatchInteraction>`

describe('an item of QTI 2', () => {
  it('is read as QTI 3 and scored by its template', () => {
    const { value: item } = read(gaps)
    expect(item.interactions).toMatchObject([{ kind: 'gapMatch', shuffle: true, maxAssociations: 0 }])
    expect(scoreItem(item, { RESPONSE: ['a g', 'b h'] })).toMatchObject({ score: 2 })
  })

  it('tells what was changed, by line', () => {
    const { notes, value } = read(
      `${gaps}\n<infoControl title="Hint"><p>think</p></infoControl>`,
      '<apipAccessibility/>',
    )
    expect(notes.map(({ line, message }) => [line, message])).toEqual([
      [2, 'QTI 2 is read as QTI 3'],
      [8, '<apipAccessibility> of APIP is left out'],
      [7, '<infoControl> is shown as <details>'],
    ])
    expect(JSON.stringify(value.body)).toContain('"name":"details"')
  })

  it('keeps HTML and MathML by their names and shows objects as what they are', () => {
    const { value } = read(
      `${gaps}<p><object data="a.png" type="image/png">a</object><math xmlns="http://www.w3.org/1998/Math/MathML"><mfenced><mi>x</mi></mfenced></math></p>`,
    )
    const body = JSON.stringify(value.body)
    expect(body).toContain('{"kind":"element","name":"img","attributes":{"src":"a.png","alt":"a"}}')
    expect(body).toContain('"name":"mrow"')
  })
})
