import { expect, it } from 'vitest'
import { isUuid } from './is-uuid.ts'

const uuid = '0a1b2c3d-4e5f-6789-abcd-ef0123456789'

it('takes a UUID in either case and of any version', () => {
  expect([uuid, uuid.toUpperCase(), '00000000-0000-0000-0000-000000000000'].map(isUuid)).toEqual([
    true,
    true,
    true,
  ])
})

it.each([
  ['nothing', ''],
  ['something before it', `x${uuid}`],
  ['something behind it', `${uuid}0`],
  ['a line break behind it', `${uuid}\n`],
  ['a letter beyond f in its first group', uuid.replace('0a1b', 'ga1b')],
  ['a letter beyond f in the middle', uuid.replace('4e5f', '4e5g')],
  ['a letter beyond f in its last group', uuid.replace('ef01', 'eg01')],
  ['no hyphens', uuid.replaceAll('-', '')],
  ['a group too few', '0a1b2c3d-4e5f-6789-ef0123456789'],
  ['a short last group', uuid.slice(0, -1)],
  ['a short first group', uuid.slice(1)],
  ['braces', `{${uuid}}`],
])('refuses text with %s', (_what, text) => {
  expect(isUuid(text)).toBe(false)
})
