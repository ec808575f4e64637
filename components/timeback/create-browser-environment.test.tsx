import { expect, it } from 'vitest'
import { createUuid } from './create-browser-environment.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

it('makes UUIDs of version 4 that do not come twice, with `getRandomValues` alone', () => {
  const made = Array.from({ length: 1000 }, () => createUuid((bytes) => crypto.getRandomValues(bytes)))
  for (const each of made) expect(each).toMatch(uuid)
  expect(new Set(made).size).toBe(1000)
})

it('leaves every other bit to chance', () => {
  const filledWith = (byte: number) => createUuid((bytes) => bytes.fill(byte))
  expect(filledWith(0)).toBe('00000000-0000-4000-8000-000000000000')
  expect(filledWith(255)).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})
