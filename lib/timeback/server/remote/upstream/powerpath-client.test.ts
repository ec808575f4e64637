import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createConnection } from './connection.ts'
import { createPowerPathClient, type PowerPathClient } from './powerpath-client.ts'

/** What is asked of another PowerPath, as a real listener hears it. */

let heard:
  | { method: string | undefined; path: string; query: object; body: unknown; key: unknown }
  | undefined
let answer: unknown
const server = createServer(async (request, response) => {
  let text = ''
  for await (const part of request) text += part
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
  heard = {
    method: request.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    body: text === '' ? null : JSON.parse(text),
    key: request.headers['idempotency-key'],
  }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(answer))
})
let client: PowerPathClient
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const token = { get: async () => null, drop: () => {} }
  client = createPowerPathClient(createConnection({ url, token, fetch, sleep: async () => {} }))
})
afterAll(() => server.closeAllConnections())
beforeEach(() => {
  heard = undefined
})

const asked = { student: 'a-student', lesson: 'a-lesson' }
const attempt = {
  ...{ attempt: 1, score: 0, scoreStatus: 'not submitted', xp: null, startedAt: null, completedAt: null },
}

describe('the assessment calls', () => {
  it('opens an attempt', async () => {
    answer = { attempt }
    expect((await client.createNewAttempt(asked)).attempt.attempt).toBe(1)
    expect(heard).toMatchObject({ method: 'POST', path: '/powerpath/createNewAttempt', body: asked })
  })

  it('lists attempts', async () => {
    answer = { attempts: [attempt] }
    expect((await client.getAttempts(asked)).attempts).toHaveLength(1)
    expect(heard).toMatchObject({ method: 'GET', path: '/powerpath/getAttempts', query: asked, body: null })
  })

  it('reads the progress of one attempt', async () => {
    answer = {}
    await client.getAssessmentProgress({ ...asked, attempt: 2 }).catch(() => null)
    expect(heard).toMatchObject({
      path: '/powerpath/getAssessmentProgress',
      query: { ...asked, attempt: '2' },
    })
  })

  it('asks for the next question', async () => {
    answer = {}
    await client.getNextQuestion(asked).catch(() => null)
    expect(heard).toMatchObject({ method: 'GET', path: '/powerpath/getNextQuestion', query: asked })
  })

  it('answers with a key that makes a repeat safe', async () => {
    answer = {}
    const body = { ...asked, question: 'q-1', responses: { RESPONSE: ['A'] } }
    await client.updateStudentQuestionResponse(body, 'a-key').catch(() => null)
    expect(heard).toMatchObject({
      ...{ method: 'PUT', path: '/powerpath/updateStudentQuestionResponse', body, key: 'a-key' },
    })
  })

  it('finalises and resets', async () => {
    answer = { lessonType: 'quiz', finalized: true, attempt: 1 }
    await client.finalStudentAssessmentResponse(asked)
    expect(heard).toMatchObject({
      method: 'POST',
      path: '/powerpath/finalStudentAssessmentResponse',
      body: asked,
    })
    answer = { success: true, score: 0 }
    await client.resetAttempt(asked)
    expect(heard).toMatchObject({ method: 'POST', path: '/powerpath/resetAttempt', body: asked })
  })

  it('says UPSTREAM_ERROR of an answer that has not their shape', async () => {
    answer = { attempt: { attempt: 'one' } }
    await expect(client.createNewAttempt(asked)).rejects.toMatchObject({
      code: 'UPSTREAM_ERROR',
      status: 502,
    })
  })
})

describe('what is looked up beside', () => {
  it('a syllabus, of a course with any name', async () => {
    answer = { syllabus: { course: { sourcedId: 'c/1', title: 'C' }, subComponents: [] } }
    expect((await client.syllabus('c/1?')).syllabus.course.title).toBe('C')
    expect(heard?.path).toBe('/powerpath/syllabus/c%2F1%3F')
  })

  it('a syllabus with all that lessons are read from, at any depth; what else is there is passed over', async () => {
    const metadata = {
      lessonType: 'quiz',
      xp: 10,
      masteryThreshold: 80,
      questionCount: 5,
      policy: 'evidence',
    }
    const lesson = {
      id: 'cr-1',
      sourcedId: 's-1',
      title: 'L',
      lessonType: 'quiz',
      resource: { title: 'R', metadata },
    }
    const bare = { id: 'cr-2', resource: {} }
    const inner = { title: 'Inner', componentResources: [lesson, bare] }
    const syllabus = {
      course: { sourcedId: 'c-1', title: 'C' },
      subComponents: [
        { title: 'Unit', subComponents: [inner] },
        { title: 'Empty', componentResources: null },
      ],
    }
    answer = { syllabus }
    expect(await client.syllabus('c-1')).toEqual({ syllabus })
    answer = {
      syllabus: { ...syllabus, version: 3, course: { ...syllabus.course, status: 'active' } },
      more: 1,
    }
    expect(await client.syllabus('c-1')).toEqual({ syllabus })
  })

  it.each([
    { course: { sourcedId: 'c-1' }, subComponents: [] },
    { course: { sourcedId: 'c-1', title: 'C' } },
    { course: { sourcedId: 'c-1', title: 'C' }, subComponents: [{ componentResources: [] }] },
    {
      ...{ course: { sourcedId: 'c-1', title: 'C' } },
      subComponents: [{ title: 'U', componentResources: [{ id: 'cr-1' }] }],
    },
    {
      ...{ course: { sourcedId: 'c-1', title: 'C' } },
      subComponents: [{ title: 'U', subComponents: [{ title: 5 }] }],
    },
    {
      ...{ course: { sourcedId: 'c-1', title: 'C' } },
      subComponents: [
        { title: 'U', componentResources: [{ id: 'cr-1', resource: { metadata: { policy: 'own' } } }] },
      ],
    },
  ])('no syllabus that lacks what lessons are made of: %j', async (syllabus) => {
    answer = { syllabus }
    await expect(client.syllabus('c-1')).rejects.toMatchObject({ code: 'UPSTREAM_ERROR' })
  })

  it('people of an address, as many as tell whether it is one person’s; a quote in it ends no filter', async () => {
    answer = { users: [{ sourcedId: 'u-1' }] }
    expect((await client.usersByEmail("o'hara@school.example")).users).toEqual([{ sourcedId: 'u-1' }])
    expect(heard).toMatchObject({
      path: '/ims/oneroster/rostering/v1p2/users/',
      query: { filter: "email='o''hara@school.example'", limit: '2' },
    })
  })

  it('courses by their codes, in one call', async () => {
    answer = { courses: [{ sourcedId: 'c-1', title: 'C', courseCode: null }] }
    expect((await client.coursesByCode(['MATH-3', "CS'1"])).courses).toEqual([
      { sourcedId: 'c-1', title: 'C', courseCode: null },
    ])
    expect(heard).toMatchObject({
      path: '/ims/oneroster/rostering/v1p2/courses/',
      query: { filter: "courseCode='MATH-3' OR courseCode='CS''1'" },
    })
  })
})
