import { expect, it } from 'vitest'
import { compareNames, sharedNames } from './names.ts'

it('finds the names that several have, as they look on a page', () => {
  const isShared = sharedNames(['Same Name', 'same  name ', 'Émile', 'E\u0301mile', 'Ann', 'Anna'])
  expect(['Same Name', 'Émile', 'Ann', 'Anna', 'Nobody'].map(isShared)).toEqual([
    ...[true, true, false, false, false],
  ])
})

it('tells names apart that differ in where their words end', () => {
  const isShared = sharedNames(['Jo Ann', 'Joann'])
  expect(['Jo Ann', 'Joann'].map(isShared)).toEqual([false, false])
})

it('sorts names as a reader looks for them, whatever their case and accents', () => {
  const names = ['Zoe', 'Bob', 'Émile', 'alice', 'Emma', 'Ángel', 'Student 10', 'Student 2', 'Élodie']
  expect(names.sort(compareNames)).toEqual([
    ...['alice', 'Ángel', 'Bob', 'Élodie', 'Émile', 'Emma', 'Student 2', 'Student 10', 'Zoe'],
  ])
})
