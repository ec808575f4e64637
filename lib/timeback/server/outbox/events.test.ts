import { expect, test } from 'vitest'
import { deriveId } from './events.ts'

test('the same happening has the same id, another one another', () => {
  const id = deriveId('completion', 'student', 'run')
  expect(deriveId('completion', 'student', 'run')).toBe(id)
  expect(deriveId('completion', 'student', 'another run')).not.toBe(id)
  expect(deriveId('window', 'student', 'run')).not.toBe(id)
})

test('an id is a version 5 UUID, and stays what it was in earlier releases', () => {
  const id = deriveId('completion', 'student', 'run')
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(id).toBe('3bf97263-40b5-5493-9645-5d0344519e99')
})
