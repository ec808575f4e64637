import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFilter } from './powerpath-collections.ts'

describe('a filter of OneRoster', () => {
  it('is groups of conditions, AND before OR', () => {
    expect(parseFilter("student.sourcedId='a' AND score>='0.5' OR title ~ 'x'")).toEqual({
      ok: true,
      value: [
        [
          { field: 'student.sourcedId', operator: '=', value: 'a' },
          { field: 'score', operator: '>=', value: '0.5' },
        ],
        [{ field: 'title', operator: '~', value: 'x' }],
      ],
    })
  })

  it.each(['', 'x', 'x=1', "x='1", "x='1' y='2'", "x='1' AND", "='1'", "x=='1'", "x='1' AND AND y='2'"])(
    'is refused where it is %o',
    (text) => {
      expect(parseFilter(text).ok).toBe(false)
    },
  )

  it('gives back any value that it is written with', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const parsed = parseFilter(`title!='${value.replaceAll("'", "''")}'`)
        expect(parsed).toEqual({ ok: true, value: [[{ field: 'title', operator: '!=', value }]] })
      }),
    )
  })
})
