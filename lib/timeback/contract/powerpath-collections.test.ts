import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuses } from '#scripts/testing/refused-fields.ts'
import { parseInput } from './domain-error.ts'
import { collectionQuery, parseFilter, toEnvelope } from './powerpath-collections.ts'

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

  it.each([
    ['', 'is not understood at “”'],
    [" x='1' AND  y ", 'is not understood at “y”'],
    ["x='1'y AND z='1'", "is not understood at “y AND z='1'”"],
    ["1='1'", "is not understood at “1='1'”"],
    [" x='1'  y='2'", "is not understood at “y='2'”"],
    [`x='1' ${'y'.repeat(50)}`, `is not understood at “${'y'.repeat(40)}”`],
  ])('says of %j where it cannot be understood: %s', (text, error) => {
    expect(parseFilter(text)).toEqual({ ok: false, error })
  })

  it.each(['=', '!=', '>', '>=', '<', '<=', '~'])(
    'compares by %s, with or without white space',
    (operator) => {
      const value = [[{ field: 'a.b', operator, value: '1' }]]
      for (const text of [`a.b${operator}'1'`, ` a.b ${operator} '1' `])
        expect(parseFilter(text)).toEqual({ ok: true, value })
    },
  )

  it('takes AND and OR in any case', () => {
    const [a, b] = ['a', 'b'].map((field) => ({ field, operator: '=', value: '1' }))
    expect(parseFilter("a='1' and b='1'")).toEqual({ ok: true, value: [[a, b]] })
    expect(parseFilter("a='1'  or  b='1'")).toEqual({ ok: true, value: [[a], [b]] })
  })

  it('gives back any value that it is written with', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const parsed = parseFilter(`title!='${value.replaceAll("'", "''")}'`)
        expect(parsed).toEqual({ ok: true, value: [[{ field: 'title', operator: '!=', value }]] })
      }),
    )
  })
})

describe('a list', () => {
  it('begins at its first hundred, and is asked for in parts of up to 3000', () => {
    expect(parseInput(collectionQuery, {})).toEqual({ limit: 100, offset: 0 })
    const all = {
      limit: '3000',
      offset: '999999999',
      filter: "a='1'",
      sort: 'a',
      orderBy: 'desc',
      fields: 'a,b',
    }
    expect(parseInput(collectionQuery, all)).toEqual({ ...all, limit: 3000, offset: 999_999_999 })
    expect(parseInput(collectionQuery, { limit: '1', orderBy: 'asc' })).toEqual({
      limit: 1,
      offset: 0,
      orderBy: 'asc',
    })
  })

  it('is refused by the parameter that is wrong', () => {
    for (const limit of ['0', '3001']) refuses(collectionQuery, { limit }, /^limit /)
    for (const limit of ['', '1.5', '-1', 'x1', '1x', '1234567890'])
      refuses(collectionQuery, { limit }, 'limit must be a whole number')
    refuses(collectionQuery, { offset: 'x' }, 'offset must be a whole number')
    refuses(collectionQuery, { orderBy: 'up' }, /^orderBy /)
    refuses(collectionQuery, { filter: 'a\u0000' }, 'filter holds a character that cannot be stored')
    refuses(collectionQuery, { sort: 'x'.repeat(2_001) }, /^sort /)
  })

  it('says how many there are, and on which page of how many it is', () => {
    const page = { limit: 10, offset: 20 }
    expect(toEnvelope(21, page)).toEqual({ totalCount: 21, pageCount: 3, pageNumber: 3, ...page })
    expect(toEnvelope(0, { limit: 10, offset: 0 })).toMatchObject({ pageCount: 0, pageNumber: 1 })
    expect(toEnvelope(20, { limit: 10, offset: 9 })).toMatchObject({ pageCount: 2, pageNumber: 1 })
  })
})
