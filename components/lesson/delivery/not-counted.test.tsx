import { expect, test } from 'vitest'
import { refusedWords } from './not-counted.tsx'

type Refused = Parameters<typeof refusedWords>[0][number]

let made = 0
function answer(place: number | undefined, code: Refused['code'], change: object = {}): Refused {
  return {
    ...{ submissionId: String(++made), lessonId: 'quiz', attempt: 1, answeredAt: 0, code, detail: '' },
    ...{ questionId: `q${place}`, place, responses: {} },
    ...change,
  }
}
const finish = (code: Refused['code']): Refused => ({ ...answer(1, code), questionId: null }) as Refused

const named = (lessonId: string) => (lessonId === 'quiz' ? 'Words quiz' : undefined)
const titles = (refused: Refused[], nameOf = named) => refusedWords(refused, nameOf).map(({ title }) => title)

test('one answer is said by its question and, where it has one, the lesson’s name', () => {
  expect(titles([answer(3, 'STALE_ATTEMPT')])).toEqual([
    'Your answer to question 3 in Words quiz was not counted.',
  ])
  expect(titles([answer(3, 'STALE_ATTEMPT')], () => undefined)).toEqual([
    'Your answer to question 3 was not counted.',
  ])
  expect(titles([answer(undefined, 'STALE_ATTEMPT')])).toEqual(['1 answer in Words quiz was not counted.'])
})

test('answers that did not count for one reason are said together, in the order of the questions', () => {
  const refused = [3, 10, 2].map((place) => answer(place, 'ANSWERED_ELSEWHERE'))
  const words = refusedWords(refused, named)
  expect(words).toMatchObject([
    {
      title: 'Your answers to questions 2, 3, and 10 in Words quiz were not counted.',
      submissionIds: refused.map(({ submissionId }) => submissionId),
    },
  ])
  expect(words[0]?.reason).toContain('Those answers stay.')
})

test('another reason, attempt or lesson is said by itself', () => {
  const refused = [
    answer(1, 'STALE_ATTEMPT'),
    answer(2, 'ALREADY_COMPLETED'),
    answer(3, 'STALE_ATTEMPT', { attempt: 2 }),
    answer(4, 'STALE_ATTEMPT', { lessonId: 'other' }),
  ]
  expect(titles(refused)).toHaveLength(4)
})

test('a lesson that was not finished is told apart from its answers', () => {
  expect(titles([answer(1, 'ANSWERED_ELSEWHERE'), finish('ANSWERED_ELSEWHERE')])).toEqual([
    'Your answer to question 1 in Words quiz was not counted.',
    'Words quiz was not finished.',
  ])
  expect(titles([finish('STALE_ATTEMPT')], () => undefined)).toEqual(['This lesson was not finished.'])
})

test('a lesson that was begun again elsewhere is said once, and dismissed with its answers', () => {
  const refused = [answer(1, 'STALE_ATTEMPT'), finish('STALE_ATTEMPT')]
  expect(refusedWords(refused, named)).toMatchObject([
    {
      title: 'Your answer to question 1 in Words quiz was not counted.',
      submissionIds: refused.map(({ submissionId }) => submissionId),
    },
  ])
})

test('no code or field name of the wire is shown', () => {
  const codes = ['VALIDATION_ERROR', 'QUESTION_NOT_FOUND', 'FORBIDDEN', 'STALE_ATTEMPT'] as const
  for (const refused of codes.flatMap((code) => [answer(1, code), finish(code)])) {
    const words = refusedWords([{ ...refused, detail: 'responses.RESPONSE: is missing' }], named)
    expect(words.map(({ title, reason }) => `${title} ${reason}`).join()).not.toMatch(/_|responses\./)
  }
})
