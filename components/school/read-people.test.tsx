import { expect, it } from 'vitest'
import { problemOfLines, readPeople } from './read-people.ts'

const ann = { email: 'ann@school.example', name: 'Ann Lee' }

it.each([
  'Ann Lee, ann@school.example',
  'ann@school.example; Ann Lee',
  'Ann Lee\tann@school.example',
  '"Ann Lee" <ann@school.example>',
  '  Ann   Lee ann@school.example,',
])('reads %s', (line) => {
  expect(readPeople(line)).toEqual([ann])
})

it('reads an address alone, a name with an apostrophe, and passes over empty lines', () => {
  expect(readPeople('ann@school.example\r\n\n Zoë O’Brien-van der Berg, zoe@school.example\n')).toEqual([
    { email: 'ann@school.example' },
    { email: 'zoe@school.example', name: 'Zoë O’Brien-van der Berg' },
  ])
})

it('keeps a line without an address, for the server to refuse by its number', () => {
  expect(readPeople('Ann Lee')).toEqual([{ email: 'Ann Lee' }])
  expect(problemOfLines({ 'people.2.email': 'must be an address' })).toBe('line 3 must be an address')
  expect(problemOfLines({ people: 'must hold at least one' })).toBe('must hold at least one')
  expect(problemOfLines({ name: 'must not be empty' })).toBeUndefined()
})
