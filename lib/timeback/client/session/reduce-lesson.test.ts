import { expect, it } from 'vitest'
import type { LessonType } from '#lib/std/terms.ts'
import { fakeQuestion } from '#lib/timeback/client/fakes/fake-servers.ts'
import { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { StartResult } from '#lib/timeback/contract/lesson.ts'
import { isInPlace, type LessonState } from './lesson-state.ts'
import type { KeptHere } from './overlay-kept.ts'
import { beginLesson, type LessonEvent, nextPlace, reduceLesson } from './reduce-lesson.ts'

const [one, two] = [fakeQuestion('q1'), fakeQuestion('q2')]
const batch = {
  questions: [one, two],
  answeredIds: [],
  answers: {},
  score: 0,
  finalized: false,
  complete: false,
}
const stale = new TimebackError('STALE_ATTEMPT', 'A later attempt was begun.', { status: 409 })

function started(lessonType: LessonType, attempt = 1): StartResult {
  return { lessonId: 'l', lessonType, attempt, score: 0, seenQuestions: 0, finalized: false }
}

/** Whoever changes a state that was given, throws. */
function play(lessonType: LessonType, ...events: LessonEvent[]): LessonState {
  return events.reduce(
    (state, event) => frozen(reduceLesson(state, event)),
    frozen(beginLesson(started(lessonType))),
  )
}

function frozen<T extends object>(value: T): T {
  for (const each of Object.values(value)) if (typeof each === 'object' && each) Object.freeze(each)
  return Object.freeze(value)
}

/** What waits on this device of a lesson: one answer to each question. */
function keeping(questions: string[], attempt = 1): { type: 'kept'; kept: KeptHere } {
  const answers = questions.map((question) => ({
    key: question,
    state: 'waiting' as const,
    parcel: {
      ...{ id: `id of ${question}`, lane: 'l', keptAt: 0 },
      content: {
        ...{ lessonId: 'l', lessonType: 'quiz' as const, attempt, question, before: null },
        ...{ answer: { response: 'A' }, responses: { ANSWER: 'A' } },
      },
    },
  }))
  return { type: 'kept', kept: { answers, wishes: [] } }
}

it('hands out the open questions in order, and none twice', () => {
  const answered = { ...batch, answeredIds: ['q1'], answers: { q1: { ANSWER: 'A' } } }
  const loaded = play('quiz', { type: 'loaded', batch: answered })
  expect(nextPlace(loaded)).toBe(1)
  expect(nextPlace(reduceLesson(loaded, { type: 'handed-out' }))).toBe(2)
})

it('shows a question at its place, and the review at none', () => {
  const shown = play('quiz', { type: 'loaded', batch }, { type: 'shown', question: two })
  expect(shown).toMatchObject({ phase: 'answering', question: two, index: 1, lastResult: null })
  expect(reduceLesson(shown, { type: 'review' })).toMatchObject({
    phase: 'review',
    question: null,
    index: -1,
  })
})

it('keeps the shown question as it is when it is served again, until it was answered', () => {
  const again = fakeQuestion('q1')
  const shown = play('powerpath-100', { type: 'shown', question: one })
  expect(reduceLesson(shown, { type: 'shown', question: again }).question).toBe(one)
  const answered = reduceLesson(shown, { type: 'answered', question: 'q1' })
  expect(reduceLesson(answered, { type: 'shown', question: again }).question).toBe(again)
})

it('shows another turn of the shown question as soon as it is known', () => {
  const turn = { taken: 1, complete: false, message: null, responses: {} }
  const later = { ...one, turn } as typeof one
  const shown = play('quiz', { type: 'loaded', batch }, { type: 'shown', question: one })
  const counted = { correct: false, score: 0, complete: false, answered: later }
  expect(reduceLesson(shown, { type: 'counted', result: counted })).toMatchObject({
    ...{ question: later, index: 0, questions: [later, two] },
  })
})

it('gives feedback to the shown question alone: who has gone on stays there', () => {
  const result = { correct: true, score: 14, complete: false, next: two }
  const given = { questionId: 'q1', responses: { ANSWER: 'A' }, scoreBefore: 0, isEarlier: false }
  const judged: LessonEvent = { type: 'judged', given, result }
  const counted = play('powerpath-100', { type: 'shown', question: one }, { type: 'counted', result })
  expect(reduceLesson(counted, judged)).toMatchObject({
    ...{ phase: 'feedback', question: one, score: 14, ahead: two },
    lastResult: { questionId: 'q1', correct: true, score: 14, scoreBefore: 0 },
  })
  const gone = reduceLesson(counted, { type: 'shown', question: two })
  expect(reduceLesson(gone, judged)).toMatchObject({ phase: 'answering', question: two, lastResult: null })
  expect(gone.ahead).toBeNull()
})

it('takes an answer that left this device without being refused for saved', () => {
  const kept = play('quiz', { type: 'loaded', batch }, keeping(['q1', 'q2']))
  expect(kept).toMatchObject({
    answers: { q1: { ANSWER: 'A' } },
    saves: { q1: 'will-be-sent', q2: 'will-be-sent' },
  })
  const sent = reduceLesson(kept, keeping(['q2']))
  expect(sent).toMatchObject({ answers: { q1: { ANSWER: 'A' } }, saves: { q1: 'saved', q2: 'will-be-sent' } })
})

it('takes no answer of an attempt that was left behind for one of the next', () => {
  const kept = play('quiz', { type: 'loaded', batch }, keeping(['q1']))
  const anew = reduceLesson(kept, { type: 'refreshed', started: started('quiz', 2) })
  expect(reduceLesson(anew, keeping([]))).toMatchObject({ attempt: 2, questions: [], answers: {}, saves: {} })
})

it('keeps what is known of an attempt that goes on, and nothing of one that does not', () => {
  const overtaken = play(
    'quiz',
    { type: 'loaded', batch: { ...batch, answeredIds: ['q1'] } },
    { type: 'shown', question: two },
    { type: 'not-counted', question: 'q2', error: stale },
  )
  expect(overtaken).toMatchObject({ overtaken: true, stale })
  const same = reduceLesson(overtaken, { type: 'refreshed', started: started('quiz') })
  expect(same).toMatchObject({ overtaken: false, stale: null, questions: [one, two], saves: { q1: 'saved' } })
  expect(isInPlace(same)).toBe(true)
  const anew = reduceLesson(overtaken, { type: 'refreshed', started: started('quiz', 2) })
  expect(anew).toMatchObject({ attempt: 2, questions: [], saves: {}, handedOut: 0, question: two })
  expect(isInPlace(anew)).toBe(false)
})

it('is never finalised by the start of an adaptive session, and always by its end', () => {
  const done = { ...started('powerpath-100'), finalized: true }
  expect(beginLesson(done).finalized).toBe(false)
  const totals = { score: 100, totalQuestions: 1, correctQuestions: 1, accuracy: 100, attempt: 1 }
  const result = { ...totals, lessonType: 'powerpath-100', finalized: true } as const
  const over = play('powerpath-100', { type: 'shown', question: one }, { type: 'finalized', result })
  expect(over).toMatchObject({ finalized: true, score: 100, result, phase: 'answering' })
  const completion = { ...result, timeSpentSeconds: 0, timeTrackingSent: true }
  expect(reduceLesson(over, { type: 'completed', completion })).toMatchObject({
    ...{ phase: 'completed', question: null, completion },
  })
})
