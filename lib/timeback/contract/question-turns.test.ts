import { expect, it } from 'vitest'
import type { LessonQuestion } from './lesson.ts'
import { goesOn, isLaterTurn, isSameTurn, withAnswered } from './question-turns.ts'

function question(id: string, taken?: number, complete = false): LessonQuestion {
  const content = { rawXml: '', item: {} as LessonQuestion['content']['item'] }
  return { id, content, ...(taken !== undefined && { turn: { taken, complete, responses: {} } }) }
}

it('a question goes on once a turn was taken, until its item takes no more', () => {
  const all = [undefined, question('a'), question('a', 1), question('a', 2, true)]
  expect(all.map(goesOn)).toEqual([false, false, true, false])
})

it('the same turn is that of the same question after as many turns', () => {
  expect(isSameTurn(question('a', 1), question('a', 1))).toBe(true)
  expect(isSameTurn(question('a'), question('a'))).toBe(true)
  expect(isSameTurn(null, null)).toBe(true)
  for (const other of [question('a', 2), question('b', 1), question('a'), null]) {
    expect(isSameTurn(question('a', 1), other)).toBe(false)
    expect(isSameTurn(other, question('a', 1))).toBe(false)
  }
})

it('a later turn is that of the same question after more turns', () => {
  expect(isLaterTurn(question('a', 2), question('a', 1))).toBe(true)
  expect(isLaterTurn(question('a', 1), question('a'))).toBe(true)
  for (const other of [question('a', 1), question('a', 2), question('b'), null])
    expect(isLaterTurn(question('a', 1), other)).toBe(false)
  expect(isLaterTurn(question('a'), question('a'))).toBe(false)
  expect(isLaterTurn(null, null)).toBe(false)
})

it('an answered question takes the place of its earlier turn and of no other', () => {
  const questions = [question('a'), question('b', 1), question('c', 2)]
  const later = question('b', 2)
  expect(withAnswered(questions, later)).toEqual([questions[0], later, questions[2]])
  expect(withAnswered(questions, question('c', 1))).toEqual(questions)
  expect(withAnswered(questions, question('d', 1))).toEqual(questions)
  expect(withAnswered(questions, undefined)).toEqual(questions)
})
