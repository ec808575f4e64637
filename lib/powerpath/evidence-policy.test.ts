import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createRandom, shuffle } from '#lib/std/random.ts'
import { evidencePolicy, selectBySuccess, stakesOf } from './evidence-policy.ts'
import { explainMove } from './move-reason.ts'
import { LEVEL_RATING, successChance, toItemProfile } from './response-model.ts'
import type { AskedQuestion, GivenAnswer, PoolItem } from './scoring-policy.ts'

const none: ReadonlySet<string> = new Set()
const pool: PoolItem[] = Array.from({ length: 60 }, (_, index) => ({
  id: `item-${index}`,
  difficulty: 'medium',
  rating: -4 + index / 7,
  guessing: [0, 0.25, 0.5][index % 3],
}))
const abilities = fc.double({ min: -3, max: 3, noNaN: true })

describe('selectBySuccess', () => {
  it('serves a question with a success of 60–80 % whatever the ability, if the bank has one', () => {
    fc.assert(
      fc.property(abilities, fc.integer(), (ability, seed) => {
        const candidates = { pool, seenInAttempt: [], seenBefore: none, random: createRandom(seed) }
        const item = selectBySuccess(ability, candidates)
        const chance = item && successChance(ability, toItemProfile(item))
        expect(chance).toBeGreaterThan(0.6)
        expect(chance).toBeLessThan(0.8)
      }),
    )
  })

  it('begins with the medium questions of a bank that has levels only', () => {
    const levels = (['easy', 'medium', 'hard'] as const).map((difficulty) => ({ id: difficulty, difficulty }))
    const candidates = { pool: levels, seenInAttempt: [], seenBefore: none, random: createRandom(1) }
    expect(selectBySuccess(0.5, candidates)?.id).toBe('medium')
    expect(selectBySuccess(2, candidates)?.id).toBe('hard')
    expect(selectBySuccess(-1, candidates)?.id).toBe('easy')
  })

  it('prefers what the student never saw, then what was not seen in the attempt, then what was seen longest ago', () => {
    fc.assert(
      fc.property(abilities, fc.integer(), fc.nat(60), fc.nat(60), (ability, seed, inAttempt, before) => {
        const ids = shuffle(pool, createRandom(seed)).map(({ id }) => id)
        const [seenInAttempt, seenBefore] = [ids.slice(0, inAttempt), new Set(ids.slice(0, before))]
        const item = selectBySuccess(ability, {
          pool,
          seenInAttempt,
          seenBefore,
          random: createRandom(seed, 1),
        })
        const unseen = ids.slice(Math.max(inAttempt, before))
        const expected = unseen.length > 0 ? unseen : ids.slice(inAttempt)
        if (expected.length > 0) expect(expected).toContain(item?.id)
        else expect(item?.id).toBe(ids[0])
      }),
    )
  })

  it('picks among questions alike by chance, and not by the order of the pool', () => {
    const alike: PoolItem[] = Array.from({ length: 5 }, (_, index) => ({
      id: `${index}`,
      difficulty: 'medium',
    }))
    const serve = (order: PoolItem[], seed: number) =>
      selectBySuccess(0, { pool: order, seenInAttempt: [], seenBefore: none, random: createRandom(seed) })?.id
    const served = Array.from({ length: 60 }, (_, seed) => serve(alike, seed))
    expect(new Set(served).size).toBe(5)
    expect(Array.from({ length: 60 }, (_, seed) => serve(alike.toReversed(), seed))).toEqual(served)
  })

  it('has nothing to serve from an empty pool', () => {
    expect(
      selectBySuccess(0, { pool: [], seenInAttempt: ['gone'], seenBefore: none, random: createRandom(1) }),
    ).toBeNull()
  })
})

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

const guessings = [0, 0.2, 0.25, 1 / 3, 0.5]
const profiles = fc
  .record({ rating: fc.double({ min: -9, max: 9, noNaN: true }), guessing: fc.constantFrom(...guessings) })
  .map((facts) => toItemProfile({ difficulty: 'medium', ...facts }))

describe('stakesOf', () => {
  test.each([
    ['easy', 2, 15, 11],
    ['medium', 6, 15, 10],
    ['hard', 13, 15, 8],
  ] as const)(
    'a question of four choices that is %s gains %i, loses %i, and %i when skipped',
    (level, ...points) => {
      const [gain, loss, skipLoss] = points
      expect(stakesOf({ rating: LEVEL_RATING[level], guessing: 0.25 })).toEqual({ gain, loss, skipLoss })
    },
  )

  it('are whole points of which none is above 15', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { gain, loss, skipLoss } = stakesOf(profile)
        for (const points of [gain, loss, skipLoss]) expect(Number.isInteger(points)).toBe(true)
        expect(gain).toBeGreaterThanOrEqual(1)
        expect(Math.max(gain, loss)).toBeLessThanOrEqual(15)
        expect(skipLoss).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('make a skip cheaper than a wrong answer wherever there is something to lose', () => {
    for (const guessing of guessings) {
      for (const rating of Object.values(LEVEL_RATING)) {
        const { loss, skipLoss } = stakesOf({ rating, guessing })
        expect(skipLoss).toBeLessThan(loss)
      }
    }
  })

  it('make a blind guess worth no more than a skip, to a point of rounding', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { gain, loss, skipLoss } = stakesOf(profile)
        const guess = profile.guessing * gain - (1 - profile.guessing) * loss
        fc.pre(guess <= 0)
        expect(-skipLoss).toBeGreaterThanOrEqual(guess - 0.5)
      }),
    )
  })

  it('let two right answers to hard questions win back any loss', () => {
    for (const guessing of guessings) {
      expect(2 * stakesOf({ rating: LEVEL_RATING.hard, guessing }).gain).toBeGreaterThanOrEqual(15)
    }
  })

  it('grow with the difficulty for typed answers, so that luck with easy ones does not add up', () => {
    const gains = [-3, -1.5, 0, 1.5].map((rating) => stakesOf({ rating, guessing: 0 }).gain)
    expect(gains).toEqual(gains.toSorted((a, b) => a - b))
    expect(new Set(gains).size).toBe(3)
  })
})
