import { expect, it } from 'vitest'

it('gives an app and its adapter these names to call, and no others', async () => {
  expect(Object.keys(await import('./index.ts')).sort()).toEqual([
    'LessonPlayer',
    'TimebackError',
    'createTimebackClient',
    'draftKey',
    'getLessonAttemptQuestions',
    'idleTimeoutMs',
    'sameResponses',
  ])
})
