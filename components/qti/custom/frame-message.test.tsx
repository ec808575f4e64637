import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFrameMessage } from './frame-message.ts'

test('a message of ours is read, and its height kept within bounds', () => {
  expect(readFrameMessage({ kind: 'ready', more: 1 })).toEqual({ kind: 'ready' })
  expect(readFrameMessage({ kind: 'height', height: 200.2 })).toEqual({ kind: 'height', height: 201 })
  expect(readFrameMessage({ kind: 'height', height: 1e9 })).toEqual({ kind: 'height', height: 2_400 })
  expect(readFrameMessage({ kind: 'height', height: -1 })).toEqual({ kind: 'height', height: 48 })
  expect(readFrameMessage({ kind: 'answer', answer: 3 })).toEqual({ kind: 'answer', answer: 3, valid: true })
  expect(readFrameMessage({ kind: 'answer', valid: false })).toMatchObject({ valid: false })
})

test('anything else is none, whatever it is', () => {
  for (const sent of [null, 3, 'ready', [], {}, { kind: 'start' }, { kind: 'height', height: '9' }])
    expect(readFrameMessage(sent)).toBe(null)
  expect(readFrameMessage({ kind: 'height', height: Number.NaN })).toBe(null)
  fc.assert(fc.property(fc.anything(), (sent) => void readFrameMessage(sent)))
})
