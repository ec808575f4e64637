import { expect, it } from 'vitest'
import { testTitles } from './test-titles.ts'

it('finds tests in every quote and form, and nothing else', () => {
  const source = `
    it('one', () => {})
    test("two's", async () => {})
    it('it\\'s three', () => {})
    it.each([['a', f(1)]])('four %s', () => {})
    it.each([
      ['b'],
    ])(
      'five',
      async () => {},
    )
    it('six', { timeout: 1 }, () => {})
    describe('a group', () => {})
    describe.each(all)('groups', () => {})
    it.skip('skipped', () => {})
    expect(page.getBy('name', 1))
    // it('commented', () => {})
  `
  expect(testTitles(source)).toEqual(['one', "two's", "it's three", 'four %s', 'five', 'six'])
})
