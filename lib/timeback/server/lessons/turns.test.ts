import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { assert } from '#lib/std/assert.ts'
import type { LexicalResponses, NextQuestion, QuestionBatch } from '#lib/timeback/contract/lesson.ts'
import { questionSeed } from '#lib/timeback/server/items/item-library.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'
import { turnItems } from '#scripts/testing/content/turn-items.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const files = buildPackage(
  [
    { id: 'inline', type: 'powerpath-100', questions: ['built-inline'] },
    { id: 'turns', type: 'powerpath-100', questions: ['built-turns'] },
    { id: 'quiz', type: 'quiz', questions: ['built-turns', 'built-inline'] },
  ],
  turnItems,
)

let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons()
  const report = await open.timeback.content.importPackage({ files, course: 'CS-101' })
  expect(report.filter(({ status }) => status === 'refused')).toEqual([])
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

const start = (lesson: string) => open.timeback.lessons.start({ lesson, student })
const next = (lesson: string) => open.timeback.lessons.nextStep({ lesson, student })
const complete = (lesson: string) => open.timeback.lessons.complete({ lesson, student })

async function submit(lesson: string, question: string, responses: LexicalResponses, more: object = {}) {
  return open.timeback.lessons.submit({ lesson, student, question, responses, ...more })
}

async function details(lesson: string, forTeacher = false) {
  const found = await open.timeback.lessons.attemptDetails({ lesson, student, attempt: 1, forTeacher })
  return found.lessonType === 'powerpath-100' ? found.seenQuestions : found.questions
}

/** The item's own names in those that the student sees. */
async function shown(lesson: string, identifier: keyof typeof turnItems, own: LexicalResponses) {
  const { seed } = await open.db.attempt.findFirstOrThrow({ where: { studentId: student, lessonId: lesson } })
  const item = parseItem(turnItems[identifier])
  assert(item.ok, 'the item parses')
  return toOpaqueIdentifiers(item.value, questionSeed(seed, identifier), own)
}

const text = (value: unknown) => JSON.stringify(value)

describe('feedback inside a question', () => {
  it('comes with the answer that earned it and not before, with the values it prints, and repeats to the byte', async () => {
    await start('inline')
    expect(text({ ...(await next('inline')), xpStanding: null })).not.toMatch(/metres|Points|earns/)
    const answer = await shown('inline', 'built-inline', { RESPONSE: 'ROWAN' })
    const once = { submissionId: crypto.randomUUID() }
    const result = await submit('inline', 'built-inline', answer, once)
    expect(text(result.answered?.content.item.body)).toContain('It grows to 15 metres.')
    expect(text(result.answered)).not.toMatch(/45 metres|6 metres|Points earned/)
    expect(text(result.feedback)).toContain('A rowan earns 0.0 points.')
    expect(text(result.next)).not.toMatch(/metres|Points|earns/)
    expect(text(await submit('inline', 'built-inline', answer, once))).toBe(text(result))
  })

  it('names and orders the choices as they were asked', async () => {
    await start('inline')
    const served = (await next('inline')) as NextQuestion
    const answer = await shown('inline', 'built-inline', { RESPONSE: 'LARCH' })
    const { answered, correct } = await submit('inline', 'built-inline', answer)
    expect(correct).toBe(true)
    const identifiers = (body: unknown) =>
      [...text(body).matchAll(/"identifier":"([^"]+)"/g)].map(([, id]) => id)
    expect(identifiers(answered?.content.item)).toEqual(identifiers(served.question?.content.item))
    expect(text(answered)).toContain('Points earned: 1.0')
  })

  it('is withheld in a quiz until it is finalised, then stands in the review', async () => {
    await start('quiz')
    const answer = await shown('quiz', 'built-inline', { RESPONSE: 'LARCH' })
    expect(await submit('quiz', 'built-inline', answer)).toEqual({
      correct: false,
      score: 0,
      complete: false,
    })
    expect(text(await details('quiz')) + text(await next('quiz'))).not.toMatch(/metres|Points/)
    await complete('quiz')
    const [, question] = await details('quiz')
    expect(text(question?.content.item)).toMatch(/45 metres.*Points earned: 1\.0/)
    expect(text(question?.content.item)).not.toContain('15 metres')
  })
})

describe('an item of several turns in an adaptive lesson', () => {
  it('goes on from turn to turn, also after a reload, and is scored by the last alone', async () => {
    await start('turns')
    await next('turns')
    const hinted = await submit('turns', 'built-turns', { RESPONSE: 'wind', HINT: 'true' }, { turn: 0 })
    expect(hinted).toMatchObject({ correct: false, score: 0, complete: false })
    expect(hinted.next).toBeUndefined()
    const turn = { taken: 1, complete: false, responses: { RESPONSE: 'wind' } }
    expect(hinted.answered).toMatchObject({ id: 'built-turns', turn })
    expect(text(hinted.answered)).toContain('It has four letters.')
    expect(((await next('turns')) as NextQuestion).question).toEqual(hinted.answered)
    expect(await details('turns')).toEqual([])

    const wrong = await submit('turns', 'built-turns', { RESPONSE: 'wind' }, { turn: 1 })
    expect(text(wrong.feedback)).toContain('Listen once more.')
    expect(wrong.answered?.turn).toMatchObject({ taken: 2, complete: false, feedback: wrong.feedback })
    expect(((await next('turns')) as NextQuestion).question).toEqual(wrong.answered)

    const last = await submit('turns', 'built-turns', { RESPONSE: 'echo' }, { turn: 2 })
    expect(last.answered?.turn).toMatchObject({ taken: 3, complete: true, responses: { RESPONSE: 'echo' } })
    expect(text(last.answered)).toContain('It came back to you.')
    expect(last.next).toMatchObject({ id: 'built-turns' })
    expect(last.next?.turn).toBeUndefined()
    // Half the points after a hint: not the maximum, so not right.
    expect(last.correct).toBe(false)
    const [question] = await details('turns', true)
    expect(question).toMatchObject({ responses: { RESPONSE: 'echo' }, score: 0.5, answered: true })
    expect(text(question?.content.item)).toMatch(/four letters.*came back/)
    const rows = await open.db.itemResponse.count({
      where: { question: { attempt: { studentId: student } } },
    })
    expect(rows).toBe(1)
  })

  it('counts each turn once, however often it is sent, and refuses one on a state that is gone', async () => {
    await start('turns')
    await next('turns')
    const once = { submissionId: crypto.randomUUID(), turn: 0 }
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => submit('turns', 'built-turns', { HINT: 'true' }, once)),
    )
    expect(new Set(tries.map(text)).size).toBe(1)
    await expect(submit('turns', 'built-turns', { RESPONSE: 'echo' }, { turn: 0 })).rejects.toBeRefusal(
      'STALE_ATTEMPT',
    )
    const after = (await next('turns')) as NextQuestion
    expect(after.question?.turn?.taken).toBe(1)
    expect(text(await submit('turns', 'built-turns', { HINT: 'true' }, once))).toBe(text(tries[0]))
  })

  it('is over with “I don’t know yet”', async () => {
    await start('turns')
    await next('turns')
    await submit('turns', 'built-turns', { HINT: 'true' })
    const skip = { lesson: 'turns', student, question: 'built-turns', skipped: true }
    const result = await open.timeback.lessons.submit(skip)
    expect(result).toMatchObject({ correct: false, next: { id: 'built-turns' } })
    expect(result.next?.turn).toBeUndefined()
  })
})

describe('an item of several turns in a quiz', () => {
  const asked = async () => {
    const { questions } = (await next('quiz')) as QuestionBatch
    const question = questions.find(({ id }) => id === 'built-turns')
    assert(question, 'the quiz asks it')
    return question
  }

  it('shows what stands between turns, withholds what the last one earned, and takes no more', async () => {
    await start('quiz')
    const hinted = await submit('quiz', 'built-turns', { HINT: 'true' })
    expect(hinted).toMatchObject({ correct: false, score: 0, complete: false })
    expect(text(hinted.answered)).toContain('It has four letters.')
    expect(await asked()).toEqual(hinted.answered)
    const last = await submit('quiz', 'built-turns', { RESPONSE: 'echo' })
    expect(last.feedback).toBeUndefined()
    expect(last.answered?.turn).toEqual({ taken: 2, complete: true, responses: { RESPONSE: 'echo' } })
    expect(text(last)).toContain('four letters')
    expect(text(last)).not.toContain('came back')
    expect(await asked()).toEqual(last.answered)
    await expect(submit('quiz', 'built-turns', { RESPONSE: 'wind' })).rejects.toBeRefusal('ALREADY_COMPLETED')
    const result = await complete('quiz')
    expect(result).toMatchObject({ score: 25, correctQuestions: 0 })
    const [question] = await details('quiz')
    expect(question).toMatchObject({ score: 0.5, responses: { RESPONSE: 'echo' } })
    expect(text(question)).toMatch(/Yes, an echo.*came back|came back.*Yes, an echo/)
  })

  it('is scored by the last turn where it was left in the middle', async () => {
    await start('quiz')
    await submit('quiz', 'built-turns', { RESPONSE: 'wind' })
    await complete('quiz')
    const [question] = await details('quiz')
    expect(question).toMatchObject({ score: 0, correct: false, responses: { RESPONSE: 'wind' } })
  })

  it('begins anew when the attempt is reset', async () => {
    await start('quiz')
    await submit('quiz', 'built-turns', { HINT: 'true' })
    await open.timeback.lessons.resetAttempt({ lesson: 'quiz', student })
    expect((await asked()).turn).toBeUndefined()
    expect(text(await asked())).not.toContain('four letters')
  })
})
