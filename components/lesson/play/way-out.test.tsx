import { expect, test } from 'vitest'
import type { LessonQuestion, PublicFeedback } from '#lib/timeback/contract/lesson.ts'
import { pickExample } from './way-out.tsx'

const says = (text: string): PublicFeedback[] => [{ identifier: text, body: [text] } as PublicFeedback]
const miss = (id: string, text: string) => ({ question: { id } as LessonQuestion, feedback: says(text) })
const idOf = (misses: ReturnType<typeof miss>[], questionId: string, text: string) =>
  pickExample(misses, { questionId, feedback: says(text) })?.question.id ?? null

test('an example is another question with another explanation than the one that stands there', () => {
  const misses = [miss('a', 'Count the tens.'), miss('b', 'Look at the ones.')]
  expect(idOf(misses, 'b', 'Look at the ones.')).toBe('a')
  expect(idOf(misses, 'c', '')).toBe('b')
})

test('what stands there already is no example', () => {
  expect(idOf([miss('a', 'Count the tens.')], 'a', 'Count the tens.')).toBeNull()
  expect(idOf([miss('a', 'Try again.'), miss('b', ' Try  again. ')], 'b', 'Try again.')).toBeNull()
  expect(idOf([], 'a', '')).toBeNull()
})
