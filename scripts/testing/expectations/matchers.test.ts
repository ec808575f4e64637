import { describe, expect, it } from 'vitest'

describe('a problem', () => {
  const json = {
    status: 400,
    code: 'VALIDATION_ERROR',
    title: 'Bad Request',
    errors: [{ path: 'a', message: 'b' }],
  }

  it('is known by its status, its code and the field', () => {
    expect({ status: 400, json }).toBeProblem(400, 'VALIDATION_ERROR')
    expect({ status: 400, json }).toBeProblem(400, 'VALIDATION_ERROR', 'a')
  })

  it.each([
    ['another status', { status: 404, json }],
    ['a body that tells another status', { status: 400, json: { ...json, status: 404 } }],
    ['another code', { status: 400, json: { ...json, code: 'FORBIDDEN' } }],
    ['another field', { status: 400, json: { ...json, errors: [{ path: 'c' }] } }],
    ['no title', { status: 400, json: { ...json, title: undefined } }],
  ])('is not %s', (_, answer) => {
    expect(answer).not.toBeProblem(400, 'VALIDATION_ERROR', 'a')
    expect(() => expect(answer).toBeProblem(400, 'VALIDATION_ERROR', 'a')).toThrow('expected a problem 400')
  })
})

describe('a refusal', () => {
  const error = Object.assign(new Error('no'), { code: 'FORBIDDEN' })

  it('is an error with its code', async () => {
    expect(error).toBeRefusal('FORBIDDEN')
    await expect(Promise.reject(error)).rejects.toBeRefusal('FORBIDDEN')
  })

  it('is no error of another code, and no object', () => {
    expect(error).not.toBeRefusal('UNAUTHORIZED')
    expect({ code: 'FORBIDDEN' }).not.toBeRefusal('FORBIDDEN')
  })
})
