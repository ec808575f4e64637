import type { APIResponse } from 'playwright/test'
import { expect, test } from '#e2e/support/fixtures.ts'
import { rightResponses } from '#e2e/support/item-bank.ts'

const lessonId = 'cs-101-algorithms'

async function expectProblem(answer: APIResponse, status: number, code: string, paths?: string[]) {
  expect(answer.status()).toBe(status)
  expect(answer.headers()['content-type']).toContain('application/problem+json')
  const problem = await answer.json()
  expect(problem).toMatchObject({ status, code, detail: expect.any(String), requestId: expect.any(String) })
  if (paths) expect(problem.errors.map(({ path }: { path: string }) => path)).toEqual(paths)
}

test('health says that all is well', async ({ request }) => {
  const answer = await request.get('/api/health')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ok', db: 'ok' })
})

test('without a session the wire answers 401 and a page leads to sign-in', async ({ request, page }) => {
  await expectProblem(await request.get('/api/timeback/lessons'), 401, 'UNAUTHORIZED')
  await expectProblem(await request.post('/api/timeback/lessons/start', { data: {} }), 401, 'UNAUTHORIZED')
  await expectProblem(await request.get('/api/teacher/classes'), 401, 'UNAUTHORIZED')
  for (const path of ['/', '/lessons', `/lessons/${lessonId}`, '/history', '/teacher']) {
    await page.goto(path)
    expect(new URL(page.url()).pathname).toBe('/signin')
  }
})

test('bad input names its fields, and the shape is checked before anything is looked up', async ({
  apiAs,
}) => {
  const student = await apiAs('student@example.com')
  const post = (path: string, data: unknown) => student.post(`/api/timeback/${path}`, { data })
  await expectProblem(await post('lessons/start', { lessonId: 7, nope: 1 }), 400, 'VALIDATION_ERROR', [
    'lessonId',
    'nope',
  ])
  await expectProblem(
    await post('lessons/submit', { lessonId: 'x', question: 'y' }),
    400,
    'VALIDATION_ERROR',
    ['response'],
  )
  await expectProblem(await post('lessons/start', { lessonId: 'nowhere' }), 404, 'LESSON_NOT_FOUND')
  await expectProblem(
    await post('lessons/next', { lessonId: 'cs-101-binary-quiz' }),
    404,
    'ATTEMPT_NOT_FOUND',
  )
  const broken = await student.post('/api/timeback/lessons/start', {
    data: Buffer.from('{"lessonId":'),
    headers: { 'content-type': 'application/json' },
  })
  await expectProblem(broken, 400, 'VALIDATION_ERROR')
  await expectProblem(await student.get('/api/timeback/lessons?grade=five'), 400, 'VALIDATION_ERROR', [
    'grade',
  ])
  expect(await (await student.get('/api/timeback/lessons?subject=Math&grade=12')).json()).toEqual([])
  const large = await post('lessons/submit', { lessonId, question: 'q', response: 'x'.repeat(1_100_000) })
  await expectProblem(large, 413, 'PAYLOAD_TOO_LARGE')
})

test('an address that nobody answers is told in the form that its callers read', async ({ request }) => {
  for (const path of [
    '/api',
    '/api/nowhere',
    '/api/%FF',
    '/api/timeback/lessons/%E0%A4%A',
    '/api/vr-sessions/%',
  ])
    await expectProblem(await request.get(path), 404, 'ROUTE_NOT_FOUND')
  await expectProblem(await request.post('/api/vr-sessions/%FF/complete'), 404, 'ROUTE_NOT_FOUND')
  for (const path of [
    '/caliper',
    '/caliper/nowhere',
    '/oauth2/nowhere',
    '/powerpath',
    '/powerpath/%FF',
    '/ims/%',
  ]) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(404)
    expect(await answer.json(), path).toMatchObject({
      imsx_codeMajor: 'failure',
      imsx_CodeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: 'unknownobject' }] },
    })
  }
})

test('a change asked for by another site is refused before anything else', async ({ apiAs }) => {
  const student = await apiAs('student@example.com')
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign)
    await expectProblem(
      await student.post('/api/timeback/lessons/start', { data: {}, headers }),
      403,
      'FORBIDDEN',
    )
})

test('a repeated submit answers the same bytes and counts once, also in parallel', async ({
  apiAs,
  database,
}) => {
  const student = await apiAs('student@example.com')
  const post = (path: string, data: unknown) => student.post(`/api/timeback/lessons/${path}`, { data })
  await post('start', { lessonId, forceNew: true })
  const { question } = await (await post('next', { lessonId })).json()
  const submissionId = crypto.randomUUID()
  const data = { lessonId, question: question.id, responses: rightResponses(question.id), submissionId }
  const bodies = await Promise.all(
    Array.from({ length: 20 }, async () => (await post('submit', data)).text()),
  )
  expect(new Set(bodies).size).toBe(1)
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ correct: true, score: 14, complete: false })
  const { next } = JSON.parse(bodies[0] ?? '')
  await post('submit', { lessonId, question: next.id, responses: rightResponses(next.id) })
  expect(await (await post('submit', data)).text()).toBe(bodies[0])
  const { rows } = await database.query('SELECT count(*)::int AS count FROM submission WHERE id = $1', [
    submissionId,
  ])
  expect(rows).toEqual([{ count: 1 }])
})

test('students see neither the teachers’ side nor each other', async ({ apiAs }) => {
  const student = await apiAs('student@example.com')
  const { timebackId } = await (await student.get('/api/timeback/user/me')).json()
  await expectProblem(await student.get('/api/teacher/classes'), 403, 'FORBIDDEN')
  await expectProblem(await student.get(`/api/teacher/students/${timebackId}/attempts`), 403, 'FORBIDDEN')
  const teacher = await apiAs('teacher@example.com')
  const { classes } = await (await teacher.get('/api/teacher/classes')).json()
  expect(classes.map(({ title }: { title: string }) => title)).toEqual(['Class A'])
  for (const id of ['nobody', crypto.randomUUID()])
    await expectProblem(await teacher.get(`/api/teacher/students/${id}/attempts`), 404, 'STUDENT_NOT_FOUND')
})

test('every page carries a policy with a fresh nonce and no unsafe scripts or style sheets', async ({
  request,
}) => {
  const nonceOf = async () => {
    const policy = (await request.get('/signin')).headers()['content-security-policy'] ?? ''
    expect(policy).toContain("object-src 'none'")
    expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain('unsafe')
    expect(/style-src [^;]*/.exec(policy)?.[0]).not.toContain('unsafe')
    return /'nonce-([^']+)'/.exec(policy)?.[1]
  }
  const [first, second] = [await nonceOf(), await nonceOf()]
  expect(first).toBeTruthy()
  expect(first).not.toBe(second)
})
