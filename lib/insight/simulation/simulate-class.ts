import { firstNeeds, needOf } from '#lib/insight/needs.ts'
import {
  type AdaptiveAttempt,
  answerServed,
  serveNext,
  startAdaptiveAttempt,
  totals,
} from '#lib/powerpath/adaptive-attempt.ts'
import { needsHelp } from '#lib/powerpath/needs-help.ts'
import { toItemProfile } from '#lib/powerpath/response-model.ts'
import { smallBank, TYPICAL_MS } from '#lib/powerpath/simulation/bank.ts'
import { domainLearner, type Learner } from '#lib/powerpath/simulation/learner.ts'
import { assert } from '#lib/std/assert.ts'
import { createRandom, type Random } from '#lib/std/random.ts'
import { adaptiveType } from '#lib/std/terms.ts'

/** What came of one class: who was named of those who are stuck in truth, and of the others. */
export type Named = {
  students: number
  stuck: number
  namedStuck: number
  namedOthers: number
}

/**
 * A class in the middle of an adaptive lesson: each has answered 8 to 30 questions, or is done. Whoever is stuck knows
 * 20 to 35 of 100 of what the lesson asks, the others 70 to 95. The same seed gives the same class on every machine.
 */
export function simulateClass({
  students,
  stuck,
  seed,
}: {
  students: number
  stuck: number
  seed: number
}): Named {
  const random = createRandom(seed)
  const needs = Array.from({ length: students }, (_, index) => {
    const knows = index < stuck ? 0.2 + 0.15 * random() : 0.7 + 0.25 * random()
    const answers = 8 + Math.floor(23 * random())
    const state = work(domainLearner(knows), { answers, seed: seed * 1000 + index, random })
    const { totalQuestions: total, correctQuestions: correct } = totals(state)
    const facts = {
      ...{ studentId: String(index), lessonId: 'l', score: state.score, mastered: state.score >= 100 },
      ...{ attempts: 1, lastSeenAt: null, state: state.score >= 100 ? ('done' as const) : ('open' as const) },
      answers: state.score >= 100 ? null : { total, correct },
      helpCause: needsHelp(state)?.cause ?? null,
    }
    return needOf(facts, adaptiveType)
  }).flatMap((need) => need ?? [])
  const named = firstNeeds(needs, students)
  const namedStuck = named.filter(({ studentId }) => Number(studentId) < stuck).length
  return { students, stuck, namedStuck, namedOthers: named.length - namedStuck }
}

function work(
  learner: Learner,
  { answers, seed, random }: { answers: number; seed: number; random: Random },
): AdaptiveAttempt {
  const { pool } = smallBank(60)
  let { state, served } = serveNext(startAdaptiveAttempt(seed, 'published'), pool, new Set<string>())
  for (let answered = 0; answered < answers && served && state.score < 100; answered++) {
    const id = served.questionId
    const item = pool.find((each) => each.id === id)
    assert(item, 'what is served is of the bank')
    const { rating, guessing } = toItemProfile(item)
    const given = learner({ rating, guessing, typicalMs: TYPICAL_MS, timesSeen: 0, answered }, random)
    const step = answerServed(state, id, given)
    assert(step.ok, 'what is served can be answered')
    ;({ state, served } = serveNext(step.value.state, pool, new Set<string>()))
  }
  return state
}
