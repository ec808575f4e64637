import { describe, expect, test } from 'vitest'
import { textProblem } from './text-problem.ts'

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
  })
})
