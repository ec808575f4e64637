import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { buildPackage, questionId } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

/** An attempt keeps the type, the bank and the worth that it began with, whatever is imported meanwhile. */

type Type = 'quiz' | 'powerpath-100'

let open: OpenLessons
let student: string
let lesson: string

beforeAll(async () => {
  open = await openLessons()
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
  lesson = `changing-${crypto.randomUUID().slice(0, 8)}`
})

const early = Array.from({ length: 12 }, (_, index) => index + 1)
/** A lesson that asks none of its questions any more is taken for another lesson. */
const late = [1, ...Array.from({ length: 11 }, (_, index) => index + 21)]
const names = (numbers: number[]) => numbers.map(questionId)

async function importAs(type: Type, questions: number[]) {
  const files = buildPackage([{ id: lesson, type, questions }])
  await open.timeback.content.importPackage({ files, course: 'CS-101' })
}

const own = () => ({ lesson, student })
const wire = () => ({ lesson, student })
const start = (forceNew = false) => open.timeback.lessons.start({ ...own(), forceNew })
const batch = () => open.timeback.lessons.next(own())
const details = (attempt: number) => open.timeback.lessons.attemptDetails({ ...own(), attempt })

async function served(): Promise<string> {
  const question = (await batch()).questions[0]
  assert(question, 'a question is served')
  return question.id
}

async function answer(question: string, kind: 'right' | 'wrong' = 'right') {
  return open.timeback.lessons.submit({ ...own(), question, responses: await open[kind](question) })
}

async function playTo100(): Promise<string[]> {
  const asked: string[] = []
  for (;;) {
    asked.push(await served())
    const { complete } = await answer(asked.at(-1) ?? '')
    if (complete) return asked
  }
}

describe('a quiz that is imported as powerpath-100', () => {
  beforeEach(async () => {
    await importAs('quiz', early.slice(0, 3))
    await start()
    await answer(questionId(1))
    await importAs('powerpath-100', late)
  })

  it('goes on as the quiz that it began as, to its end', async () => {
    expect(await start()).toMatchObject({ lessonType: 'quiz', attempt: 1, questionCount: 3 })
    expect((await batch()).questions.map(({ id }) => id)).toEqual(names([1, 2, 3]))
    expect((await batch()).answeredIds).toEqual(names([1]))
    expect(await answer(questionId(2))).toMatchObject({ correct: false, complete: false })
    expect(await details(1)).toMatchObject({ lessonType: 'quiz', finalized: false })
    const result = await open.timeback.lessons.complete(own())
    expect(result).toMatchObject({
      lessonType: 'quiz',
      finalized: true,
      totalQuestions: 3,
      correctQuestions: 2,
    })
    expect(await open.timeback.lessons.complete(own())).toEqual(result)
    await expect(answer(questionId(3))).rejects.toBeRefusal('ALREADY_COMPLETED')
  })

  it('is a quiz on the wire, too, until a new attempt begins', async () => {
    const { powerpath } = open.timeback
    expect(await powerpath.getAssessmentProgress(wire())).toMatchObject({
      lessonType: 'quiz',
      finalized: false,
    })
    await expect(powerpath.getNextQuestion(wire())).rejects.toBeRefusal('VALIDATION_ERROR')
    const update = { ...wire(), question: questionId(3), response: 'B' }
    expect(await powerpath.updateStudentQuestionResponse(update)).toEqual({ lessonType: 'quiz' })
    expect(await powerpath.finalStudentAssessmentResponse(wire())).toMatchObject({
      ...{ lessonType: 'quiz', finalized: true, attempt: 1 },
    })
    await powerpath.createNewAttempt(wire())
    expect(await powerpath.getAssessmentProgress(wire())).toMatchObject({
      lessonType: 'powerpath-100',
      attempt: 2,
    })
    expect(await powerpath.getAssessmentProgress({ ...wire(), attempt: 1 })).toMatchObject({
      lessonType: 'quiz',
    })
  })

  it('stays a quiz once it is finished, and the next attempt is what the lesson is now', async () => {
    await open.timeback.lessons.complete(own())
    expect(await start()).toMatchObject({ lessonType: 'quiz', attempt: 1, finalized: true })
    expect(await start(true)).toMatchObject({ lessonType: 'powerpath-100', attempt: 2, finalized: false })
    expect(names(late)).toContain(await served())
    expect(await details(1)).toMatchObject({ lessonType: 'quiz', totalQuestions: 3, correctQuestions: 1 })
    const types = (await open.timeback.lessons.history({ student })).map(({ lessonType }) => lessonType)
    expect(types).toEqual(['powerpath-100', 'quiz'])
  })

  it('is finalised by the next attempt, not left behind as an adaptive one would be', async () => {
    expect(await start(true)).toMatchObject({ lessonType: 'powerpath-100', attempt: 2 })
    expect(await details(1)).toMatchObject({ lessonType: 'quiz', finalized: true, correctQuestions: 1 })
  })

  it('shows its type in the list while it is open', async () => {
    const typeNow = async () => {
      const { courses } = await open.timeback.lessons.overview({ student })
      return courses.flatMap(({ lessons }) => lessons).find(({ id }) => id === lesson)?.type
    }
    expect(await typeNow()).toBe('quiz')
    await open.timeback.lessons.complete(own())
    expect(await typeNow()).toBe('powerpath-100')
  })
})

describe('a powerpath-100 lesson that is imported as a quiz', () => {
  beforeEach(async () => {
    await importAs('powerpath-100', early)
    await start()
  })

  it('goes on adaptively with the questions that it began with, to 100', async () => {
    const first = await served()
    await answer(first)
    await importAs('quiz', late)
    expect(await start()).toMatchObject({
      lessonType: 'powerpath-100',
      attempt: 1,
      score: 14,
      seenQuestions: 2,
    })
    const asked = await playTo100()
    expect(names(early)).toEqual(expect.arrayContaining([first, ...asked]))
    expect(new Set([first, ...asked]).size).toBe(11)
    expect(await details(1)).toMatchObject({ lessonType: 'powerpath-100', finalized: true, score: 100 })
    expect(await open.timeback.lessons.complete(own())).toMatchObject({
      lessonType: 'powerpath-100',
      score: 100,
    })
    expect(await start(true)).toMatchObject({ lessonType: 'quiz', attempt: 2, questionCount: late.length })
  })

  it('knows its own questions, and none of the new ones', async () => {
    const first = await served()
    await importAs('quiz', late)
    const other = names(early).find((id) => id !== first) ?? ''
    await expect(answer(other)).rejects.toBeRefusal('STALE_ATTEMPT')
    await expect(answer(questionId(21))).rejects.toBeRefusal('QUESTION_NOT_FOUND')
    const progress = await open.timeback.powerpath.getAssessmentProgress(wire())
    expect(progress).toMatchObject({ remainingQuestionsPerDifficulty: { easy: 4, medium: 4, hard: 4 } })
  })

  it('is begun again by a reset with the bank that it had, also after it was finished', async () => {
    await playTo100()
    await importAs('quiz', late)
    expect(await details(1)).toMatchObject({ lessonType: 'powerpath-100', score: 100 })
    await open.timeback.lessons.resetAttempt(own())
    expect(names(early)).toContain(await served())
    expect(await start()).toMatchObject({ lessonType: 'powerpath-100', attempt: 1, score: 0 })
  })
})

describe('a lesson whose bank is imported anew', () => {
  it('goes on with the versions of the questions that it began with, however often it is imported', async () => {
    await importAs('powerpath-100', early)
    await start()
    await answer(await served())
    await importAs('powerpath-100', late)
    await importAs('powerpath-100', early.slice(0, 2))
    expect(names(early)).toEqual(expect.arrayContaining(await playTo100()))
    await start(true)
    expect(names(early.slice(0, 2))).toContain(await served())
    expect(await open.db.keptBank.count({ where: { lessonId: lesson } })).toBe(1)
  })

  it('keeps nothing where the questions stay the same', async () => {
    await importAs('powerpath-100', early)
    await start()
    await importAs('powerpath-100', early)
    expect(await open.db.keptBank.count({ where: { lessonId: lesson } })).toBe(0)
  })

  it('pays what it was worth when the attempt began', async () => {
    await importAs('quiz', [1])
    await open.db.lesson.update({ where: { id: lesson }, data: { xp: 10 } })
    expect((await start()).xpStanding?.worth).toBe(10)
    await answer(questionId(1))
    await open.db.lesson.update({ where: { id: lesson }, data: { xp: 0, masteryThreshold: 50 } })
    expect(await open.timeback.lessons.complete(own())).toMatchObject({ xp: 12.5, xpStanding: { worth: 10 } })
  })
})

it('takes an attempt of the version before, which names no type, for what its lesson is', async () => {
  await importAs('powerpath-100', early)
  await open.db.$executeRaw`INSERT INTO attempt (id, student_id, lesson_id, number, seed)
    VALUES (gen_random_uuid(), ${student}::uuid, ${lesson}, 1, 1)`
  expect(await start()).toMatchObject({ lessonType: 'powerpath-100', attempt: 1 })
})
