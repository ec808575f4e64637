import type { Value } from './value.ts'

/**
 * What must be kept of an attempt at an item from turn to turn. Fit for JSON; the values of its template
 * follow from the seed.
 */
export type ItemState = {
  seed: number
  numAttempts: number
  completionStatus: string
  responses: Readonly<Record<string, Value>>
  outcomes: Readonly<Record<string, Value>>
}

/** Before the first turn. */
export function startState(seed: number): ItemState {
  return { seed, numAttempts: 0, completionStatus: 'not_attempted', responses: {}, outcomes: {} }
}
