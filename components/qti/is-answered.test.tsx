import { describe, expect, test } from 'vitest'
import type { PublicInteraction, PublicItem } from '#lib/qti/public/public-item.ts'
import { isAnswered } from './is-answered.ts'
import { toSubmission } from './to-submission.ts'

const choice = (minChoices: number): PublicInteraction => ({
  kind: 'choice',
  responseIdentifier: 'A',
  minChoices,
  maxChoices: 0,
  orientation: 'vertical',
  choices: ['a', 'b', 'c'].map((identifier) => ({ identifier, body: [identifier] })),
})
const number: PublicInteraction = { kind: 'textEntry', responseIdentifier: 'B', baseType: 'integer' }
const order: PublicInteraction = {
  kind: 'order',
  responseIdentifier: 'C',
  orientation: 'vertical',
  choices: ['x', 'y'].map((identifier) => ({ identifier, body: [identifier] })),
}

function item(...interactions: PublicInteraction[]): PublicItem {
  const responses: PublicItem['responses'] = [
    { identifier: 'A', cardinality: 'multiple', baseType: 'identifier' },
    { identifier: 'B', cardinality: 'single', baseType: 'integer' },
    { identifier: 'C', cardinality: 'ordered', baseType: 'identifier' },
  ]
  return { identifier: 'i', title: '', stimuli: [], responses, body: interactions }
}

describe('isAnswered', () => {
  test('is false while nothing is answered, and for white space alone', () => {
    expect(isAnswered(item(choice(0), number), {})).toBe(false)
    expect(isAnswered(item(number), { B: '  ' })).toBe(false)
  })

  test('waits for the fewest choices that the item asks for', () => {
    expect(isAnswered(item(choice(2)), { A: ['a'] })).toBe(false)
    expect(isAnswered(item(choice(2)), { A: ['a', 'c'] })).toBe(true)
  })

  test('refuses a text where a whole number is asked for, also a negative one with a sign in the wrong place', () => {
    const answers = ['12', ' -3 ', '1.5', 'twelve', '3-'].map((B) => isAnswered(item(number), { B }))
    expect(answers).toEqual([true, true, false, false, false])
  })

  test('takes a list to put in order as it stands', () => {
    expect(isAnswered(item(order), {})).toBe(true)
    expect(toSubmission(item(order), {})).toEqual({ C: ['x', 'y'] })
  })
})

test('a submission leaves out what was not answered', () => {
  expect(toSubmission(item(choice(0), number), { A: null, B: '7' })).toEqual({ B: '7' })
})
