import { describe, expect, it } from 'vitest'
import { assert, unreachable } from './assert.ts'

describe('assert', () => {
  it('narrows what it was given', () => {
    const found: string | undefined = ['row'].find((value) => value === 'row')
    assert(found, 'the row exists')
    expect(found.length).toBe(3)
  })

  it('throws with the promise that was broken', () => {
    expect(() => assert(null, 'the row exists')).toThrow('Broken promise: the row exists')
    expect(() => assert(0, 'it is not zero')).toThrow('it is not zero')
  })
})

describe('unreachable', () => {
  it('throws with the value that should not exist', () => {
    expect(() => unreachable('purple' as never)).toThrow('Unreachable: "purple"')
  })
})
