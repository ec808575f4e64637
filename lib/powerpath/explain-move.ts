import { COMPLETE_SCORE } from './published-score.ts'

/** From here on a right answer earns half of what the first one did (Timeback protocol §2.1). */
const STEEP_FROM_SCORE = 70

/** One or two short sentences that tell a child how far the score moved, and why. */
export function explainMove(
  answer: 'right' | 'wrong' | 'skipped',
  scoreBefore: number,
  scoreAfter: number,
): string {
  const points = Math.abs(scoreAfter - scoreBefore)
  if (scoreAfter >= COMPLETE_SCORE) return `Correct: +${points}. You reached 100!`
  if (answer === 'right') {
    return scoreBefore < STEEP_FROM_SCORE
      ? `Correct: +${points}. Early steps are big.`
      : `Correct: +${points}. Steps get smaller near 100.`
  }
  const said = answer === 'skipped' ? 'You do not know it yet' : 'Not correct'
  if (points === 0) return `${said}. Your score stays at 0.`
  return scoreBefore < STEEP_FROM_SCORE
    ? `${said}: −${points}. You can win this back with one right answer.`
    : `${said}: −${points}. Mistakes cost more near 100.`
}
