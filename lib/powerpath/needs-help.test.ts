import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AdaptiveAttempt, answerServed, serveNext, startAdaptiveAttempt } from './adaptive-attempt.ts'
import { needsHelp } from './needs-help.ts'
import type { PolicyName } from './scoring-policy.ts'
import { smallBank } from './simulation/bank.ts'

/** Plays until the answers run out or 100 is reached; `onAnswer` sees each state after an answer. */
function play(
  policy: PolicyName,
  answers: readonly boolean[],
  { size = 60, seenBefore = new Set<string>() },
  onAnswer: (state: AdaptiveAttempt, answered: number) => void = () => {},
): AdaptiveAttempt {
  const { pool } = smallBank(size)
  let { state, served } = serveNext(startAdaptiveAttempt(1, policy), pool, seenBefore)
  for (const [index, correct] of answers.entries()) {
    if (!served) break
    const step = answerServed(state, served.questionId, { correct })
    if (!step.ok) throw new Error(step.error)
    onAnswer(step.value.state, index + 1)
    ;({ state, served } = serveNext(step.value.state, pool, seenBefore))
  }
  return state
}

const alternating = Array.from({ length: 40 }, (_, index) => index % 2 === 0)
const policies = ['published', 'evidence'] as const

describe.each(policies)('needsHelp under the %s policy', (policy) => {
  it('is there after the 30th answer below 100 and not before, for all ways to answer', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (answers) => {
        play(policy, answers, {}, (state, answered) => {
          const expected = answered >= 30 && state.score < 100
          expect(needsHelp(state)?.cause ?? null).toBe(expected ? 'many-questions' : null)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('offers an example, an easier lesson and the teacher', () => {
    expect(needsHelp(play(policy, alternating, {}))).toMatchObject({
      cause: 'many-questions',
      offers: ['worked-example', 'easier-lesson', 'tell-teacher'],
      reason: expect.stringContaining('what can help'),
    })
  })

  it('is not there at the start', () => {
    expect(needsHelp(startAdaptiveAttempt(1, policy))).toBeNull()
    expect(needsHelp(play(policy, [], {}))).toBeNull()
  })

  it('is not there once the lesson is mastered', () => {
    expect(needsHelp(play(policy, new Array<boolean>(40).fill(true), {}))).toBeNull()
  })
})

describe('needsHelp', () => {
  it('comes as soon as a bank has no new question that could move the score', () => {
    const state = play('evidence', alternating.slice(0, 12), { size: 12 })
    expect(needsHelp(state)?.cause).toBe('no-new-questions')
    const { pool } = smallBank(12)
    const again = play('evidence', [], { size: 12, seenBefore: new Set(pool.map(({ id }) => id)) })
    expect(needsHelp(again)?.cause).toBe('no-new-questions')
  })

  it('waits for 30 answers in a small bank where repeats count', () => {
    expect(needsHelp(play('published', alternating.slice(0, 29), { size: 12 }))).toBeNull()
    expect(needsHelp(play('published', alternating.slice(0, 30), { size: 12 }))?.cause).toBe('many-questions')
  })
})
