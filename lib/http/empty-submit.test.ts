import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import type { NextQuestion, QuestionBatch } from '#lib/timeback/contract/lesson.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenWire, openWire } from '#scripts/testing/wire/open-wire.ts'

/** A submit of nothing, by each way on which answers come: it is refused, and the database is as it was. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenWire
let student: string

beforeAll(async () => {
  open = await openWire()
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  const { id, name, role } = await open.db.user.create({ data: { email, name: 'Student' } })
  student = id
  signInAs({ timebackId: id, email, name, role })
})

type Given = { response?: string; responses?: Record<string, string | string[]> }
type Asked = { lesson: string; question: string; submissionId: string }

/** Each resolves to the status of what was answered. */
const ways = {
  'the server’s lessons': (asked: Asked, given: Given) =>
    statusOf(open.timeback.lessons.submit({ ...asked, ...given, student })),
  'the SDK’s wire': async ({ lesson: lessonId, ...asked }: Asked, given: Given) => {
    const body = JSON.stringify({ lessonId, ...asked, ...given })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    return (await fetchRoute('/api/timeback/lessons/submit', init)).status
  },
  'the server’s PowerPath': ({ submissionId: idempotencyKey, ...asked }: Asked, given: Given) =>
    statusOf(
      open.timeback.powerpath.updateStudentQuestionResponse({ ...asked, ...given, student, idempotencyKey }),
    ),
  'the PowerPath wire': async ({ submissionId, ...asked }: Asked, given: Given) => {
    const path = '/powerpath/updateStudentQuestionResponse'
    const headers = { 'idempotency-key': submissionId }
    return (await open.client.send('PUT', path, { ...asked, ...given, student }, headers)).status
  },
}

function statusOf(answer: Promise<unknown>): Promise<number> {
  return answer.then(
    () => 200,
    (error: { status: number }) => error.status,
  )
}

const empties: Given[] = [
  {},
  { response: '' },
  { response: ' \u200b' },
  { responses: {} },
  { responses: { RESPONSE: [] } },
  { responses: { RESPONSE: '\u00a0' } },
]

/** All that a submit writes, of this student. */
async function stored() {
  const attempts = await open.db.attempt.findMany({
    where: { studentId: student },
    include: { questions: { orderBy: { ordinal: 'asc' }, include: { response: true, submissions: true } } },
  })
  return { attempts, events: await open.db.outboxEvent.count() }
}

async function asked(lesson: string): Promise<string> {
  const step: NextQuestion | QuestionBatch = await open.timeback.lessons.nextStep({ lesson, student })
  const question = 'questions' in step ? step.questions[0] : step.question
  assert(question, 'a question is served')
  return question.id
}

describe.each(Object.entries(ways))('an empty submit to %s', (way, send) => {
  /** What is of the wrong shape is 422 on the PowerPath wire. */
  const refused = way === 'the PowerPath wire' ? 422 : 400

  it.each(['math-5-equivalent-fractions', 'math-5-decimals-quiz'])(
    'of %s is refused and consumes nothing: the same question is served, and its right answer counts then',
    async (lesson) => {
      await open.timeback.lessons.start({ lesson, student })
      const question = await asked(lesson)
      const submission = { lesson, question, submissionId: crypto.randomUUID() }
      const before = await stored()
      for (const empty of empties) expect(await send(submission, empty), JSON.stringify(empty)).toBe(refused)
      expect(await stored()).toEqual(before)
      expect(await asked(lesson)).toBe(question)

      expect(await send(submission, { responses: await open.right(question) } as Given)).toBe(200)
      const [attempt] = (await stored()).attempts
      assert(attempt, 'the attempt is there')
      const answered = attempt.questions.filter(({ response }) => response !== null)
      expect(answered).toMatchObject([
        { identifier: question, response: { correct: true, skipped: false }, submissions: [{}] },
      ])
      if (attempt.lessonType === 'powerpath_100')
        expect(attempt).toMatchObject({ score: 14, totalQuestions: 1 })
    },
  )
})
