import { expect, test } from 'vitest'
import { questionsLeftWords } from './player-header.tsx'

test('the estimate is “about”; there is none at 100, nor where it would only discourage', () => {
  expect([0, 1, 7, 45, 50, 80].map(questionsLeftWords)).toEqual([
    null,
    'About 1 question left',
    'About 7 questions left',
    'About 45 questions left',
    null,
    null,
  ])
})
