import { describe, expect, test } from 'vitest'
import { addPair, isSamePair, mayPair, togglePair } from './pair-rules.ts'

const member = (identifier: string, matchMax = 1, matchGroup?: string[]) => ({
  identifier,
  matchMin: 0,
  matchMax,
  ...(matchGroup && { matchGroup }),
})

describe('togglePair', () => {
  const rules = { members: [member('a'), member('b'), member('c', 0)], maxAssociations: 2 }

  test('takes apart what is together, whichever half is named first', () => {
    expect(togglePair(rules, ['a b'], ['b', 'a'])).toEqual([])
  })

  test('lets the oldest pair make room where a member is used up', () => {
    expect(togglePair(rules, ['a b'], ['a', 'c'])).toEqual(['a c'])
  })

  test('lets the oldest pair make room where all pairs are made', () => {
    expect(togglePair({ ...rules, members: [] }, ['a b', 'c d'], ['e', 'f'])).toEqual(['c d', 'e f'])
  })
})

test('addPair uses a member as often as it may be used, and without limit at 0', () => {
  const rules = { members: [member('a', 2), member('x', 0)], maxAssociations: 0 }
  const pairs = ['b', 'c', 'd'].reduce<string[]>((all, other) => addPair(rules, all, ['a', other]), [])
  expect(pairs).toEqual(['a c', 'a d'])
  const many = ['b', 'c', 'd'].reduce<string[]>((all, other) => addPair(rules, all, ['x', other]), [])
  expect(many).toHaveLength(3)
})

test('mayPair allows those without groups, of a common group, and named by each other', () => {
  expect(mayPair(member('a'), member('b'))).toBe(true)
  expect(mayPair(member('a', 1, ['g']), member('b', 1, ['g', 'h']))).toBe(true)
  expect(mayPair(member('a', 1, ['b']), member('b'))).toBe(true)
  expect(mayPair(member('a', 1, ['g']), member('b', 1, ['h']))).toBe(false)
})

test('isSamePair does not look at the order', () => {
  expect(isSamePair('a b', 'b a')).toBe(true)
  expect(isSamePair('a b', 'a c')).toBe(false)
})
