import { COMPLETE_SCORE } from './mastery.ts'

/** Longest estimate; where it appears it means “or more”, which is none to tell a student. */
export const MAX_QUESTIONS_LEFT = 50

/** A student of whom little is known is taken to be right 4 times in 5, with the weight of 5 answers. */
const PRIOR = { correct: 4, total: 5 }

/**
 * About how many questions are left to 100: 0 only at 100, a whole number below 10, then a multiple of 5
 * up to 50. It is the mean length of the walk of `next`, one answer's step, at the student's accuracy so far.
 */
export function questionsLeft(
  score: number,
  answers: { total: number; correct: number },
  next: ScoreStep,
): number {
  if (score >= COMPLETE_SCORE) return 0
  const chance = (answers.correct + PRIOR.correct) / (answers.total + PRIOR.total)
  return friendly(meanQuestions(score, chance, next))
}

/** The score after an answer. */
type ScoreStep = (score: number, correct: boolean) => number

/** Sums, over the questions ahead, the probability that each is still needed; scores are whole numbers. */
function meanQuestions(score: number, chance: number, step: ScoreStep): number {
  const [right, wrong] = [true, false].map((correct) =>
    Uint8Array.from({ length: COMPLETE_SCORE }, (_, from) => step(from, correct)),
  ) as [Uint8Array, Uint8Array]
  let unfinished = new Float64Array(COMPLETE_SCORE + 1)
  let next = new Float64Array(COMPLETE_SCORE + 1)
  unfinished[score] = 1
  let mean = 0
  for (let question = 0; question < MAX_QUESTIONS_LEFT; question++) {
    next.fill(0)
    for (let from = 0; from < COMPLETE_SCORE; from++) {
      const probability = unfinished[from] ?? 0
      if (probability === 0) continue
      mean += probability
      add(next, right[from], probability * chance)
      add(next, wrong[from], probability * (1 - chance))
    }
    const done = unfinished
    unfinished = next
    next = done
  }
  return mean
}

function add(distribution: Float64Array, score: number | undefined, probability: number): void {
  if (score !== undefined) distribution[score] = (distribution[score] ?? 0) + probability
}

function friendly(questions: number): number {
  return questions < 10 ? Math.round(questions) : 5 * Math.round(questions / 5)
}
