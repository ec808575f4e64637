import { expect, test } from 'vitest'
import { problemWords } from './player-problem.tsx'

test('who comes too late is told so, and who can help', () => {
  const { title, text } = problemWords({ code: 'ASSIGNMENT_CLOSED', detail: '' })
  expect(title).toBe('The date of this lesson is past.')
  expect(text).toContain('Your teacher can give you more time.')
})

test('what nobody foresaw says that nothing is lost', () => {
  expect(problemWords({ code: 'TEAPOT', detail: 'secret' }).text).toContain('kept on this device')
})
