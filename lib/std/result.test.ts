import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from './result.ts'

function half(value: number): Result<number, 'odd'> {
  return value % 2 === 0 ? ok(value / 2) : err('odd')
}

describe('Result', () => {
  it('carries a value or an error, told apart by `ok`', () => {
    expect(half(4)).toEqual({ ok: true, value: 2 })
    expect(half(3)).toEqual({ ok: false, error: 'odd' })
  })

  it('narrows to the value once `ok` is checked', () => {
    const result = half(8)
    const value: number | 'odd' = result.ok ? result.value + 1 : result.error
    expect(value).toBe(5)
  })
})
