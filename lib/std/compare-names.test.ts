import { expect, it } from 'vitest'
import { compareNames } from './compare-names.ts'

it('sorts names as a reader looks for them, whatever their case and accents', () => {
  const names = ['Zoe', 'Bob', 'Émile', 'alice', 'Emma', 'Ángel', 'Student 10', 'Student 2', 'Élodie']
  expect(names.sort(compareNames)).toEqual([
    ...['alice', 'Ángel', 'Bob', 'Élodie', 'Émile', 'Emma', 'Student 2', 'Student 10', 'Zoe'],
  ])
})
