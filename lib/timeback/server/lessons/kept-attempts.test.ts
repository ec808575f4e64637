import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { SubmitInput } from '#lib/timeback/server/lessons/submit/submit.ts'
import { buildPackage, questionId } from '#scripts/testing/content/build-package.ts'
import { turnItems } from '#scripts/testing/content/turn-items.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { loadStanding } from './attempt/decide-on-attempt.ts'
import { forgetAttempt, keepAttempt, keptAttempt } from './attempt/kept-attempts.ts'

/** What a process keeps of an open attempt is what it would read, or what is decided on it is not saved. */

let open: OpenLessons
let student: string
/** What can be given for each question: right, wrong, “I don’t know yet”, and where there is one the hint. */
const answers = new Map<string, { responses?: LexicalResponses; skipped?: boolean }[]>()

beforeAll(async () => {
  open = await openLessons()
  const range = (from: number) => Array.from({ length: 12 }, (_, index) => from + index)
  const files = buildPackage(
    [
      { id: 'adaptive', type: 'powerpath-100', questions: range(1) },
      { id: 'related', type: 'powerpath-100', questions: range(7) },
      { id: 'quiz', type: 'quiz', questions: range(1).slice(0, 4) },
      { id: 'turns', type: 'powerpath-100', questions: ['built-turns'] },
      { id: 'quiz-of-turns', type: 'quiz', questions: ['built-turns', 'built-inline'] },
    ],
    turnItems,
  )
  const report = await open.timeback.content.importPackage({ files, course: 'CS-101' })
  expect(report.filter(({ status }) => status === 'refused')).toEqual([])
  for (const question of [
    ...range(1).map(questionId),
    ...range(7).map(questionId),
    ...Object.keys(turnItems),
  ])
    answers.set(question, [
      { responses: await open.right(question) },
      { responses: await open.wrong(question) },
      { skipped: true },
      ...(question === 'built-turns' ? [{ responses: { RESPONSE: '', HINT: 'true' } }] : []),
    ])
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

type Lesson = 'adaptive' | 'related' | 'quiz' | 'turns' | 'quiz-of-turns'

const start = (lesson: string, forceNew = false) => open.timeback.lessons.start({ lesson, student, forceNew })
const submit = (input: Omit<SubmitInput, 'student'>) => open.timeback.lessons.submit({ student, ...input })

async function asked(lesson: string): Promise<string[]> {
  const { questions } = await open.timeback.lessons.next({ lesson, student })
  return questions.map(({ id }) => id)
}

/** An answer to one of the questions that the lesson asks now, if it asks one. */
async function answer(lesson: string, { pick = 0, kind = 0 } = {}) {
  const questions = await asked(lesson)
  const question = questions[pick % Math.max(1, questions.length)]
  if (question === undefined) return null
  const given = answers.get(question)
  assert(given, `${question} can be answered`)
  return submit({ lesson, question, ...given[kind % given.length] })
}

const right = (question: string) => answers.get(question)?.[0] ?? {}

/** The answer to what is being served, as this server knows it. */
async function answerKept(lesson: string, kind = 0) {
  const kept = keptAttempt(open.db, { student, lesson })
  const served = kept?.attempt?.questions.find(({ response }) => response === null)
  assert(served, 'a question is served')
  return submit({ lesson, question: served.identifier, ...answers.get(served.identifier)?.[kind] })
}

async function expectKeptAsRead(lesson: string) {
  const { submission, ...kept } = { ...keptAttempt(open.db, { student, lesson }) }
  if (!kept.attempt) return false
  const { submission: _, ...read } = await loadStanding(open.deps, { student, lesson })
  expect(kept).toEqual(read)
  return true
}

describe('an attempt that is kept after an answer', () => {
  const act = fc.record({
    lesson: fc.constantFrom<Lesson>('adaptive', 'related', 'quiz', 'turns', 'quiz-of-turns'),
    pick: fc.nat(3),
    kind: fc.nat(3),
  })

  it('is to the value what reading it would give, whatever is answered, skipped, hinted at or answered again', async () => {
    let compared = 0
    const live = async (acts: { lesson: Lesson; pick: number; kind: number }[]) => {
      const email = `${crypto.randomUUID()}@example.com`
      student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
      for (const lesson of new Set(acts.map(({ lesson }) => lesson))) {
        await start(lesson)
        await start(lesson, true)
        if (await expectKeptAsRead(lesson)) compared++
      }
      for (const { lesson, ...given } of acts) {
        await answer(lesson, given).catch((error) => expect(error.code).toBe('ALREADY_COMPLETED'))
        if (await expectKeptAsRead(lesson)) compared++
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25 }), live), {
      ...{ numRuns: 20, seed: 2026, endOnFailure: true },
    })
    expect(compared).toBeGreaterThan(200)
  })
})

describe('what is kept and has changed elsewhere', () => {
  /** As another server leaves it: this one still has what it had before. */
  async function elsewhere(lesson: string, change: () => Promise<unknown>) {
    const of = { student, lesson }
    const kept = keptAttempt(open.db, of)
    assert(kept, 'the attempt is kept')
    forgetAttempt(open.db, of)
    await change()
    keepAttempt(open.db, kept)
  }

  beforeEach(async () => {
    for (const lesson of ['adaptive', 'related', 'quiz']) await start(lesson)
    await answer('adaptive')
  })

  it('takes the next answer on what it is now, once', async () => {
    await elsewhere('adaptive', () => answer('adaptive'))
    const [question = ''] = await asked('adaptive')
    await elsewhere('adaptive', () =>
      open.timeback.lessons.submit({ student, lesson: 'adaptive', question, ...right(question) }),
    )
    await expect(submit({ lesson: 'adaptive', question, ...right(question) })).rejects.toMatchObject({
      code: 'STALE_ATTEMPT',
    })
    expect(
      await open.db.itemResponse.count({ where: { question: { attempt: { studentId: student } } } }),
    ).toBe(3)
    await expectKeptAsRead('adaptive')
  })

  it('refuses nobody: an answer to what another server serves is taken', async () => {
    let question = ''
    await elsewhere('adaptive', async () => {
      await answer('adaptive')
      question = (await asked('adaptive'))[0] ?? ''
    })
    expect(await submit({ lesson: 'adaptive', question, ...right(question) })).toMatchObject({
      correct: true,
    })
  })

  it('answers the repeat of a submit as before, also one that another server took', async () => {
    const [question = ''] = await asked('quiz')
    const input = { lesson: 'quiz', question, ...right(question), submissionId: crypto.randomUUID() }
    let first: unknown
    await elsewhere('quiz', async () => {
      first = await submit(input)
    })
    expect(await submit(input)).toEqual(first)
    expect(await open.db.submission.count({ where: { id: input.submissionId } })).toBe(1)
  })

  it('knows what the student was shown in another lesson meanwhile', async () => {
    await elsewhere('adaptive', async () => {
      for (let turn = 0; turn < 12; turn++) await answer('related', { kind: 1 })
    })
    for (let turn = 0; turn < 8; turn++) await answerKept('adaptive', 1)
    const servings = await open.db.attemptQuestion.findMany({
      where: { attempt: { studentId: student } },
      orderBy: { servedAt: 'asc' },
    })
    const seen = new Set<string>()
    for (const { itemId, firstExposure } of servings) {
      if (firstExposure !== null) expect(firstExposure).toBe(!seen.has(itemId))
      seen.add(itemId)
    }
  })

  it('is not what an import made of the lesson', async () => {
    const { bankVersion } = await open.db.lesson.findUniqueOrThrow({ where: { id: 'adaptive' } })
    await elsewhere(
      'adaptive',
      () => open.db.$executeRaw`UPDATE lesson SET bank_version = gen_random_uuid() WHERE id = 'adaptive'`,
    )
    await answerKept('adaptive')
    const kept = keptAttempt(open.db, { student, lesson: 'adaptive' })
    expect(kept?.lesson.bankVersion).not.toBe(bankVersion)
  })
})
