/** From this score a session is passed (seed 001, Score Handling). */
const passingScore = 70

export const maxScore = 100

/** `passed` from 70, below it `failed`. */
export function successStatus(score: number): 'passed' | 'failed' {
  return score >= passingScore ? 'passed' : 'failed'
}

/** Whether a completion masters the activity: with a passing score, or where none was given (http contract, progress). */
export function isMastering({ score }: { score: number | null }): boolean {
  return score === null || successStatus(score) === 'passed'
}
