import { expect, test } from 'vitest'
import {
  describeFile,
  fileKinds,
  isAllowedType,
  maxFileBytes,
  maxFileCharacters,
  readFile,
} from './file-limits.ts'

test('a file of the largest size still fits on the wire', () => {
  expect(Math.ceil(maxFileBytes / 3) * 4 + 'data:application/octet-stream;base64,'.length).toBeLessThan(
    maxFileCharacters,
  )
})

test('readFile gives a data: URL with a type, and refuses in words what is too large, empty or of another kind', async () => {
  const read = await readFile(new File(['stone'], 'stone.txt', { type: 'text/plain' }), [])
  expect(read).toEqual({ ok: true, value: 'data:text/plain;base64,c3RvbmU=' })
  const refused = [
    readFile(new File(['x'.repeat(maxFileBytes + 1)], 'big.txt', { type: 'text/plain' }), []),
    readFile(new File([], 'empty.txt', { type: 'text/plain' }), []),
    readFile(new File(['x'], 'stone.txt', { type: 'text/plain' }), ['image/*']),
  ]
  const errors = (await Promise.all(refused)).map((result) => (result.ok ? '' : result.error))
  expect(errors[0]).toContain('at most 74 kB')
  expect(errors[1]).toContain('is empty')
  expect(errors[2]).toContain('Choose a picture')
})

test('files are described in people’s words', () => {
  expect(fileKinds(['image/png', 'image/jpeg', 'application/pdf'])).toBe('a picture or a PDF file')
  expect(fileKinds([])).toBe('a file')
  expect(isAllowedType(['image/*'], 'image/png')).toBe(true)
  expect(describeFile('data:text/plain;base64,c3RvbmU=')).toEqual({ mediaType: 'text/plain', bytes: 5 })
})
