import { logistic } from '#lib/powerpath/response-model.ts'

/** A student's first answer to an item; ids are any text that tells them apart. */
export type LoggedAnswer = Question & { correct: boolean }

type Question = { student: string; item: string; skill: string }

/** Learns from answers one by one, in the order in which they were given; the same log gives the same ratings. */
export type EloEstimator = {
  /** Chance of a right answer, between 0 and 1, from all that was learned so far. */
  predict(question: Question): number
  /** Moves the four ratings of an answer towards it. */
  learn(answer: LoggedAnswer): void
  /** The item's rating in logits, higher is harder, as `PoolItem` takes it; null before its first answer. */
  itemRating(question: Pick<Question, 'item' | 'skill'>): number | null
}

/** How far an answer moves a rating: less the more is known, but never less than `least`. */
type Steps = { first: number; fading: number; least: number }

/**
 * Elo's rating with fading steps (Pelánek 2016). An item is as hard as its skill and its own part together,
 * so that a new item starts as hard as its neighbours; a student is as able as on the whole and in this skill.
 * Tuned on the training halves of two public logs (docs/mastery.md) and rounded.
 */
const STEPS = {
  item: { first: 0.6, fading: 0.07, least: 0.03 },
  itemSkill: { first: 0.3, fading: 0.055, least: 0 },
  student: { first: 0.55, fading: 0.025, least: 0.08 },
  studentSkill: { first: 0.28, fading: 0.0125, least: 0.1 },
} as const satisfies Record<string, Steps>

export function createEloEstimator(): EloEstimator {
  const items = createRatings(STEPS.item)
  const itemSkills = createRatings(STEPS.itemSkill)
  const students = createRatings(STEPS.student)
  const studentSkills = createRatings(STEPS.studentSkill)
  const predict = ({ student, item, skill }: Question) => {
    const ability = students.get(student) + studentSkills.get(skillOf(student, skill))
    return logistic(ability - items.get(item) - itemSkills.get(skill))
  }
  return {
    predict,
    learn({ correct, ...question }) {
      const { student, item, skill } = question
      const surprise = (correct ? 1 : 0) - predict(question)
      items.move(item, -surprise)
      itemSkills.move(skill, -surprise)
      students.move(student, surprise)
      studentSkills.move(skillOf(student, skill), surprise)
    },
    itemRating: ({ item, skill }) => (items.has(item) ? items.get(item) + itemSkills.get(skill) : null),
  }
}

function skillOf(student: string, skill: string): string {
  return JSON.stringify([student, skill])
}

function createRatings({ first, fading, least }: Steps) {
  const ratings = new Map<string, { value: number; answers: number }>()
  return {
    has: (id: string) => ratings.has(id),
    get: (id: string) => ratings.get(id)?.value ?? 0,
    move(id: string, surprise: number) {
      const { value, answers } = ratings.get(id) ?? { value: 0, answers: 0 }
      const step = Math.max(least, first / (1 + fading * answers))
      ratings.set(id, { value: value + step * surprise, answers: answers + 1 })
    },
  }
}
