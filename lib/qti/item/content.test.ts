import { expect, it } from 'vitest'
import { readSourceSet, writeSourceSet } from './content.ts'

it.each([
  ['a.png', [{ href: 'a.png', descriptor: '' }]],
  ['a.png 2x', [{ href: 'a.png', descriptor: '2x' }]],
  [
    ' a.png  480w , b.png 800w',
    [
      { href: 'a.png', descriptor: '480w' },
      { href: 'b.png', descriptor: '800w' },
    ],
  ],
  [
    'a.png, b.png 2x,',
    [
      { href: 'a.png', descriptor: '' },
      { href: 'b.png', descriptor: '2x' },
    ],
  ],
  [
    'https://x.example/a,b.png 2x,\nc.png',
    [
      { href: 'https://x.example/a,b.png', descriptor: '2x' },
      { href: 'c.png', descriptor: '' },
    ],
  ],
  [',a.png ,', [{ href: 'a.png', descriptor: '' }]],
  ['', []],
  [' , ', []],
])('a source set is read as browsers read it: %j', (text, sources) => {
  expect(readSourceSet(text)).toEqual(sources)
})

it('a source set is written as it is read', () => {
  const sources = [
    { href: 'a.png', descriptor: '' },
    { href: 'b.png', descriptor: '800w' },
  ]
  expect(writeSourceSet(sources)).toBe('a.png, b.png 800w')
  expect(readSourceSet(writeSourceSet(sources))).toEqual(sources)
  expect(writeSourceSet([])).toBe('')
})
