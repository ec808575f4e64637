import { inARow, knowledgeTracing, mOfN, policyRule, type Rule } from './rule.ts'
import { LEARNS_AFTER, type Scenario, scenarios } from './scenarios.ts'
import { type Outcome, simulate } from './simulate.ts'

/** The policies of this room, and rules in wide use. */
const comparedRules: readonly Rule[] = [
  policyRule('evidence'),
  policyRule('published'),
  inARow(3),
  mOfN(8, 10),
  knowledgeTracing(),
]

/** What a rule does with a kind of student. */
export type Comparison = {
  rule: string
  learner: string
  student: Scenario['student']
  /** Share mastered within 30 and 100 questions, 0–1; of the learning student, by the question of learning. */
  masteredBy: { 30: number; 100: number; learning: number }
  /** Questions to mastery; from learning on, of those not mastered before, for the student who learns. */
  median: number | null
  p90: number | null
  /** In points of a meter of 100. */
  largestDrop: number
}

/** Every scenario under every rule, each with so many learners. */
export function* compareRules({ learners, seed }: { learners: number; seed: number }): Generator<Comparison> {
  for (const scenario of scenarios) {
    for (const rule of comparedRules) {
      yield toComparison(rule, scenario, simulate({ ...scenario, rule, learners, seed }))
    }
  }
}

function toComparison(rule: Rule, { name, student }: Scenario, outcomes: readonly Outcome[]): Comparison {
  const skipped = student === 'learns' ? LEARNS_AFTER : 0
  const after = outcomes.filter(({ masteredAt }) => masteredAt === null || masteredAt > skipped)
  const from = (questions: number | null) => (questions === null ? null : questions - skipped)
  return {
    rule: rule.name,
    learner: name,
    student,
    masteredBy: {
      30: masteredBy(outcomes, 30),
      100: masteredBy(outcomes, 100),
      learning: masteredBy(outcomes, LEARNS_AFTER),
    },
    median: from(questionsToMastery(after, 0.5)),
    p90: from(questionsToMastery(after, 0.9)),
    largestDrop: largestDrop(outcomes),
  }
}

/** Share of the learners that were given mastery by this question, 0–1. */
export function masteredBy(outcomes: readonly Outcome[], question: number): number {
  const mastered = outcomes.filter(({ masteredAt }) => masteredAt !== null && masteredAt <= question)
  return mastered.length / outcomes.length
}

/** Questions that this share (0–1) of the learners needed at most; null when fewer got there. */
export function questionsToMastery(outcomes: readonly Outcome[], share: number): number | null {
  const sorted = outcomes
    .map(({ masteredAt }) => masteredAt ?? Number.POSITIVE_INFINITY)
    .sort((a, b) => a - b)
  const at = sorted[Math.ceil(share * sorted.length) - 1] ?? Number.POSITIVE_INFINITY
  return Number.isFinite(at) ? at : null
}

/** The largest fall of the meter in one step that any learner saw. */
export function largestDrop(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((largest, outcome) => Math.max(largest, outcome.largestDrop), 0)
}
