/** Whether a student got a question right. */
export type Outcome = { student: string; question: string; correct: boolean }

export type RaschEstimate = {
  /** In logits, by student; 0 is the middle of all that students are expected to be. */
  abilities: ReadonlyMap<string, number>
  /** In logits, by question. Who is as able as a question is difficult gets it right every other time. */
  difficulties: ReadonlyMap<string, number>
}

/** How far students and questions are expected to lie apart, in logits: what keeps few answers from saying too much. */
export const abilitySpread = 1.5
export const difficultySpread = 2

/** The chance of a right answer (Rasch 1960). */
export function chanceOfRight(ability: number, difficulty: number): number {
  return 1 / (1 + Math.exp(difficulty - ability))
}

/**
 * The abilities and difficulties that make the answers likeliest, normal priors included: one maximum, since both are
 * concave. What was answered tells the same whatever chose the questions, also a lesson that adapts to the student
 * (Mislevy & Sheehan 1989: the choice depends on observed answers alone).
 */
export function estimateRasch(outcomes: readonly Outcome[]): RaschEstimate {
  const students = indexOf(outcomes.map(({ student }) => student))
  const questions = indexOf(outcomes.map(({ question }) => question))
  const ability = new Float64Array(students.size)
  const difficulty = new Float64Array(questions.size)
  const answers = outcomes.map(({ student, question, correct }) => ({
    ...{ student: students.get(student) ?? 0, question: questions.get(question) ?? 0 },
    right: correct ? 1 : 0,
  }))
  const ofStudent = groupsOf(answers, students.size, ({ student }) => student)
  const ofQuestion = groupsOf(answers, questions.size, ({ question }) => question)
  for (let round = 0, moved = 1; round < mostRounds && moved > closeEnough; round++) {
    const a = improve(ability, ofStudent, ({ question }) => -(difficulty[question] ?? 0), 1, abilitySpread)
    const d = improve(difficulty, ofQuestion, ({ student }) => ability[student] ?? 0, -1, difficultySpread)
    moved = Math.max(a, d, center(ability, difficulty))
  }
  return { abilities: byName(students, ability), difficulties: byName(questions, difficulty) }
}

/** How able a student is by these answers to questions of known difficulty, by the same prior. */
export function estimateAbility(answers: readonly { difficulty: number; correct: boolean }[]): number {
  let ability = 0
  for (let round = 0, moved = 1; round < mostRounds && Math.abs(moved) > closeEnough; round++) {
    let gradient = -ability / abilitySpread ** 2
    let information = 1 / abilitySpread ** 2
    for (const { difficulty, correct } of answers) {
      const chance = chanceOfRight(ability, difficulty)
      gradient += (correct ? 1 : 0) - chance
      information += chance * (1 - chance)
    }
    moved = limited(gradient / information)
    ability += moved
  }
  return ability
}

const mostRounds = 500
const closeEnough = 1e-7
/** A Newton step from far away would leap over the maximum. */
const longestStep = 2

type Answer = { student: number; question: number; right: number }

/** One Newton step for each of `values`, which count as `sign`; answers by how far it moved at most. */
function improve(
  values: Float64Array,
  groups: readonly Answer[][],
  offset: (answer: Answer) => number,
  sign: 1 | -1,
  spread: number,
): number {
  let moved = 0
  for (const [index, group] of groups.entries()) {
    const value = values[index] ?? 0
    let gradient = -value / spread ** 2
    let information = 1 / spread ** 2
    for (const answer of group) {
      const chance = chanceOfRight(sign * value + offset(answer), 0)
      gradient += sign * (answer.right - chance)
      information += chance * (1 - chance)
    }
    const step = limited(gradient / information)
    values[index] = value + step
    moved = Math.max(moved, Math.abs(step))
  }
  return moved
}

/** Moves all together to where the priors want them, which changes no chance and would take single steps forever. */
function center(ability: Float64Array, difficulty: Float64Array): number {
  const pull = total(ability) / abilitySpread ** 2 + total(difficulty) / difficultySpread ** 2
  const shift = -pull / (ability.length / abilitySpread ** 2 + difficulty.length / difficultySpread ** 2 || 1)
  for (const values of [ability, difficulty])
    for (const [index, value] of values.entries()) values[index] = value + shift
  return Math.abs(shift)
}

function limited(step: number): number {
  return Math.max(-longestStep, Math.min(longestStep, step))
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function indexOf(names: readonly string[]): Map<string, number> {
  return new Map([...new Set(names)].map((name, index) => [name, index]))
}

function groupsOf(answers: readonly Answer[], count: number, of: (answer: Answer) => number): Answer[][] {
  const groups: Answer[][] = Array.from({ length: count }, () => [])
  for (const answer of answers) groups[of(answer)]?.push(answer)
  return groups
}

function byName(index: ReadonlyMap<string, number>, values: Float64Array): Map<string, number> {
  return new Map([...index].map(([name, at]) => [name, values[at] ?? 0]))
}
