import { COMPLETE_SCORE } from './published-score.ts'

/** From here on a right answer earns half of what the first one did (Timeback protocol §2.1). */
const STEEP_FROM_SCORE = 70

/** One or two short sentences that tell a child how far the score moved, and why. */
export function explainMove(correct: boolean, scoreBefore: number, scoreAfter: number): string {
  const points = Math.abs(scoreAfter - scoreBefore)
  if (scoreAfter >= COMPLETE_SCORE) return `Correct: +${points}. You reached 100!`
  if (correct) {
    return scoreBefore < STEEP_FROM_SCORE
      ? `Correct: +${points}. Early steps are big.`
      : `Correct: +${points}. Steps get smaller near 100.`
  }
  if (points === 0) return 'Not correct. Your score stays at 0.'
  return scoreBefore < STEEP_FROM_SCORE
    ? `Not correct: −${points}. You can win this back with one right answer.`
    : `Not correct: −${points}. Mistakes cost more near 100.`
}
