/** Reaching it completes an adaptive attempt (Timeback protocol §2.1). */
export const COMPLETE_SCORE = 100

/** What a wrong answer costs from which score on (Timeback protocol §2.1). */
const LOSSES = [
  { from: 90, points: 8 },
  { from: 80, points: 7 },
  { from: 70, points: 6 },
  { from: 50, points: 5 },
  { from: 40, points: 4 },
  { from: 30, points: 3 },
  { from: 20, points: 2 },
  { from: 0, points: 1 },
] as const

/** The score after an answer, in 0–100; difficulty and streaks do not enter (Timeback protocol §2.1). */
export function publishedScore(score: number, correct: boolean): number {
  const next = correct ? score + gain(score) : score - loss(score)
  return Math.min(COMPLETE_SCORE, Math.max(0, next))
}

function gain(score: number): number {
  return Math.max(4, 14 - Math.floor(score / 10))
}

function loss(score: number): number {
  return LOSSES.find(({ from }) => score >= from)?.points ?? 0
}
