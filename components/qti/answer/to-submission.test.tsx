import { describe, expect, test } from 'vitest'
import type { ChoiceInteraction, PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { answerProblem } from './answer-problem.ts'
import { missingPart } from './missing-part.ts'
import { isAnswered, toSubmission } from './to-submission.ts'

const choice = (minChoices: number): ChoiceInteraction => ({
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

  test('waits for a list to be put in order, but not for one that cannot be moved', () => {
    expect(isAnswered(item(order), {})).toBe(false)
    expect(missingPart(item(order), {})).toEqual({ text: 'Put the lines in order.', mayStay: false })
    expect(isAnswered(item(order), { C: ['x', 'y'] })).toBe(true)
    const single = { ...order, choices: [{ identifier: 'x', body: ['x'] }] }
    expect(isAnswered(item(single), {})).toBe(true)
    expect(toSubmission(item(single), {})).toEqual({ C: ['x'] })
  })

  test('reads how many are to be chosen where the author says it in words alone', () => {
    const two = (prompt: string): PublicInteraction => ({ ...choice(0), maxChoices: 2, prompt: [prompt] })
    expect(isAnswered(item(two('Which fit? Choose TWO.')), { A: ['a'] })).toBe(false)
    expect(missingPart(item(two('Select 2 answers.')), { A: ['a'] })?.text).toBe('Choose 1 more.')
    expect(isAnswered(item(two('Choose up to two.')), { A: ['a'] })).toBe(true)
    expect(isAnswered(item(two('Choose two.')), { A: ['a', 'b'] })).toBe(true)
    const around: PublicItem = {
      ...item({ ...choice(0), maxChoices: 2 }),
      body: ['Pick two.', { ...choice(0), maxChoices: 2 }],
    }
    expect(isAnswered(around, { A: ['a'] })).toBe(false)
  })

  test('waits for every blank, and says how many are left', () => {
    const word: PublicInteraction = { kind: 'textEntry', responseIdentifier: 'A', baseType: 'string' }
    expect(missingPart(item(word, number), {})).toEqual({ text: 'Fill in the 2 blanks.', mayStay: false })
    expect(missingPart(item(word, number), { B: '7', A: ' ' })).toEqual({
      text: 'Fill in the blank that is left.',
      mayStay: true,
    })
    expect(isAnswered(item(word, number), { A: 'x', B: '7' })).toBe(true)
  })

  const rows = (matchMax: number, identifiers: string[]) =>
    identifiers.map((identifier) => ({ identifier, body: [identifier], matchMin: 0, matchMax }))
  const match = (sources: ReturnType<typeof rows>, targets: ReturnType<typeof rows>): PublicInteraction => ({
    kind: 'match',
    responseIdentifier: 'A',
    minAssociations: 0,
    maxAssociations: 0,
    sources,
    targets,
  })

  test('waits for every row of a match', () => {
    const four = item(match(rows(1, ['a', 'b', 'c', 'd']), rows(1, ['1', '2', '3', '4', '5'])))
    expect(missingPart(four, { A: ['a 1'] })).toEqual({
      text: 'Match the 3 lines that are left.',
      mayStay: true,
    })
    expect(isAnswered(four, { A: ['a 1', 'b 2', 'c 3', 'd 5'] })).toBe(true)
  })

  test('asks for no pair that cannot be made', () => {
    const few = item(match(rows(1, ['a', 'b', 'c']), rows(1, ['1'])))
    expect(isAnswered(few, { A: ['b 1'] })).toBe(true)
    const boxes = item(match(rows(0, ['left', 'right']), rows(1, ['1', '2', '3'])))
    expect(isAnswered(boxes, { A: ['left 1', 'right 2'] })).toBe(false)
    expect(isAnswered(boxes, { A: ['left 1', 'left 2', 'right 3'] })).toBe(true)
    const table = item(match(rows(0, ['a', 'b']), rows(0, ['yes', 'no'])))
    expect(isAnswered(table, { A: ['a yes', 'b no'] })).toBe(true)
  })

  test('waits for every gap of a text', () => {
    const gaps: PublicInteraction = {
      kind: 'gapMatch',
      responseIdentifier: 'A',
      minAssociations: 0,
      maxAssociations: 0,
      choices: rows(1, ['a', 'b', 'c']),
      body: ['1', '2'].map((identifier) => ({ kind: 'gap', identifier, required: false })),
    }
    expect(missingPart(item(gaps), { A: ['a 1'] })?.text).toBe('Fill the gap that is left.')
    expect(isAnswered(item(gaps), { A: ['a 1', 'b 2'] })).toBe(true)
  })

  test('does not ask whether an answer may stay incomplete where the author says it may not', () => {
    expect(missingPart(item(choice(2), number), { A: ['a'], B: '7' })).toEqual({
      text: 'Choose 1 more.',
      mayStay: false,
    })
  })

  test('a button that ends the attempt is pressed, nothing else is asked beside it', () => {
    const button: PublicInteraction = { kind: 'endAttempt', responseIdentifier: 'C', title: 'Hint' }
    expect(isAnswered(item(button), {})).toBe(false)
    expect(isAnswered(item(button), { C: 'true' })).toBe(true)
    expect(isAnswered(item(), {})).toBe(true)
  })
})

test('a submission leaves out what was not answered', () => {
  expect(toSubmission(item(choice(0), number, order), { A: null, B: '7' })).toEqual({ B: '7' })
  expect(toSubmission(item(number), { B: ' ' })).toEqual({})
})

test('what was entered and cannot be sent has a reason, what is empty has none', () => {
  expect(answerProblem(item(choice(2), number), { B: 'seven' })).toBe('Write a whole number, for example 12.')
  expect(answerProblem(item(choice(2), number), { A: ['a'] })).toBe('Choose at least 2.')
  expect(answerProblem(item(choice(2), number), { A: [], B: ' ' })).toBeNull()
})
