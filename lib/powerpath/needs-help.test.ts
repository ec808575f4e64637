import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PolicyName } from '#lib/std/terms.ts'
import { type AdaptiveAttempt, answerServed, serveNext, startAdaptiveAttempt } from './adaptive-attempt.ts'
import { missesOf, needsHelp } from './needs-help.ts'
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
  it('is there below 100 after the 30th answer, before it for misses alone, for all ways to answer', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (answers) => {
        play(policy, answers, {}, (state, answered) => {
          const misses = missesOf(answers.slice(0, answered))
          const expected = state.score >= 100 ? null : answered >= 30 ? 'many-questions' : misses
          expect(needsHelp(state)?.cause ?? null).toBe(expected)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('is there from the third miss in a row, with a step down first, and tells misses in a row from many', () => {
    const causes: (string | undefined)[] = []
    play(policy, [true, false, false, false, true], {}, (state) => causes.push(needsHelp(state)?.cause))
    expect(causes).toEqual([undefined, undefined, undefined, 'misses-in-a-row', 'low-accuracy'])
    const missed = play(policy, [false, false, false], {})
    expect(needsHelp(missed)?.offers[0]).toBe('easier-lesson')
  })

  it('offers an example, an easier lesson and the teacher', () => {
    expect(needsHelp(play(policy, alternating, {}))).toMatchObject({
      cause: 'many-questions',
      offers: ['worked-example', 'easier-lesson', 'tell-teacher'],
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

describe('missesOf', () => {
  it.each([
    ['', null],
    ['00', null],
    ['000', 'misses-in-a-row'],
    ['1111111000', 'misses-in-a-row'],
    ['0001', null],
    ['00100', 'low-accuracy'],
    ['01010', 'low-accuracy'],
    ['10101', null],
    ['0101', null],
    ['0000010101010101', null],
  ])('says of the answers %s: %s', (answers, cause) => {
    expect(missesOf([...answers].map((answer) => answer === '1'))).toBe(cause)
  })

  it('says nothing of a student who is right 19 times of 20, and something of 29 misses from the third on', () => {
    const mostly = Array.from({ length: 100 }, (_, index) => index % 20 !== 0)
    const all = Array.from({ length: 29 }, () => false)
    const through = (answers: boolean[]) => answers.map((_, index) => missesOf(answers.slice(0, index + 1)))
    expect(new Set(through(mostly))).toEqual(new Set([null]))
    expect(through(all).findIndex((cause) => cause !== null)).toBe(2)
    expect(through(all).slice(2)).not.toContain(null)
  })
})
