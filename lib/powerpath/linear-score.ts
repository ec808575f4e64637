import { accuracy } from './mastery.ts'

/** What counts of one question of a linear lesson: unanswered is 0 and not correct. */
export type LinearQuestion = {
  /** Normalised by the item's maximum, 0–1. */
  score: number
  /** The item's maximum was reached. */
  correct: boolean
  /** “I don't know yet”. */
  skipped?: boolean
}

/** Differences below this come from binary fractions, not from an answer. */
const DUST = 1e-9

/** `score` = 100 × mean and `accuracy` = 100 × correct ÷ total, both 0–100 at full precision, 0 for none; and what decides XP. */
export function scoreLinear(questions: readonly LinearQuestion[]) {
  const totalQuestions = questions.length
  const correctQuestions = questions.filter(({ correct }) => correct).length
  const sum = questions.reduce((total, { score }) => total + Math.min(1, Math.max(0, score)), 0)
  return {
    score: totalQuestions === 0 ? 0 : withoutDust((100 * sum) / totalQuestions),
    accuracy: accuracy(correctQuestions, totalQuestions),
    totalQuestions,
    correctQuestions,
    xp: { right: correctQuestions, counted: questions.filter(({ skipped }) => !skipped).length },
  }
}

/** 29.999999999999996 is 30, yet 33.333… keeps every digit. */
function withoutDust(value: number): number {
  const tidy = Math.round(value * 1e6) / 1e6
  return Math.abs(tidy - value) < DUST ? tidy : value
}
