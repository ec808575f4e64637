/**
 * Which sub-test of an assessment bank (1, 2, …) an attempt asks: they take turns, so that attempt k + 1 asks
 * the first again (Timeback protocol §1.1, 1). Null for a lesson that is no bank.
 */
export function subTestOf(attempt: number, subTests: number): number | null {
  return subTests > 1 ? ((attempt - 1) % subTests) + 1 : null
}
