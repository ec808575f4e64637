import { COMPLETE_SCORE } from './mastery.ts'

/** Longest estimate; where it appears it means “or more”, which is none to tell a student. */
export const MAX_QUESTIONS_LEFT = 50

/** A student of whom little is known is taken to be right 4 times in 5, with the weight of 5 answers. */
const PRIOR = { correct: 4, total: 5 }

/**
 * About how many questions are left to 100: 0 only at 100, a whole number below 10, then a multiple of 5
 * up to 50. It is the mean length of the walk by `steps`, one an answer, at the student's accuracy so far.
 */
export function questionsLeft(
  score: number,
  answers: { total: number; correct: number },
  steps: ScoreSteps,
): number {
  if (score >= COMPLETE_SCORE) return 0
  const chance = (answers.correct + PRIOR.correct) / (answers.total + PRIOR.total)
  return friendly(meanQuestions(score, chance, steps))
}

/** The score after a right and after a wrong answer, by the score before; scores are whole numbers. */
export type ScoreSteps = { right: Uint8Array; wrong: Uint8Array }

/** All steps of a rule, which is asked once for each. */
export function scoreSteps(after: (score: number, correct: boolean) => number): ScoreSteps {
  const from = (correct: boolean) =>
    Uint8Array.from({ length: COMPLETE_SCORE }, (_, score) => after(score, correct))
  return { right: from(true), wrong: from(false) }
}

/** The mean number of questions to 100 from a score, of a walk of at most `MAX_QUESTIONS_LEFT`: by its last question first. */
function meanQuestions(score: number, chance: number, { right, wrong }: ScoreSteps): number {
  let mean = new Float64Array(COMPLETE_SCORE + 1)
  let longer = new Float64Array(COMPLETE_SCORE + 1)
  for (let questions = 0; questions < MAX_QUESTIONS_LEFT; questions++) {
    for (let from = 0; from < COMPLETE_SCORE; from++)
      longer[from] = 1 + chance * meanAt(mean, right[from]) + (1 - chance) * meanAt(mean, wrong[from])
    const shorter = mean
    mean = longer
    longer = shorter
  }
  return meanAt(mean, score)
}

function meanAt(mean: Float64Array, score: number | undefined): number {
  return score === undefined ? 0 : (mean[score] ?? 0)
}

function friendly(questions: number): number {
  return questions < 10 ? Math.round(questions) : 5 * Math.round(questions / 5)
}
