import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AdaptiveAttempt,
  type AnswerLog,
  answerServed,
  remainingPerDifficulty,
  serveNext,
  startAdaptiveAttempt,
  totals,
} from './adaptive-attempt.ts'
import { explainMove } from './move-reason.ts'
import type { PoolItem } from './scoring-policy.ts'

const pool: PoolItem[] = Array.from({ length: 12 }, (_, index) => ({
  id: `item-${index}`,
  difficulty: (['easy', 'medium', 'hard'] as const)[index % 3] ?? 'easy',
}))
const none: ReadonlySet<string> = new Set()

/** Serves and answers in turn until the answers run out or the attempt is complete. */
function play(seed: number, answers: boolean[]): { state: AdaptiveAttempt; log: AnswerLog[] } {
  let state = startAdaptiveAttempt(seed)
  const log: AnswerLog[] = []
  for (const correct of answers) {
    const next = serveNext(state, pool, none)
    if (!next.served) break
    const answered = answerServed(next.state, next.served.questionId, { correct })
    if (!answered.ok) throw new Error(answered.error)
    state = answered.value.state
    log.push(answered.value.log)
  }
  return { state, log }
}

const manyAnswers = fc.array(fc.boolean(), { maxLength: 60 })

describe('an adaptive attempt', () => {
  it('serves the open question again until it is answered', () => {
    const first = serveNext(startAdaptiveAttempt(5), pool, none)
    const again = serveNext(first.state, pool, new Set(['item-0']))
    expect(first.served).toMatchObject({ ordinal: 1, difficulty: 'easy', answer: null })
    expect(again.served).toBe(first.served)
    expect(again.state).toBe(first.state)
  })

  it('completes after 11 correct answers and then serves nothing and takes nothing', () => {
    const { state, log } = play(1, new Array<boolean>(20).fill(true))
    expect(log).toHaveLength(11)
    expect(state.score).toBe(100)
    expect(log.at(-1)?.reason).toBe('reached-100')
    expect(serveNext(state, pool, none)).toEqual({ state, served: null })
    expect(answerServed(state, log.at(-1)?.questionId ?? '', { correct: true })).toEqual({
      ok: false,
      error: 'completed',
    })
  })

  it('refuses as stale an answer to a question that is not the open one', () => {
    const { state, log } = play(2, [true, false])
    const stale = { ok: false, error: 'stale' }
    expect(answerServed(state, log[1]?.questionId ?? '', { correct: true })).toEqual(stale)
    const open = serveNext(state, pool, none)
    expect(answerServed(open.state, log[0]?.questionId ?? '', { correct: true })).toEqual(stale)
    expect(answerServed(startAdaptiveAttempt(2), 'item-0', { correct: true })).toEqual(stale)
  })

  it('has nothing to serve from an empty pool', () => {
    const state = startAdaptiveAttempt(1)
    expect(serveNext(state, [], none)).toEqual({ state, served: null })
  })

  it('comes out bit for bit the same when its log is replayed', () => {
    fc.assert(
      fc.property(fc.integer(), manyAnswers, (seed, answers) => {
        const { state, log } = play(seed, answers)
        const replayed = play(
          seed,
          log.map(({ correct }) => correct),
        )
        expect(JSON.stringify(replayed)).toBe(JSON.stringify({ state, log }))
      }),
    )
  })

  it('has a log whose moves join into one walk from 0 to the score', () => {
    fc.assert(
      fc.property(fc.integer(), manyAnswers, (seed, answers) => {
        const { state, log } = play(seed, answers)
        expect(log.map(({ scoreBefore }) => scoreBefore)).toEqual(
          [0, ...log.map(({ scoreAfter }) => scoreAfter)].slice(0, log.length),
        )
        expect(log.at(-1)?.scoreAfter ?? 0).toBe(state.score)
        for (const [index, { questionId, correct, scoreBefore, scoreAfter, reason }] of log.entries()) {
          expect(state.served[index]).toMatchObject({
            ordinal: index + 1,
            questionId,
            answer: { correct, scoreBefore, scoreAfter },
          })
          const points = Math.abs(scoreAfter - scoreBefore)
          const said = explainMove(reason, { before: scoreBefore, after: scoreAfter })
          expect(said).toContain(points === 0 ? 'stays' : `${correct ? '+' : '−'}${points}`)
        }
      }),
    )
  })

  it('never changes the state it was given', () => {
    const before = Object.freeze({ seed: 4, score: 0, served: Object.freeze([]) })
    const { state } = serveNext(before, pool, none)
    const frozen = Object.freeze({ ...state, served: Object.freeze(state.served.map(Object.freeze)) })
    const answered = answerServed(frozen as AdaptiveAttempt, state.served[0]?.questionId ?? '', {
      correct: false,
    })
    expect(answered.ok).toBe(true)
    expect(frozen.served[0]).toMatchObject({ answer: null })
  })

  it('serves differently under another seed', () => {
    const first = new Set(
      Array.from(
        { length: 40 },
        (_, seed) => serveNext(startAdaptiveAttempt(seed), pool, none).served?.questionId,
      ),
    )
    expect(first.size).toBe(4)
  })

  it('counts answers given, not questions served', () => {
    const nothing = { totalQuestions: 0, correctQuestions: 0, accuracy: 0, xp: { right: 0, counted: 0 } }
    expect(totals(startAdaptiveAttempt(1))).toEqual(nothing)
    const { state } = serveNext(play(1, [true, true, false, true]).state, pool, none)
    const counted = { totalQuestions: 4, correctQuestions: 3, accuracy: 75, xp: { right: 3, counted: 4 } }
    expect(totals(state)).toEqual(counted)
  })

  it.each(['published', 'evidence'] as const)(
    'takes “I don’t know yet” for not right whatever it comes with, and leaves it out of what decides XP, %s',
    (policy) => {
      const start = serveNext(startAdaptiveAttempt(1, policy), pool, none)
      const first = answerServed(start.state, start.served?.questionId ?? '', { correct: true })
      if (!first.ok) throw new Error(first.error)
      const next = serveNext(first.value.state, pool, none)
      const skip = (correct: boolean) => {
        const step = answerServed(next.state, next.served?.questionId ?? '', { correct, skipped: true })
        if (!step.ok) throw new Error(step.error)
        return step.value
      }
      expect(skip(true)).toEqual(skip(false))
      expect(skip(true).log.correct).toBe(false)
      expect(skip(true).state.score).toBeLessThan(first.value.state.score)
      expect(totals(skip(true).state)).toEqual({
        ...{ totalQuestions: 2, correctQuestions: 1, accuracy: 50, xp: { right: 1, counted: 1 } },
      })
    },
  )

  it('counts what remains per level, with the open question as seen', () => {
    const start = startAdaptiveAttempt(1)
    expect(remainingPerDifficulty(start, pool)).toEqual({ easy: 4, medium: 4, hard: 4 })
    expect(remainingPerDifficulty(serveNext(start, pool, none).state, pool)).toEqual({
      easy: 3,
      medium: 4,
      hard: 4,
    })
    const { state } = play(1, new Array<boolean>(30).fill(false))
    expect(remainingPerDifficulty(state, pool)).toEqual({ easy: 0, medium: 0, hard: 0 })
  })
})
