/** From this score a session is passed (seed 001, Score Handling). */
const passingScore = 70

export const maxScore = 100

/** `passed` from 70, below it `failed`. */
export function successStatus(score: number): 'passed' | 'failed' {
  return score >= passingScore ? 'passed' : 'failed'
}
