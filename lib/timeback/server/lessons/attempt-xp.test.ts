import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { choices, declare } from '#lib/qti/fixtures/build-item.ts'
import { assert } from '#lib/std/assert.ts'
import { xpFromAccuracy } from '#lib/timeback/contract/xp-rule.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const adaptive = 'math-5-equivalent-fractions'
const quiz = 'math-5-decimals-quiz'
const unpaid = { id: 'unpaid-quiz', type: 'quiz', questions: [1, 2] }
/** Leaving it empty is what it takes for right. */
const emptyIsRight = `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
  identifier="empty-is-right" title="Leave it" xml:lang="en">${declare({ correct: ['A'] })}
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="1"/>
  <qti-item-body><qti-choice-interaction response-identifier="RESPONSE" min-choices="0" max-choices="1">
    ${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction></qti-item-body>
  <qti-response-processing><qti-response-condition><qti-response-if>
    <qti-is-null><qti-variable identifier="RESPONSE"/></qti-is-null>
    <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
  </qti-response-if></qti-response-condition></qti-response-processing></qti-assessment-item>`
const leftEmpty = { id: 'left-empty', type: 'quiz', questions: ['empty-is-right', 1] }
const unpaidAdaptive = { id: 'unpaid-100', type: 'powerpath-100', questions: [1, 2, 3, 4] }
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons()
  await open.timeback.content.importPackage({
    files: buildPackage([unpaid, unpaidAdaptive, leftEmpty], { 'empty-is-right': emptyIsRight }),
    course: 'CS-101',
  })
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

type Kind = 'right' | 'wrong' | 'skip'

async function submit(lesson: string, question: string, kind: Kind) {
  const given = kind === 'skip' ? { skipped: true } : { responses: await open[kind](question) }
  return open.timeback.lessons.submit({ lesson, student, question, ...given })
}

async function answer(lesson: string, kind: Kind) {
  const question = await open.timeback.lessons.next({ lesson, student, lessonType: 'powerpath-100' })
  assert(question, 'a question is served')
  return submit(lesson, question.id, kind)
}

describe('XP of an adaptive attempt', () => {
  it('does not count “I don’t know yet” against it, and tells how it stands after each answer', async () => {
    await open.timeback.lessons.start({ lesson: adaptive, student })
    for (const kind of ['wrong', 'skip', 'wrong', 'skip', 'right'] as const) await answer(adaptive, kind)
    let result = await answer(adaptive, 'right')
    const soFar = { worth: 15, fromAccuracy: xpFromAccuracy, right: 2, counted: 4, earns: 0 }
    expect(result.xpStanding).toEqual(soFar)
    while (!result.complete) result = await answer(adaptive, 'right')
    const { right, counted } = result.xpStanding ?? {}
    expect(counted).toBe((right ?? 0) + 2)
    expect(result.xpStanding?.earns).toBe(15)
    const done = await open.timeback.lessons.complete({ lesson: adaptive, student })
    expect(done).toMatchObject({ xp: 15, xpReason: '80% or more right at the first try: full XP.' })
    // What the wires call accuracy takes all answers, as published.
    expect(done).toMatchObject({ totalQuestions: (counted ?? 0) + 2, correctQuestions: right })
    expect(done.accuracy).toBeLessThan(80)
  })

  it('moves the score for “I don’t know yet” as for a wrong answer', async () => {
    await open.timeback.lessons.start({ lesson: adaptive, student })
    await answer(adaptive, 'right')
    await answer(adaptive, 'right')
    expect(await answer(adaptive, 'skip')).toMatchObject({ correct: false, score: 25 })
  })
})

describe('XP of a quiz', () => {
  it('leaves out what was passed over, and pays nothing where all was', async () => {
    await open.timeback.lessons.start({ lesson: quiz, student })
    const { questions } = await open.timeback.lessons.next({ lesson: quiz, student })
    for (const [index, { id }] of questions.entries())
      await submit(quiz, id, index < 7 ? 'right' : index < 8 ? 'wrong' : 'skip')
    expect(await open.timeback.lessons.complete({ lesson: quiz, student })).toMatchObject({
      ...{ score: 70, accuracy: 70, totalQuestions: 10, correctQuestions: 7, xp: 10 },
      xpStanding: { right: 7, counted: 8, earns: 10 },
    })
    await open.timeback.lessons.start({ lesson: quiz, student, forceNew: true })
    for (const { id } of questions) await submit(quiz, id, 'skip')
    expect(await open.timeback.lessons.complete({ lesson: quiz, student })).toMatchObject({
      ...{ score: 0, xp: 0, xpReason: 'XP starts at 80% right.' },
      xpStanding: { right: 0, counted: 0, earns: 0 },
    })
  })

  it('gives “I don’t know yet” no point, even of an item that takes nothing for right', async () => {
    const key = { lesson: leftEmpty.id, student }
    await open.timeback.lessons.start(key)
    await submit(leftEmpty.id, 'empty-is-right', 'skip')
    expect(await open.timeback.lessons.complete(key)).toMatchObject({ score: 0, correctQuestions: 0 })
  })

  it('is 80 % of what was asked, never of a rounded figure', async () => {
    await open.timeback.lessons.start({ lesson: quiz, student })
    const { questions } = await open.timeback.lessons.next({ lesson: quiz, student })
    for (const [index, { id }] of questions.entries()) await submit(quiz, id, index < 8 ? 'right' : 'wrong')
    expect(await open.timeback.lessons.complete({ lesson: quiz, student })).toMatchObject({
      accuracy: 80,
      xp: 10,
    })
  })
})

describe('a lesson without XP', () => {
  it('says so alike in the list, before the end, in the result, in the details and on the wire', async () => {
    const listed = (await open.timeback.lessons.list({ course: { code: 'CS-101' } })).find(
      ({ id }) => id === unpaid.id,
    )
    expect(listed?.metadata.xp).toBe(0)
    const key = { lesson: unpaid.id, student }
    expect((await open.timeback.lessons.start(key)).xpStanding).toMatchObject({ worth: 0, earns: 0 })
    expect(await open.timeback.lessons.attemptDetails({ ...key, attempt: 1 })).toMatchObject({ xp: null })
    expect(await open.timeback.powerpath.getAssessmentProgress(key)).toMatchObject({ xp: null })
    const none = { xp: 0, xpReason: 'This lesson gives no XP.', xpStanding: { worth: 0, earns: 0 } }
    expect(await open.timeback.lessons.complete(key)).toMatchObject(none)
    expect(await open.timeback.lessons.attemptDetails({ ...key, attempt: 1 })).toMatchObject(none)
    expect((await open.timeback.lessons.history({ student }))[0]).toMatchObject({ xp: 0 })
    expect(await open.timeback.powerpath.getAssessmentProgress(key)).toMatchObject({ xp: 0 })
    expect(await open.timeback.powerpath.getAttempts(key)).toMatchObject({ attempts: [{ xp: 0 }] })
  })

  it('pays 0 at 100 as well', async () => {
    const lesson = unpaidAdaptive.id
    await open.timeback.lessons.start({ lesson, student })
    let result = await answer(lesson, 'right')
    while (!result.complete) result = await answer(lesson, 'right')
    expect(result.xpStanding).toMatchObject({ worth: 0, earns: 0 })
    expect(await open.timeback.lessons.complete({ lesson, student })).toMatchObject({ xp: 0 })
  })
})

describe('an open quiz', () => {
  it('shows its student no figures of what is right, and a teacher those that fit the marks', async () => {
    await open.timeback.lessons.start({ lesson: quiz, student })
    const { questions } = await open.timeback.lessons.next({ lesson: quiz, student })
    for (const { id } of questions.slice(0, 3)) await submit(quiz, id, 'right')
    const key = { lesson: quiz, student, attempt: 1 }
    const own = await open.timeback.lessons.attemptDetails(key)
    assert(own.lessonType === 'quiz', 'the lesson is linear')
    expect(own).toMatchObject({ score: 0, correctQuestions: 0, xpStanding: { right: null, counted: null } })
    expect(own.questions.filter(({ correct }) => correct)).toEqual([])
    const seen = await open.timeback.lessons.attemptDetails({ ...key, forTeacher: true })
    assert(seen.lessonType === 'quiz', 'the lesson is linear')
    expect(seen).toMatchObject({ score: 30, correctQuestions: 3, totalQuestions: 10, finalized: false })
    expect(seen.questions.filter(({ correct }) => correct)).toHaveLength(3)
    const wire = await open.timeback.powerpath.getAssessmentProgress({ lesson: quiz, student })
    expect(wire).toMatchObject({ score: 0, correctQuestions: 0, accuracy: 0 })
    expect('questions' in wire && wire.questions.some((question) => 'correct' in question)).toBe(false)
  })

  it('tells of three misses in a row its teacher, and not the student', async () => {
    const causeNow = async () =>
      (await open.db.attempt.findFirstOrThrow({ where: { studentId: student } })).helpCause
    await open.timeback.lessons.start({ lesson: quiz, student })
    const { questions } = await open.timeback.lessons.next({ lesson: quiz, student })
    const results = [await submit(quiz, questions[0]?.id ?? '', 'wrong')]
    results.push(await submit(quiz, questions[4]?.id ?? '', 'skip'))
    expect(await causeNow()).toBeNull()
    results.push(await submit(quiz, questions[2]?.id ?? '', 'wrong'))
    expect(await causeNow()).toBe('misses_in_a_row')
    expect(results).toEqual(results.map(() => ({ correct: false, score: 0, complete: false })))
    await submit(quiz, questions[2]?.id ?? '', 'right')
    expect(await causeNow()).toBeNull()
  })
})
