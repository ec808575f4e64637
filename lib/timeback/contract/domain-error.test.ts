import { expect, it } from 'vitest'
import { z } from 'zod'
import { DomainError, invalidField, parseInput, requireFound } from './domain-error.ts'

const schema = z.strictObject({
  name: z.string('must be text').default('nobody'),
  metrics: z.strictObject({ xpEarned: z.number('must be a number') }),
  list: z.array(z.number('must be a number')).optional(),
})
const refusalOf = (value: unknown) => {
  try {
    return parseInput(schema, value)
  } catch (error) {
    return error
  }
}

it('gives what the shape makes of the value', () => {
  expect(parseInput(schema, { metrics: { xpEarned: 1 } })).toEqual({
    name: 'nobody',
    metrics: { xpEarned: 1 },
  })
})

it('names every wrong field by its dotted path, and every unknown one, at any depth', () => {
  const refusal = refusalOf({
    name: 1,
    metrics: { xpEarned: 'x', extra: 1, more: 2 },
    list: [1, 'b'],
    other: 0,
  })
  expect(refusal).toBeInstanceOf(DomainError)
  expect(refusal).toMatchObject({
    code: 'VALIDATION_ERROR',
    status: 400,
    errors: [
      { path: 'name', message: 'must be text' },
      { path: 'metrics.xpEarned', message: 'must be a number' },
      { path: 'metrics.extra', message: 'is not a known field' },
      { path: 'metrics.more', message: 'is not a known field' },
      { path: 'list.1', message: 'must be a number' },
      { path: 'other', message: 'is not a known field' },
    ],
  })
})

it('says it all in one sentence, too, and nothing of a path where the whole is wrong', () => {
  expect(refusalOf({ name: 1, metrics: { xpEarned: 1 } })).toMatchObject({ message: 'name: must be text' })
  expect(refusalOf(null)).toMatchObject({
    message: expect.not.stringMatching(/^:/),
    errors: [{ path: '', message: expect.stringContaining('expected object') }],
  })
})

it('one field that is refused later is told alike', () => {
  expect(invalidField('course', 'is unknown')).toMatchObject({
    code: 'VALIDATION_ERROR',
    status: 400,
    message: 'course: is unknown',
    errors: [{ path: 'course', message: 'is unknown' }],
  })
})

it('says several wrong fields one after the other', () => {
  expect(refusalOf({ name: 1, metrics: { xpEarned: 'x' } })).toMatchObject({
    message: 'name: must be text; metrics.xpEarned: must be a number',
  })
})

it('what is not there is refused by what it would be, and anything else is there', () => {
  expect(() => requireFound(null, 'LESSON_NOT_FOUND')).toThrow(
    expect.objectContaining({
      code: 'LESSON_NOT_FOUND',
      status: 404,
      message: 'There is nothing of that name here.',
    }),
  )
  for (const value of [0, '', false]) expect(requireFound(value, 'LESSON_NOT_FOUND')).toBe(value)
})
