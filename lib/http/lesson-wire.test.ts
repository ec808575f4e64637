import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Lesson, LessonQuestion } from '#lib/timeback/contract/lesson.ts'
import { signOut } from '#scripts/testing/routes/fake-session.ts'
import { type Answer, type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** The contract's words on lessons, at their routes; the parts of a lesson build on one another. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const lessonId = 'math-5-decimals-quiz'
let open: OpenRoutes
let questions: LessonQuestion[]
let student: string

beforeAll(async () => {
  open = await openRoutes()
})
afterAll(() => open.close())
beforeEach(async () => {
  student = await open.signIn('student@example.com')
})

const lessons = (path: string, body: object) => open.post(`timeback/lessons/${path}`, body)
const submit = (body: object) => lessons('submit', { lessonId, ...body })
const code = async (answer: Promise<Answer>) => {
  const { status, json } = await answer
  return [status, (json as { code: string }).code]
}

describe('GET lessons', () => {
  it('gives each lesson whole, and those of a course by subject and grade or by code', async () => {
    const all = (await open.get('timeback/lessons')).json as Lesson[]
    expect(all.find(({ id }) => id === lessonId)).toEqual({
      id: lessonId,
      name: 'Decimals quiz',
      type: 'quiz',
      courseId: 'course-math-5',
      questionCount: 10,
      metadata: {
        xp: expect.any(Number),
        policy: expect.stringMatching(/^(published|evidence)$/),
        courseCode: 'MATH-5',
        courseTitle: 'Math 5',
        component: expect.any(String),
      },
    })
    const ofCourse = all.filter(({ courseId }) => courseId === 'course-math-5')
    for (const query of ['subject=Math&grade=5', 'code=MATH-5'])
      expect((await open.get(`timeback/lessons?${query}`)).json).toEqual(ofCourse)
    expect(ofCourse.length).toBeLessThan(all.length)
  })

  it('is empty for an unknown course, and 400 for a grade that is none and for an unknown field', async () => {
    for (const query of ['code=NOPE-1', 'subject=Math&grade=12'])
      expect(await open.get(`timeback/lessons?${query}`)).toEqual({ status: 200, json: [] })
    for (const [query, path] of [
      ['grade=five', 'grade'],
      ['grade=5.5', 'grade'],
      ['courseCode=MATH-5', 'courseCode'],
    ])
      expect(await open.get(`timeback/lessons?${query}`)).toMatchObject({
        status: 400,
        json: { errors: [{ path }] },
      })
  })
})

describe('a quiz at its routes', () => {
  it('starts attempt 1 with every field, and the same again when it is resumed', async () => {
    const started = {
      status: 200,
      json: {
        lessonId,
        lessonType: 'quiz',
        attempt: 1,
        score: 0,
        questionCount: 10,
        seenQuestions: 0,
        finalized: false,
        xpStanding: { worth: 10, fromAccuracy: 80, right: null, counted: null, earns: null },
      },
    }
    expect(await lessons('start', { lessonId })).toEqual(started)
    expect(await lessons('start', { lessonId, lessonType: 'powerpath-100' })).toEqual(started)
  })

  it('takes the lesson’s own course by either of its names, and names any other', async () => {
    for (const course of [{ code: 'MATH-5' }, { subject: 'Math', grade: 5 }])
      expect(await lessons('start', { lessonId, course })).toMatchObject({ status: 200 })
    for (const course of [{ code: 'CS-101' }, { subject: 'Math', grade: 3 }, { code: 'NONE' }])
      expect(await lessons('start', { lessonId, course })).toMatchObject({
        ...{ status: 400, json: { code: 'VALIDATION_ERROR', errors: [{ path: 'course' }] } },
      })
    expect(await code(lessons('start', { lessonId: 'none', course: { code: 'MATH-5' } }))).toEqual([
      ...[404, 'LESSON_NOT_FOUND'],
    ])
  })

  it('gives all questions at once, each with an id, a title, a difficulty and QTI without a key', async () => {
    const { json } = await lessons('next', { lessonId })
    expect(json).toMatchObject({ answeredIds: [], score: 0, finalized: false, complete: false })
    questions = (json as { questions: LessonQuestion[] }).questions
    expect(questions).toHaveLength(10)
    for (const { id, title, difficulty, content } of questions) {
      expect(title).toEqual(expect.any(String))
      expect(difficulty).toMatch(/^(easy|medium|hard)$/)
      expect(content.rawXml).toContain(
        `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${id}"`,
      )
      expect(content.rawXml).not.toMatch(
        /correct-response|qti-mapping|response-processing|modal-feedback|rubric-block/,
      )
    }
  })

  it('keeps the names of choices within an attempt, and takes answers by them', async () => {
    const again = await lessons('next', { lessonId })
    expect((again.json as { questions: LessonQuestion[] }).questions).toEqual(questions)
    const [question] = questions
    const [, choice] = /<qti-simple-choice identifier="([^"]+)"/.exec(question?.content.rawXml ?? '') ?? []
    expect(await submit({ question: question?.id, response: choice })).toEqual({
      status: 200,
      json: { correct: false, score: 0, complete: false },
    })
    const { json } = await open.get(`timeback/lessons/attempts/details?lessonId=${lessonId}&attempt=1`)
    expect((json as { questions: object[] }).questions[0]).toMatchObject({
      id: question?.id,
      correct: false,
      studentResponse: choice,
      responses: { RESPONSE: choice },
      content: { rawXml: question?.content.rawXml },
    })
  })

  it('names the field of an answer that is missing, doubled or of the wrong shape', async () => {
    const question = questions[0]?.id
    for (const [answer, path] of [
      [{}, 'response'],
      [{ response: null }, 'response'],
      [{ responses: null }, 'responses'],
      [{ response: 'a', responses: { RESPONSE: 'a' } }, 'responses'],
      [{ responses: { NOPE: 'a' } }, 'responses.NOPE'],
      [{ responses: { RESPONSE: ['a', 'b'] } }, 'responses.RESPONSE'],
      [{ response: 'a', submissionId: 'no UUID' }, 'submissionId'],
    ] as const)
      expect(await submit({ question, ...answer })).toBeProblem(400, 'VALIDATION_ERROR', path)
  })

  it('says 409 to an attempt that is not the latest, 404 to what is unknown, after the shape', async () => {
    const question = questions[0]?.id
    expect(await code(submit({ question, response: 'a', attempt: 2 }))).toEqual([409, 'STALE_ATTEMPT'])
    expect(await code(submit({ question: 'nowhere', response: 'a' }))).toEqual([404, 'QUESTION_NOT_FOUND'])
    expect(await code(submit({ lessonId: 'nowhere', question }))).toEqual([400, 'VALIDATION_ERROR'])
    expect(await code(submit({ lessonId: 'nowhere', question, response: 'a' }))).toEqual([
      404,
      'LESSON_NOT_FOUND',
    ])
    const other = { lessonId: 'cs-101-binary-quiz' }
    expect(await code(lessons('complete', other))).toEqual([404, 'ATTEMPT_NOT_FOUND'])
    expect(await code(open.get('timeback/lessons/attempts?lessonId=nowhere'))).toEqual([
      404,
      'LESSON_NOT_FOUND',
    ])
    for (const id of ['"a\\u0000"', '"\\ud800"', '['.repeat(9_000)])
      expect(await code(open.post('timeback/lessons/start', `{"lessonId":${id}}`))).toEqual([
        400,
        'VALIDATION_ERROR',
      ])
  })

  it('counts a submissionId of another student for that student', async () => {
    const submissionId = crypto.randomUUID()
    const answer = { question: questions[1]?.id, submissionId }
    await submit({ ...answer, responses: await open.right(questions[1]?.id ?? '') })
    await open.signIn('student2@example.com')
    await lessons('start', { lessonId })
    expect((await submit({ ...answer, responses: await open.right(questions[1]?.id ?? '') })).status).toBe(
      200,
    )
    expect((await lessons('next', { lessonId })).json).toMatchObject({ answeredIds: [questions[1]?.id] })
  })

  it('completes with every field, and answers alike when asked again and when started again', async () => {
    for (const { id } of questions.slice(1)) await submit({ question: id, responses: await open.right(id) })
    await submit({ question: questions[0]?.id, responses: await open.wrong(questions[0]?.id ?? '') })
    const completed = await lessons('complete', { lessonId })
    expect(completed).toMatchObject({
      status: 200,
      json: {
        lessonType: 'quiz',
        attempt: 1,
        score: 90,
        totalQuestions: 10,
        correctQuestions: 9,
        accuracy: 90,
        finalized: true,
        xp: expect.any(Number),
      },
    })
    expect(await lessons('complete', { lessonId })).toEqual(completed)
    expect((await lessons('start', { lessonId })).json).toMatchObject({
      attempt: 1,
      score: 90,
      finalized: true,
    })
    const late = { question: questions[0]?.id, responses: await open.right(questions[0]?.id ?? '') }
    expect(await code(submit(late))).toEqual([409, 'ALREADY_COMPLETED'])
  })

  it('lists its attempts with every field, from the first on', async () => {
    await lessons('start', { lessonId, forceNew: true })
    expect((await open.get(`timeback/lessons/attempts?lessonId=${lessonId}`)).json).toEqual([
      { attempt: 1, score: 90, finalized: true, totalQuestions: 10, correctQuestions: 9 },
      { attempt: 2, score: 0, finalized: false, totalQuestions: 10, correctQuestions: 0 },
    ])
  })

  it('tells several values of one answer as JSON', async () => {
    const several = 'cs-101-algorithms'
    await lessons('start', { lessonId: several })
    const seen: unknown[] = []
    for (let turn = 0; turn < 30 && seen.length === 0; turn++) {
      const { json } = await lessons('next', { lessonId: several })
      const question = (json as { question: LessonQuestion | null }).question
      if (!question) break
      const responses = await open.right(question.id)
      await lessons('submit', { lessonId: several, question: question.id, responses })
      if (Object.values(responses).some((value) => Array.isArray(value) && value.length > 1))
        seen.push(question.id)
    }
    const { json } = await open.get(`timeback/lessons/attempts/details?lessonId=${several}&attempt=1`)
    const { seenQuestions } = json as { seenQuestions: { studentResponse: string; responses: object }[] }
    const last = seenQuestions.at(-1)
    expect(JSON.parse(last?.studentResponse ?? '')).toEqual(Object.values(last?.responses ?? {})[0])
  })
})

describe('GET user', () => {
  it('me and verify tell who is signed in', async () => {
    const email = 'student@example.com'
    expect(await open.get('timeback/user/me')).toEqual({
      status: 200,
      json: { timebackId: student, email, name: 'Student One', role: 'student' },
    })
    expect((await open.get('timeback/user/verify')).json).toEqual({ verified: true, timebackId: student })
    signOut()
    expect(await code(open.get('timeback/user/me'))).toEqual([401, 'UNAUTHORIZED'])
  })
})
