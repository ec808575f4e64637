import { expect, test } from 'vitest'
import type { NamedQuestion } from '#lib/teacher/model.ts'
import { choiceWords, discriminationWords, facilityWords, keyWords, wrongChoices } from './question-words.ts'
import { scoreBars } from './score-bars.ts'

const choice = (response: string, count: number, correct = false) => ({
  ...{ response, text: response === '' ? '' : `Answer ${response}`, count, correct },
  ...{ share: count / 30, meanAbility: 0, isSuspected: false },
})
const question: NamedQuestion = {
  ...{ question: 'q1', title: 'Sums', students: 30, answers: 34, facility: 0.2, facilityOfAll: 0.25 },
  ...{ difficulty: 1.2, standardError: 0.4, discrimination: -0.3, exposure: 1, medianSeconds: 12 },
  ...{ choices: [choice('B', 20), choice('A', 6, true), choice('', 4)], suspectedKey: 'B' },
}

test('the wrong answers are all but the key, as a reader of the question knows them', () => {
  expect(wrongChoices(question).map(choiceWords)).toEqual(['Answer B', 'no answer'])
  expect(choiceWords({ text: '', response: 'B' })).toBe('B')
})

test('a key that may be wrong is named with its reason, and only where it is suspected', () => {
  expect(keyWords(question)).toMatch(/^20 of 30 students answered “Answer B”, and they do better/)
  expect(keyWords({ ...question, suspectedKey: null })).toBeNull()
})

test('figures are told in words', () => {
  expect(facilityWords(question)).toBe('20 of 100 right at the first answer, of 30 students')
  const words = [-0.3, 0, 0.3, null].map(discriminationWords)
  expect(new Set(words).size).toBe(4)
})

test('each score is in one ten, 100 in the last, and what is not scored in none', () => {
  const bars = scoreBars([
    0,
    [0, 1, 100, 100, 0],
    [3, 1, null, null, 1],
    [2, 1, 9.9, 9.9, 0],
    [2, 1, 10, 10, 0],
  ])
  expect(bars.map(({ value }) => value)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 1])
})
