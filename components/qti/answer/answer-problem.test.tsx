import { describe, expect, test } from 'vitest'
import { readingNote, textProblem } from './answer-problem.ts'

describe('textProblem', () => {
  const mask = { baseType: 'string', patternMask: '[A-Z]{2}-[0-9]{4}' } as const

  test('holds a text to the author’s mask as a whole, and says it in the author’s words', () => {
    const data = { 'data-patternmask-message': 'Two letters, a line, four numbers.' }
    expect(textProblem({ ...mask, data }, 'CN-4207')).toBe(null)
    expect(textProblem({ ...mask, data }, 'xCN-4207')).toBe('Two letters, a line, four numbers.')
    expect(textProblem(mask, 'CN')).toContain('not written in the way')
  })

  test('lets a text pass where the browser could not judge the mask in time', () => {
    expect(textProblem({ baseType: 'string', patternMask: '(a+)+b' }, 'a'.repeat(60))).toBe(null)
    expect(textProblem({ baseType: 'string', patternMask: '[a-z-[aeiou]]+' }, 'xa')).toBe(null)
  })

  test('asks for numbers where numbers are asked for', () => {
    expect(textProblem({ baseType: 'integer' }, '1.5')).toContain('whole number')
    expect(textProblem({ baseType: 'float' }, '-1.5e3')).toBe(null)
    expect(textProblem({ baseType: 'float' }, 'three')).toContain('Write a number')
  })

  test.each(['−3,5', '٣٫٥', '1,000', '1½', '− 3', '３'])('takes %s, as people write numbers', (text) => {
    expect(textProblem({ baseType: 'float' }, text)).toBe(null)
  })

  test('holds a text to the mask in its normal form', () => {
    expect(textProblem(mask, ' CN‑4207 ')).toBe(null)
  })
})

describe('readingNote', () => {
  const float = { baseType: 'float' } as const

  test('says how a number was read, and how to change that', () => {
    expect(readingNote(float, '3,5 ')).toBe('3,5 is read as 3.5. If you mean another number, change it.')
    expect(readingNote(float, '٣٫٥')).toBe('٣٫٥ is read as 3.5. If you mean another number, change it.')
    expect(readingNote(float, '1,000')).toBe(
      '1,000 is read as 1000. If you mean 1.000, write it with a point.',
    )
    expect(readingNote(float, '−1.234')).toBe(
      '−1.234 is read as −1.234. If you mean −1234, write it without the point.',
    )
    expect(readingNote({ baseType: 'integer' }, '1.000')).toContain(
      'is read as 1000. If you mean 1, write it alone.',
    )
  })

  test.each(['12', '-3.5', '−3.5', '1/2', '½', '1 1/2', '1e3', ' 7 ', '.5'])(
    'says nothing of %s, which is read letter for letter',
    (text) => {
      expect(readingNote(float, text)).toBe(null)
    },
  )

  test('says nothing of texts and of what is no number', () => {
    expect(readingNote({ baseType: 'string' }, '3,5')).toBe(null)
    expect(readingNote(float, 'x')).toBe(null)
  })
})
