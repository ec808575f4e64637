/** Correct answers in per cent of all, 0–100; 0 when nothing was answered (Timeback protocol §1.1). */
export function accuracy(correct: number, total: number): number {
  return total === 0 ? 0 : (100 * correct) / total
}
