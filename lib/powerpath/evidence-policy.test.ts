import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { evidencePolicy } from './evidence-policy.ts'
import { explainMove } from './explain-move.ts'
import { toItemProfile } from './item-profile.ts'
import type { AskedQuestion, GivenAnswer } from './scoring-policy.ts'

const standing = { score: 40, ability: 1 }
const hard: AskedQuestion = {
  profile: toItemProfile({ difficulty: 'hard', typicalMs: 20_000 }),
  firstExposure: true,
}
const easy: AskedQuestion = { ...hard, profile: toItemProfile({ difficulty: 'easy' }) }

const questions = fc.record({
  firstExposure: fc.boolean(),
  profile: fc
    .record({
      difficulty: fc.constantFrom('easy' as const, 'medium' as const, 'hard' as const),
      guessing: fc.constantFrom(0, 0.25, 0.5),
      typicalMs: fc.constantFrom(null, 20_000),
    })
    .map(toItemProfile),
})
const answers: fc.Arbitrary<GivenAnswer> = fc.record({
  correct: fc.boolean(),
  skipped: fc.boolean(),
  responseMs: fc.constantFrom(null, 500, 15_000),
})

describe('the evidence policy', () => {
  test.each<[string, AskedQuestion, GivenAnswer, number, string]>([
    [
      'a right answer to a hard question',
      hard,
      { correct: true },
      53,
      'Correct: +13. Hard questions count most.',
    ],
    [
      'a right answer to an easy question',
      easy,
      { correct: true },
      42,
      'Correct: +2. Easy questions count a little.',
    ],
    [
      'a wrong answer',
      hard,
      { correct: false },
      25,
      'Not correct: −15. Right answers to hard questions win it back fast.',
    ],
    [
      '“I don’t know yet”',
      hard,
      { correct: false, skipped: true },
      32,
      'You do not know it yet: −8. That costs less than a wrong answer.',
    ],
    [
      'a question seen before',
      { ...hard, firstExposure: false },
      { correct: true },
      40,
      'You have seen this question before. It is good practice, and your score stays the same.',
    ],
    [
      'an answer faster than a tenth of the usual time',
      hard,
      { correct: true, responseMs: 1_999 },
      40,
      'That was too fast to read the question. It does not count, so your score stays the same.',
    ],
    [
      'an answer just slow enough',
      hard,
      { correct: true, responseMs: 2_000 },
      53,
      'Correct: +13. Hard questions count most.',
    ],
  ])('scores %s, and says why', (_title, question, answer, score, reason) => {
    const move = evidencePolicy.score(standing, question, answer)
    expect(move.standing.score).toBe(score)
    expect(explainMove(move.reason, { before: standing.score, after: move.standing.score })).toBe(reason)
  })

  it('says that 100 is reached, and that a score at 0 stays', () => {
    const reason = (from: number, answer: GivenAnswer) =>
      evidencePolicy.score({ ...standing, score: from }, hard, answer).reason
    expect(reason(95, { correct: true })).toBe('reached-100')
    expect(reason(0, { correct: false })).toBe('wrong-at-0')
    expect(reason(0, { correct: false, skipped: true })).toBe('skipped-unmoved')
  })

  it('calls no question of long reading rapid from 10 seconds on', () => {
    const long = { ...hard, profile: { ...hard.profile, typicalMs: 400_000 } }
    expect(evidencePolicy.counts(long, { correct: true, responseMs: 10_000 })).toBe(true)
    expect(evidencePolicy.counts(long, { correct: true, responseMs: 9_999 })).toBe(false)
  })

  it('moves nothing, neither score nor ability, by an answer that is no evidence', () => {
    fc.assert(
      fc.property(questions, answers, fc.nat(99), (question, answer, score) => {
        fc.pre(!evidencePolicy.counts(question, answer))
        expect(evidencePolicy.score({ score, ability: 1 }, question, answer).standing).toEqual({
          score,
          ability: 1,
        })
      }),
    )
  })

  it('stays a whole number in 0–100, never falls by more than 15, and a skip is never right', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(questions, answers), { maxLength: 80 }), (log) => {
        let at = evidencePolicy.start
        for (const [question, answer] of log) {
          const { standing: next, reason } = evidencePolicy.score(at, question, answer)
          expect(Number.isInteger(next.score) && next.score >= 0 && next.score <= 100).toBe(true)
          expect(at.score - next.score).toBeLessThanOrEqual(15)
          if (answer.skipped) expect(next.score).toBeLessThanOrEqual(at.score)
          const said = explainMove(reason, { before: at.score, after: next.score })
          if (next.score !== at.score) expect(said).toContain(String(Math.abs(next.score - at.score)))
          at = next
        }
      }),
    )
  })

  it('raises the ability by right answers, and most by those it did not expect', () => {
    const gain = (question: AskedQuestion) =>
      evidencePolicy.score(standing, question, { correct: true }).standing.ability - standing.ability
    expect(gain(hard)).toBeGreaterThan(gain(easy))
    expect(gain(easy)).toBeGreaterThan(0)
  })

  it('expects fewer questions the higher the score and the accuracy, and no more than 50', () => {
    const left = (score: number, total: number, correct: number) =>
      evidencePolicy.questionsLeft(score, { total, correct }, 0.25)
    expect(left(100, 9, 9)).toBe(0)
    expect(left(90, 9, 9)).toBe(1)
    expect([left(0, 0, 0), left(50, 5, 5), left(0, 30, 5)]).toEqual([15, 5, 50])
  })
})
