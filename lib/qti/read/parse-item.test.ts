import { describe, expect, it } from 'vitest'
import {
  buildItem,
  choices,
  declare,
  feedbackOutcome,
  itemXml,
  modalFeedback,
  refusals,
  scoreOutcome,
} from '#lib/qti/fixtures/build-item.ts'
import { parseItem, parseItemWithNotes } from './parse-item.ts'

const choiceBody = `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`

describe('parseItem', () => {
  it('reads the declarations, the body and the interactions', () => {
    const parsed = parseItem(itemXml({ declarations: declare({ correct: [' A '] }), body: choiceBody }))
    expect(parsed.ok && parsed.value).toMatchObject({
      identifier: 'item-1',
      title: 'An item',
      language: 'en',
      interactions: [
        { kind: 'choice', responseIdentifier: 'RESPONSE', maxChoices: 1, minChoices: 0, shuffle: false },
      ],
    })
    expect(parsed.ok && parsed.value.responseDeclarations.get('RESPONSE')?.correctResponse).toEqual({
      cardinality: 'single',
      baseType: 'identifier',
      value: 'A',
    })
  })

  it('takes away the white space around a declared string, not inside it', () => {
    const parsed = parseItem(itemXml({ declarations: declare({ baseType: 'string', correct: [' a b '] }) }))
    expect(parsed.ok && parsed.value.responseDeclarations.get('RESPONSE')?.correctResponse).toMatchObject({
      value: 'a b',
    })
  })

  it('names the line and the path of a problem', () => {
    const parsed = parseItem(itemXml({ body: '<p>fine</p>\n<p>\n<script/></p>' }))
    expect(parsed).toEqual({
      ok: false,
      error: [
        {
          line: 6,
          path: 'qti-assessment-item/qti-item-body/p[2]/script',
          message: '<script> is not supported',
        },
      ],
    })
  })

  it('tells all problems at once', () => {
    expect(refusals({ body: '<script/><iframe/>' })).toHaveLength(2)
  })

  it('gives feedbacks for the same outcome value different names', () => {
    const parsed = parseItem(
      itemXml({
        outcomes: scoreOutcome + feedbackOutcome,
        rest: modalFeedback('right', 'yes') + modalFeedback('right', 'no', 'show-hide="hide"'),
      }),
    )
    expect(parsed.ok && parsed.value.modalFeedback).toMatchObject([
      { identifier: 'right', outcomeValue: 'right', showWhenMatching: true },
      { identifier: 'right-2', outcomeValue: 'right', showWhenMatching: false },
    ])
  })

  it.each([
    ['questestinterop', 'QTI 1.x is not supported: export the questions as QTI 2 or 3'],
    ['assessmentResult', 'this is a result, which holds no questions'],
    ['qti-assessment-result', 'this is a result, which holds no questions'],
    ['manifest', 'this is the manifest of a package: import the whole package'],
    ['qti-assessment-test', 'this is a test: its items are files of their own'],
    ['qti-assessment-section', 'this is a section of a test: its items are files of their own'],
    ['qti-assessment-stimulus', 'this is a stimulus, which items refer to'],
    ['qti-response-processing', 'these are the rules of a template, without an item'],
    ['html', 'this is another kind of document'],
  ])('refuses a document <%s>: %s', (root, reason) => {
    expect(parseItem(`<${root}/>`)).toEqual({
      ok: false,
      error: [
        {
          ...{ line: 1, path: root },
          message: `${reason} (<qti-assessment-item> is expected as root, not <${root}>)`,
        },
      ],
    })
  })

  it('tells no more than fifty problems', () => {
    expect(refusals({ body: '<script/>'.repeat(49) })).toHaveLength(49)
    expect(refusals({ body: '<script/>'.repeat(60) })).toHaveLength(50)
  })

  it.each<[string, Parameters<typeof refusals>[0], string]>([
    ['an unknown part', { rest: '<qti-item-file-info/>' }, 'no part of <qti-assessment-item>'],
    ['an unknown interaction', { body: '<qti-custom-interaction/>' }, 'not supported'],
    ['feedback that depends on nothing', { body: '<qti-feedback-block/>' }, 'outcome-identifier is missing'],
    ['an element of another namespace', { body: '<p xmlns="urn:x">x</p>' }, 'not supported'],
    ['an interaction without variable', { body: choiceBody }, 'names no'],
    [
      'a wrong cardinality',
      { declarations: declare({ cardinality: 'ordered' }), body: choiceBody },
      'cardinality',
    ],
    ['a wrong base type', { declarations: declare({ baseType: 'string' }), body: choiceBody }, 'base type'],
    [
      'a variable with two interactions',
      { declarations: declare({}), body: choiceBody + choiceBody },
      'two interactions',
    ],
    ['two variables of one name', { declarations: declare({}) + declare({}) }, 'declared twice'],
    [
      'a value of the wrong form',
      { declarations: declare({ baseType: 'integer', correct: ['4.5'] }) },
      'whole number',
    ],
    ['two values for one', { declarations: declare({ correct: ['A', 'B'] }) }, 'more than one'],
    ['feedback on an undeclared outcome', { rest: modalFeedback('right', 'yes') }, 'not declared'],
  ])('refuses %s', (_, parts, message) => {
    expect(refusals(parts).join('\n')).toContain(message)
  })

  it('refuses two choices of one name', () => {
    const body = choiceBody.replace('identifier="B"', 'identifier="A"')
    expect(refusals({ declarations: declare({}), body })).toEqual(['two choices are called "A"'])
  })

  it('takes an empty value as none, of whatever type', () => {
    const outcome = (type: string) =>
      `<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="${type}"><qti-default-value><qti-value/></qti-default-value></qti-outcome-declaration>`
    for (const type of ['float', 'integer', 'identifier', 'boolean', 'point', 'duration'])
      expect(buildItem({ outcomes: outcome(type) }).outcomeDeclarations.get('SCORE')?.defaultValue).toBeNull()
    const declaration =
      '<qti-response-declaration identifier="R" cardinality="multiple" base-type="identifier"><qti-correct-response><qti-value>A</qti-value><qti-value> </qti-value></qti-correct-response></qti-response-declaration>'
    expect(
      buildItem({ declarations: declaration }).responseDeclarations.get('R')?.correctResponse,
    ).toMatchObject({
      values: ['A'],
    })
  })

  it('leaves out other vocabularies where the schema lets any stand, and says so', () => {
    const foreign = '<v:tool xmlns:v="http://example.org/v"><v:switch>true</v:switch></v:tool>'
    const materials = `<qti-companion-materials-info><qti-calculator><qti-calculator-type>basic</qti-calculator-type><qti-description/></qti-calculator>${foreign}</qti-companion-materials-info>`
    const declared = declare({ correct: ['A'] }).replace(
      '</qti-response-declaration>',
      `${foreign}</qti-response-declaration>`,
    )
    const parsed = parseItemWithNotes(itemXml({ declarations: declared, rest: materials + foreign }))
    expect(parsed.ok && parsed.value.notes.map(({ message }) => message)).toEqual(
      Array(3).fill('<tool> of another vocabulary is left out'),
    )
  })

  it.each([
    ['rect', '10%,10%,20%,50%', [5, 4, 10, 20]],
    ['circle', '50%,50%,10%', [25, 20, 4]],
    ['poly', '0,0 100%,0 100%,100%', [0, 0, 50, 0, 50, 40]],
    ['poly', ' 0 , 0  100% ,0  100%  100% ', [0, 0, 50, 0, 50, 40]],
    ['ellipse', '10,50%,20%,25%', [10, 20, 10, 10]],
    ['rect', '12.5%,0,50%,40', [6.25, 0, 25, 40]],
  ])('reads the coordinates of a %s as shares of its image', (shape, coords, pixels) => {
    const image = (size: string) =>
      `<qti-hotspot-interaction response-identifier="RESPONSE" max-choices="1"><img src="a.png" alt="x" ${size}/><qti-hotspot-choice identifier="A" shape="${shape}" coords="${coords}"/></qti-hotspot-interaction>`
    const [hotspot] = buildItem({
      declarations: declare({}),
      body: image('width="50" height="40"'),
    }).interactions
    expect(hotspot).toMatchObject({ hotspots: [{ coords: pixels }] })
    expect(refusals({ declarations: declare({}), body: image('') })).toEqual([
      `coords="${coords}" are shares of an image without a size`,
    ])
  })

  it('takes the size that an image, a picture or an object says in pixels, and no other', () => {
    const on = (inside: string) => ({
      declarations: declare({}),
      body: `<qti-hotspot-interaction response-identifier="RESPONSE" max-choices="1">${inside}<qti-hotspot-choice identifier="A" shape="circle" coords="50%,50%,50%"/></qti-hotspot-interaction>`,
    })
    const size = 'width=" 50px " height="40.5 px"'
    for (const inside of [
      `<img src="a.png" alt="x" ${size}/>`,
      `<picture><source srcset="b.png"/><img src="a.png" alt="x" ${size}/></picture>`,
      `<object data="a.png" type="image/png" ${size}>x</object>`,
    ])
      expect(buildItem(on(inside)).interactions).toMatchObject([
        { hotspots: [{ coords: [25, 20.25, 20.25] }] },
      ])
    for (const other of [
      '',
      'width="50"',
      'height="40"',
      'width="50" height="0"',
      'width="50%" height="40"',
      'width="5em" height="40"',
    ])
      expect(refusals(on(`<img src="a.png" alt="x" ${other}/>`))).toEqual([
        'coords="50%,50%,50%" are shares of an image without a size',
      ])
  })

  it('finds the image of a mapping wherever its interaction stands', () => {
    const mapping =
      '<qti-area-mapping><qti-area-map-entry shape="rect" coords="0,0,50%,50%" mapped-value="1"/></qti-area-mapping>'
    const image = '<img src="a.png" alt="x" width="50" height="40"/>'
    const other = '<img src="b.png" alt="y" width="10" height="10"/>'
    const point = (id: string, inside: string) =>
      `<qti-select-point-interaction response-identifier="${id}" max-choices="1">${inside}</qti-select-point-interaction>`
    const stage = `<qti-position-object-stage>${image}<qti-position-object-interaction response-identifier="RESPONSE">${other}</qti-position-object-interaction></qti-position-object-stage>`
    const right = (body: string) =>
      buildItem({
        declarations: declare({ baseType: 'point', mapping }) + declare({ name: 'OTHER', baseType: 'point' }),
        body,
      }).responseDeclarations.get('RESPONSE')?.areaMapping?.entries
    const area = [{ shape: { left: 0, top: 0, right: 25, bottom: 20 } }]
    expect(right(point(' RESPONSE ', image))).toMatchObject(area)
    expect(
      right(`<div>${point('OTHER', other)}</div><div><p>x</p>${point('RESPONSE', image)}</div>`),
    ).toMatchObject(area)
    expect(right(stage)).toMatchObject([{ shape: { right: 5, bottom: 5 } }])
  })

  it('reads the areas of a mapping as shares of the image that they lie on', () => {
    const mapping =
      '<qti-area-mapping><qti-area-map-entry shape="rect" coords="0,0,50%,50%" mapped-value="1"/></qti-area-mapping>'
    const body =
      '<qti-select-point-interaction response-identifier="RESPONSE" max-choices="1"><img src="a.png" alt="x" width="50" height="40"/></qti-select-point-interaction>'
    const { responseDeclarations } = buildItem({
      declarations: declare({ baseType: 'point', mapping }),
      body,
    })
    expect(responseDeclarations.get('RESPONSE')?.areaMapping?.entries).toMatchObject([
      { shape: { left: 0, top: 0, right: 25, bottom: 20 } },
    ])
  })
})
