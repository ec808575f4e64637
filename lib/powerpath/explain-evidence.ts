import { unreachable } from '#lib/std/assert.ts'
import type { Evidence } from './evidence.ts'
import { COMPLETE_SCORE } from './published-score.ts'

/** From this gain on a question counts as a strong sign, and below the other as a weak one. */
const STRONG_GAIN = 9
const WEAK_GAIN = 4

/** One or two short sentences that tell a child how far the score moved, and why. */
export function explainEvidence(evidence: Evidence, scoreBefore: number, scoreAfter: number): string {
  const points = Math.abs(scoreAfter - scoreBefore)
  switch (evidence) {
    case 'right':
      return explainRight(points, scoreAfter)
    case 'wrong':
      if (points === 0) return 'Not correct. Your score stays at 0.'
      return `Not correct: −${points}. Right answers to hard questions win it back fast.`
    case 'skipped':
      if (points === 0) return `You do not know it yet. Your score stays at ${scoreAfter}.`
      return `You do not know it yet: −${points}. That costs less than a wrong answer.`
    case 'repeat':
      return 'You have seen this question before. It is good practice, and your score stays the same.'
    case 'rapid':
      return 'That was too fast to read the question. It does not count, so your score stays the same.'
    default:
      return unreachable(evidence)
  }
}

function explainRight(points: number, scoreAfter: number): string {
  if (scoreAfter >= COMPLETE_SCORE) return `Correct: +${points}. You reached 100!`
  if (points >= STRONG_GAIN) return `Correct: +${points}. Hard questions count most.`
  if (points < WEAK_GAIN) return `Correct: +${points}. Easy questions count a little.`
  return `Correct: +${points}. Harder questions count more.`
}
