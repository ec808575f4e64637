import { COMPLETE_SCORE, publishedScore } from './published-score.ts'

/** Longest estimate; where it appears it means “or more”, which is none to tell a student. */
export const MAX_QUESTIONS_LEFT = 50

/** A student of whom little is known is taken to be right 4 times in 5, with the weight of 5 answers. */
const PRIOR = { correct: 4, total: 5 }

/**
 * About how many questions are left to 100: 0 only at 100, a whole number below 10, then a multiple of 5
 * up to 50. It is the mean length of the walk of `next` at the student's accuracy so far.
 */
export function questionsLeft(
  score: number,
  answers: { total: number; correct: number },
  next: ScoreStep = publishedScore,
): number {
  if (score >= COMPLETE_SCORE) return 0
  const chance = (answers.correct + PRIOR.correct) / (answers.total + PRIOR.total)
  return friendly(meanQuestions(score, chance, next))
}

/** The score after an answer. */
type ScoreStep = (score: number, correct: boolean) => number

/** Sums, over the questions ahead, the probability that each is still needed. */
function meanQuestions(score: number, chance: number, step: ScoreStep): number {
  let unfinished = new Map([[score, 1]])
  let mean = 0
  for (let question = 0; question < MAX_QUESTIONS_LEFT; question++) {
    const next = new Map<number, number>()
    for (const [from, probability] of unfinished) {
      mean += probability
      add(next, step(from, true), probability * chance)
      add(next, step(from, false), probability * (1 - chance))
    }
    next.delete(COMPLETE_SCORE)
    unfinished = next
  }
  return mean
}

function add(distribution: Map<number, number>, score: number, probability: number): void {
  distribution.set(score, (distribution.get(score) ?? 0) + probability)
}

function friendly(questions: number): number {
  return questions < 10 ? Math.round(questions) : 5 * Math.round(questions / 5)
}
