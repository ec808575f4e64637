import { scoringPolicies } from '#lib/powerpath/adaptive-attempt.ts'
import { type ItemProfile, successChance } from '#lib/powerpath/response-model.ts'
import {
  type AskedQuestion,
  type Candidates,
  type GivenAnswer,
  type PoolItem,
  pick,
} from '#lib/powerpath/scoring-policy.ts'
import type { PolicyName } from '#lib/std/terms.ts'

/** A way to decide on mastery; `begin` is for one student. */
export type Rule = { name: string; begin(): RuleRun }

type RuleRun = {
  choose(candidates: Candidates<PoolItem>): PoolItem | null
  /** Takes an answer and returns the meter that the student sees; from 100 on the lesson is mastered. */
  take(asked: AskedQuestion, given: GivenAnswer): number
  /** The success that the rule expects, null for a rule that expects nothing. */
  predict(profile: ItemProfile): number | null
}

/** A scoring policy of this room, by the same functions that the server calls. */
export function policyRule(name: PolicyName): Rule {
  const policy = scoringPolicies[name]
  return {
    name,
    begin() {
      let standing = policy.start
      return {
        choose: (candidates) => policy.select(standing, candidates),
        take(asked, given) {
          standing = policy.score(standing, asked, given).standing
          return standing.score
        },
        predict: (profile) => (name === 'evidence' ? successChance(standing.ability, profile) : null),
      }
    },
  }
}

/** So many right answers in a row; wants any question, as the following do. */
export function inARow(needed: number): Rule {
  return meterRule(`${needed} in a row`, () => {
    let streak = 0
    return (correct) => {
      streak = correct ? streak + 1 : 0
      return (100 * streak) / needed
    }
  })
}

/** So many right among the last so many. */
export function mOfN(needed: number, window: number): Rule {
  return meterRule(`${needed} of ${window}`, () => {
    const last: boolean[] = []
    return (correct) => {
      last.push(correct)
      if (last.length > window) last.shift()
      return Math.min(100, (100 * last.filter(Boolean).length) / needed)
    }
  })
}

/** Bayesian knowledge tracing (Corbett & Anderson 1995) with the usual threshold of 0.95. */
export function knowledgeTracing({ known = 0.3, learn = 0.1, guess = 0.25, slip = 0.1 } = {}): Rule {
  return meterRule('BKT 0.95', () => {
    let chance = known
    return (correct) => {
      const ifKnown = chance * (correct ? 1 - slip : slip)
      const ifNot = (1 - chance) * (correct ? guess : 1 - guess)
      const posterior = ifKnown / (ifKnown + ifNot)
      chance = posterior + (1 - posterior) * learn
      return Math.min(100, (100 * chance) / 0.95)
    }
  })
}

function meterRule(name: string, begin: () => (correct: boolean) => number): Rule {
  return {
    name,
    begin() {
      const meter = begin()
      return {
        choose: ({ pool, random }) => pick(pool, random),
        take: (_asked, { correct }) => meter(correct),
        predict: () => null,
      }
    },
  }
}
