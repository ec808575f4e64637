import { expect, test } from 'vitest'
import { lessonScores } from './lesson-scores.ts'

const mastered = { type: 'powerpath-100', bestScore: 100, mastered: true } as const

test('a mastered lesson shows its best result, and what came after it beside', () => {
  expect(lessonScores({ ...mastered, state: 'done', score: 100 })).toEqual({ best: 100, again: null })
  expect(lessonScores({ ...mastered, state: 'open', score: 14 })).toEqual({
    ...{ best: 100, again: { score: 14, open: true } },
  })
  const quiz = { ...mastered, type: 'quiz' } as const
  expect(lessonScores({ ...quiz, state: 'open', score: 0 })).toEqual({
    ...{ best: 100, again: { score: null, open: true } },
  })
  expect(lessonScores({ ...quiz, state: 'done', score: 60 })).toEqual({
    ...{ best: 100, again: { score: 60, open: false } },
  })
})

test('a lesson that is not mastered shows its latest score, and an open quiz none', () => {
  const open = { state: 'open', score: 40, bestScore: null, mastered: false } as const
  expect(lessonScores({ ...open, type: 'powerpath-100' })).toEqual({ best: 40, again: null })
  expect(lessonScores({ ...open, type: 'quiz', bestScore: 60 })).toEqual({ best: null, again: null })
})
