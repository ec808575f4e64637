import type { OutcomeValue } from '#lib/qti/run/score/score-item.ts'

/** How the values of a container are compared: `multiple` disregards their order. */
export type Order = 'any' | 'kept'

/** Whether an outcome is what a case expects; nothing at all, `""` and `[]` are the same. */
export function sameOutcome(got: OutcomeValue | undefined, expected: unknown, order: Order): boolean {
  if (isEmpty(got) || isEmpty(expected)) return isEmpty(got) && isEmpty(expected)
  if (Array.isArray(got) || Array.isArray(expected)) {
    return Array.isArray(got) && Array.isArray(expected) && sameList(got, expected, order)
  }
  return sameScalar(got, expected)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function sameList(got: unknown[], expected: unknown[], order: Order): boolean {
  if (got.length !== expected.length) return false
  if (order === 'kept') return got.every((value, index) => sameScalar(value, expected[index]))
  const left = [...expected]
  return got.every((value) => {
    const at = left.findIndex((candidate) => sameScalar(value, candidate))
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
}

/** Numbers agree within a relative difference of 1e-9. */
function sameScalar(got: unknown, expected: unknown): boolean {
  if (typeof got !== 'number' || typeof expected !== 'number') return got === expected
  return got === expected || Math.abs(got - expected) <= 1e-9 * Math.max(Math.abs(got), Math.abs(expected))
}
