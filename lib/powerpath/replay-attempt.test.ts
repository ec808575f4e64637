import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PolicyName } from '#lib/std/terms.ts'
import {
  type AdaptiveAttempt,
  answerServed,
  replayAttempt,
  serveNext,
  standingOf,
  startAdaptiveAttempt,
} from './adaptive-attempt.ts'
import type { GivenAnswer } from './scoring-policy.ts'
import { smallBank } from './simulation/bank.ts'

const { pool } = smallBank(24)
const seenBefore = new Set(pool.slice(0, 4).map(({ id }) => id))
const policies = fc.constantFrom<PolicyName>('published', 'evidence')
const answers = fc.array(
  fc.record({ correct: fc.boolean(), skipped: fc.boolean(), responseMs: fc.constantFrom(null, 900, 20_000) }),
  { maxLength: 50 },
)

function play(seed: number, policy: PolicyName, given: readonly GivenAnswer[]): AdaptiveAttempt {
  let state = startAdaptiveAttempt(seed, policy)
  for (const answer of given) {
    const next = serveNext(state, pool, seenBefore)
    if (!next.served) break
    const answered = answerServed(next.state, next.served.questionId, answer)
    if (!answered.ok) throw new Error(answered.error)
    state = answered.value.state
  }
  return state
}

describe('replayAttempt', () => {
  it('works out every score again bit for bit, from a log that was stored as JSON', () => {
    fc.assert(
      fc.property(fc.integer(), policies, answers, (seed, policy, given) => {
        const stored = JSON.stringify(play(seed, policy, given))
        expect(JSON.stringify(replayAttempt(JSON.parse(stored)))).toBe(stored)
        expect(JSON.stringify(play(seed, policy, given))).toBe(stored)
      }),
      { numRuns: 300 },
    )
  })

  it('finds a score that was tampered with', () => {
    const state = play(1, 'evidence', [{ correct: true }, { correct: false }, { correct: true }])
    expect(replayAttempt({ ...state, score: 99 }).score).toBe(state.score)
  })

  it('tells what the score would be had an answer been graded otherwise', () => {
    const given = [{ correct: true }, { correct: false }, { correct: true }]
    const { served, ...state } = play(3, 'published', given)
    const regraded = served.map((question) =>
      question.answer ? { ...question, answer: { ...question.answer, correct: true } } : question,
    )
    expect(replayAttempt({ ...state, served: regraded }).score).toBe(39)
  })

  it('weighs a question as it was when it was served, whatever became of it since', () => {
    const state = play(5, 'evidence', [{ correct: true }, { correct: true }])
    expect(state.served[0]?.profile).toEqual({ guessing: 0.25, rating: 0, typicalMs: 20_000 })
    expect(replayAttempt(state)).toEqual(state)
    expect(standingOf(state).ability).toBeGreaterThan(0.5)
  })

  it('reads a log without profiles by the levels, and takes first servings as new', () => {
    const full = play(7, 'evidence', new Array<GivenAnswer>(6).fill({ correct: true }))
    const bare = full.served.map(
      ({ profile: _profile, firstExposure: _firstExposure, ...question }) => question,
    )
    expect(replayAttempt({ ...full, served: bare }).score).toBe(full.score)
  })
})
