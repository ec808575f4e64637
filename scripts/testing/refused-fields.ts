import { expect } from 'vitest'
import type { z } from 'zod'
import { DomainError, parseInput } from '#lib/timeback/contract/domain-error.ts'

/** The fields that a refusal names, each with what it must be; none if the value is taken. */
function refusedFields(schema: z.ZodType, value: unknown): string[] {
  try {
    parseInput(schema, value)
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return (error.errors ?? []).map(({ path, message }) => `${path} ${message}`)
  }
}

/** That the value is of the shape. */
export function takes(schema: z.ZodType, value: unknown): void {
  expect(refusedFields(schema, value)).toEqual([])
}

/** That the value is refused for these fields and no others. */
export function refuses(schema: z.ZodType, value: unknown, ...fields: (string | RegExp)[]): void {
  expect(refusedFields(schema, value)).toEqual(fields.map((field) => expect.stringMatching(field)))
}
