import { expect, it } from 'vitest'
import { sharedNames } from './shared-names.ts'

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
