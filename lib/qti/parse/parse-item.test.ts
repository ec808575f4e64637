import { describe, expect, it } from 'vitest'
import {
  choices,
  declare,
  feedbackOutcome,
  itemXml,
  modalFeedback,
  refusals,
  scoreOutcome,
} from '#lib/qti/fixtures/build-item.ts'
import { parseItem } from './parse-item.ts'

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
    ['QTI 1', '<questestinterop/>', 'QTI 1.x is not supported'],
    ['another document', '<qti-assessment-test/>', '<qti-assessment-item> is expected'],
  ])('refuses %s', (_, xml, message) => {
    const parsed = parseItem(xml)
    expect(!parsed.ok && parsed.error[0]?.message).toContain(message)
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
})
