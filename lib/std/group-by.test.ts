import { expect, it } from 'vitest'
import { groupBy } from './group-by.ts'

it('keeps the order of the values and of the keys that they brought', () => {
  const groups = groupBy(['pear', 'apple', 'plum', 'avocado', 'fig'], (fruit) => fruit.charAt(0))
  expect([...groups]).toEqual([
    ['p', ['pear', 'plum']],
    ['a', ['apple', 'avocado']],
    ['f', ['fig']],
  ])
})

it('has no groups of nothing', () => {
  expect(groupBy([], String).size).toBe(0)
})
