import { expect, test } from 'vitest'
import type { LessonType } from '#lib/std/terms.ts'
import { firstNeeds, type Need, type NeedFacts, needOf, unanswered } from './needs.ts'

type Given = Pick<NeedFacts, 'state' | 'score' | 'attempts'> & Partial<NeedFacts>

function causeFor(given: Given, type: LessonType = 'quiz') {
  const facts = {
    studentId: 's',
    lessonId: 'l',
    mastered: false,
    helpCause: null,
    lastSeenAt: null,
    answers: null,
    ...given,
  }
  const need = needOf(facts, type)
  return need && [need.cause, need.score]
}

test('a lesson finished below 70 is named with its score', () => {
  expect(causeFor({ state: 'done', score: 69, attempts: 1 })).toEqual(['low-score', 69])
  expect(causeFor({ state: 'done', score: 70, attempts: 1 })).toBeNull()
})

test('a third attempt of a lesson that is not mastered is named; of an adaptive one also while it is open', () => {
  expect(causeFor({ state: 'done', score: 80, attempts: 3 })).toEqual(['many-attempts', 80])
  expect(causeFor({ state: 'open', score: 40, attempts: 3 }, 'powerpath-100')).toEqual(['many-attempts', 40])
})

test('a third attempt that is nearly there is not named', () => {
  expect(causeFor({ state: 'done', score: 90, attempts: 3 })).toBeNull()
  expect(causeFor({ state: 'done', score: 89.9, attempts: 3 })).toEqual(['many-attempts', 89.9])
})

test('who is stuck is named long before a lesson is finished; an open quiz has no score yet', () => {
  const stuck = { state: 'open', score: 0, attempts: 1, helpCause: 'misses-in-a-row' } as const
  expect(causeFor(stuck, 'powerpath-100')).toEqual(['misses-in-a-row', 0])
  expect(causeFor(stuck)).toEqual(['misses-in-a-row', null])
  expect(causeFor({ state: 'open', score: 0, attempts: 3 })).toBeNull()
})

test('a lesson that was mastered once is not named, however its latest attempt went', () => {
  const mastered = { mastered: true, attempts: 4 }
  expect(causeFor({ state: 'done', score: 40, ...mastered })).toBeNull()
  expect(causeFor({ state: 'open', score: 5, ...mastered }, 'powerpath-100')).toBeNull()
  const again = { state: 'open', score: 5, ...mastered, helpCause: 'many-questions' } as const
  expect(causeFor(again, 'powerpath-100')).toBeNull()
})

test('a low score in a first attempt that is still open is no sign of trouble', () => {
  expect(causeFor({ state: 'open', score: 5, attempts: 1 }, 'powerpath-100')).toBeNull()
})

test('few right answers are named from the eighth on, without three misses in a row', () => {
  const open = { state: 'open', score: 20, attempts: 1 } as const
  const causeOf = (correct: number, total: number) =>
    causeFor({ ...open, answers: { correct, total } }, 'powerpath-100')
  expect(causeOf(4, 8)).toEqual(['few-right', 20])
  expect(causeOf(5, 8)).toBeNull()
  expect(causeOf(3, 7)).toBeNull()
  expect(causeOf(12, 20)).toBeNull()
})

test('a low placement or test-out is not named: it says where to begin; a low unit test is', () => {
  const low = { state: 'done', score: 40, attempts: 3 } as const
  expect(causeFor(low, 'placement')).toBeNull()
  expect(causeFor(low, 'test-out')).toBeNull()
  expect(causeFor(low, 'unit-test')).toEqual(['many-attempts', 40])
})

const need = (studentId: string, cause: Need['cause'], lastSeenAt: string | null = null): Need => ({
  ...{ studentId, lessonId: `${studentId}-${cause}`, cause, score: 0, attempts: 1, lastSeenAt },
})

test('each student is named once, for what is most urgent, and of one cause the latest comes first', () => {
  const needs = [
    need('a', 'low-score'),
    need('a', 'misses-in-a-row', '2026-12-01T08:00:00.000Z'),
    need('b', 'misses-in-a-row', '2026-12-01T09:00:00.000Z'),
    need('c', 'no-new-questions', '2026-11-01T09:00:00.000Z'),
  ]
  const named = firstNeeds(needs, 30).map(({ studentId, cause }) => [studentId, cause])
  expect(named).toEqual([
    ['c', 'no-new-questions'],
    ['b', 'misses-in-a-row'],
    ['a', 'misses-in-a-row'],
  ])
})

test('no more than a sixth of a class and five students are named, and one of a few', () => {
  const needs = Array.from({ length: 40 }, (_each, index) => need(`s${index}`, 'low-score'))
  const named = [1, 6, 12, 30, 40].map((students) => firstNeeds(needs, students).length)
  expect(named).toEqual([1, 1, 2, 5, 5])
})

test('what was seen comes back with another attempt, and what is no problem does not', () => {
  const low = need('a', 'low-score')
  const said = (answer: 'seen' | 'dismissed' | 'told', attempt = 1) => [{ ...low, attempt, answer }]
  expect(unanswered([low], said('seen'))).toEqual([])
  expect(unanswered([low], said('dismissed'))).toEqual([])
  const again = { ...low, attempts: 2 }
  expect(unanswered([again], said('seen'))).toEqual([again])
  expect(unanswered([low], said('told'))).toEqual([])
  expect(unanswered([again], said('told'))).toEqual([again])
  expect(unanswered([again], said('dismissed'))).toEqual([])
  const others = [
    need('b', 'low-score'),
    { ...low, lessonId: 'other' },
    { ...low, cause: 'many-attempts' as const },
  ]
  expect(unanswered(others, said('dismissed'))).toEqual(others)
})
