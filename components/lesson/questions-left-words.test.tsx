import { expect, test } from 'vitest'
import { questionsLeftWords } from './questions-left-words.ts'

test('the estimate is “about”, its largest value “or more”, and at 100 there is none', () => {
  expect([0, 1, 7, 45, 50].map(questionsLeftWords)).toEqual([
    null,
    'About 1 question left',
    'About 7 questions left',
    'About 45 questions left',
    '50 or more questions left',
  ])
})
