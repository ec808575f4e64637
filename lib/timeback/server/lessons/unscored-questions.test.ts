import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildPackage, questionId } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

/** Questions that no answer can be worth anything at count neither for the student nor against. */

let open: OpenLessons
let student: string

const choice = `<qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
  <qti-simple-choice identifier="A">a</qti-simple-choice><qti-simple-choice identifier="B">b</qti-simple-choice>
  </qti-choice-interaction>`
const response = `<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
  <qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>`
const score = '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>'
const nothing = `<qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float">
  <qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>`
const matchCorrect = `<qti-response-processing
  template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>`
const item = (identifier: string, declarations: string, body: string, processing = '') =>
  `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${identifier}"
    title="${identifier}" adaptive="false" time-dependent="false">${declarations}
    <qti-item-body><p>Some text</p>${body}</qti-item-body>${processing}</qti-assessment-item>`
const unscored = {
  'worth-nothing': item('worth-nothing', response + score + nothing, choice, matchCorrect),
  'to-read': item('to-read', score, ''),
  'no-score': item('no-score', response, choice),
}

beforeAll(async () => {
  open = await openLessons()
  for (const type of ['quiz', 'powerpath-100'])
    await open.timeback.content.importPackage({
      files: buildPackage(
        [{ id: `unscored-${type}`, type, questions: [1, 'worth-nothing', 'to-read', 2, 'no-score'] }],
        unscored,
      ),
      course: 'CS-101',
    })
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

const right = { responses: { RESPONSE: 'A' } }
const wrong = { responses: { RESPONSE: 'B' } }

describe('in a quiz', () => {
  const quiz = () => ({ lesson: 'unscored-quiz', student })
  const submit = (question: string, answer: object) =>
    open.timeback.lessons.submit({ ...quiz(), question, ...answer })

  it('2 of 2 right are 100, whatever was said to the others', async () => {
    expect(await open.timeback.lessons.start(quiz())).toMatchObject({ questionCount: 5 })
    for (const question of [questionId(1), questionId(2)]) await submit(question, right)
    await submit('worth-nothing', wrong)
    await submit('no-score', right)
    const result = await open.timeback.lessons.complete(quiz())
    expect(result).toMatchObject({ score: 100, accuracy: 100, totalQuestions: 2, correctQuestions: 2 })
    const details = await open.timeback.lessons.attemptDetails({ ...quiz(), attempt: 1 })
    const questions = 'questions' in details ? details.questions : []
    expect(questions.filter((one) => one.unscored).map(({ id }) => id)).toEqual(
      Object.keys(unscored).sort(byPlace),
    )
    expect(questions.every((one) => !one.unscored || one.score === undefined)).toBe(true)
    const lines = await open.db.assessmentResult.count({
      where: { studentId: student, lineItemId: { contains: 'worth-nothing' } },
    })
    expect(lines).toBe(0)
  })

  it('1 of 2 right is 50, and they are not there to be missed', async () => {
    await open.timeback.lessons.start(quiz())
    expect(await open.timeback.lessons.attempts(quiz())).toMatchObject([{ totalQuestions: 2 }])
    await submit(questionId(1), right)
    await submit('no-score', right)
    expect(await open.timeback.lessons.complete(quiz())).toMatchObject({ score: 50, totalQuestions: 2 })
    await open.timeback.lessons.resetAttempt(quiz())
    await submit(questionId(1), right)
    await submit(questionId(2), right)
    expect(await open.timeback.lessons.complete(quiz())).toMatchObject({ score: 100, totalQuestions: 2 })
  })

  const places = ['worth-nothing', 'to-read', 'no-score']
  const byPlace = (a: string, b: string) => places.indexOf(a) - places.indexOf(b)
})

it('an adaptive lesson asks none of them', async () => {
  const lesson = { lesson: 'unscored-powerpath-100', student }
  await open.timeback.lessons.start(lesson)
  const asked = new Set<string>()
  for (let count = 0; count < 8; count++) {
    const { questions } = await open.timeback.lessons.next(lesson)
    const question = questions[0]?.id ?? ''
    asked.add(question)
    await open.timeback.lessons.submit({ ...lesson, question, ...right })
  }
  expect([...asked].sort()).toEqual([questionId(1), questionId(2)])
})
