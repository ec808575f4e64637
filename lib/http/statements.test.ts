import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { poolOf } from '#lib/db/client.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadItems } from '#lib/timeback/server/items/item-library.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** How many statements a request costs, counted where they leave for the server: neither less is read nor more. */

const served = vi.hoisted(() => ({ deps: null as Deps | null }))
vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => ({
  appDeps: () => served.deps,
  upstreamLessons: () => null,
}))

const quiz = 'math-5-decimals-quiz'
const adaptive = 'math-5-equivalent-fractions'
let open: OpenRoutes

beforeAll(async () => {
  open = await openRoutes()
  served.deps = open.deps
  await open.signIn('student@example.com')
})
afterAll(() => open.close())

type Sent = { name?: string; text: string }

/** What a request sent to the server, and what came of it. */
async function during(path: string, body: object): Promise<{ sent: Sent[]; json: unknown }> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    const { status, json } = await open.post(`timeback/lessons/${path}`, body)
    expect([status, json]).toEqual([200, expect.anything()])
    const sent = query.mock.calls.map(([config]) => config as unknown as Sent)
    // Whoever answers more than five questions in a second, as this test does, is counted.
    return { json, sent: sent.filter(({ text }) => !text.includes('rate_limit')) }
  } finally {
    query.mockRestore()
  }
}

const kinds = ({ sent }: { sent: Sent[] }) =>
  sent.map(({ name = 'without a name' }) => name.replace(/-\w+$/, ''))
const questionsOf = (answer: { json: unknown }) =>
  (answer.json as { questions: { id: string }[] }).questions.map(({ id }) => id)

describe('a quiz', () => {
  it('is started by one read and one write, asked by one read, and then answered by one write', async () => {
    // What it asks is read once, and kept.
    expect(kinds(await during('start', { lessonId: quiz }))).toEqual([
      'load-attempt',
      'read-bank',
      'open-attempt',
    ])
    expect(kinds(await during('start', { lessonId: quiz, forceNew: true }))).toEqual([
      'load-attempt',
      'save-attempt',
    ])
    const questions = questionsOf(await during('next', { lessonId: quiz }))
    expect(kinds(await during('next', { lessonId: quiz }))).toEqual(['load-attempt'])
    for (const question of questions.slice(0, 3)) {
      const answer = { lessonId: quiz, question, responses: await open.right(question) }
      expect(kinds(await during('submit', answer))).toEqual(['save-attempt'])
    }
  })

  it('answers the repeat of a submit by one read, and is completed by one read and one write', async () => {
    const [question = ''] = questionsOf(await during('next', { lessonId: quiz }))
    const submissionId = crypto.randomUUID()
    const answer = { lessonId: quiz, question, responses: await open.wrong(question), submissionId }
    const first = await during('submit', answer)
    const again = await during('submit', answer)
    expect([kinds(again), again.json]).toEqual([['load-attempt'], first.json])
    expect(kinds(await during('complete', { lessonId: quiz }))).toEqual(['load-attempt', 'save-attempt'])
    expect(kinds(await during('complete', { lessonId: quiz }))).toEqual(['load-attempt'])
  })
})

describe('a plan', () => {
  // It is made while there is little, and kept while that grows: nothing may be read whole that is small now.
  it('finds the attempt of an answer by its key', async () => {
    await during('start', { lessonId: quiz, forceNew: true })
    const [question = ''] = questionsOf(await during('next', { lessonId: quiz }))
    const responses = await open.right(question)
    const { sent } = await during('submit', { lessonId: quiz, question, responses })
    const { rows } = await poolOf(open.db).query(`EXPLAIN (GENERIC_PLAN) ${sent[0]?.text}`)
    const plan = rows.map((row) => row['QUERY PLAN'] as string).join('\n')
    const scans = [...plan.matchAll(/[\w ]+ Scan (?:using \w+ )?on attempt\b/g)].map(([scan]) => scan.trim())
    expect(scans).toEqual(['Index Scan using attempt_pkey on attempt'])
  })
})

describe('an adaptive lesson', () => {
  it('is started and asked by one read and one write each, and answered by one write, but for the answer that completes it', async () => {
    // Once in a process it reads what the lesson asks, and each item when it is shown first.
    const items = await open.db.lessonItem.findMany({
      where: { lessonId: adaptive },
      select: { itemId: true },
    })
    await loadItems(
      open.db,
      items.map(({ itemId }) => itemId),
    )
    expect(kinds(await during('start', { lessonId: adaptive }))).toEqual(['load-attempt', 'open-attempt'])
    const asked = await during('next', { lessonId: adaptive })
    expect(kinds(asked)).toEqual(['load-attempt', 'read-bank', 'save-attempt'])
    let question = (asked.json as { question?: { id: string } }).question?.id
    let answers = 0
    while (question !== undefined) {
      const responses = await open.right(question)
      const answered = await during('submit', { lessonId: adaptive, question, responses })
      const { next } = answered.json as { next?: { id: string } }
      expect(kinds(answered)).toEqual(next ? ['save-attempt'] : ['load-attempt', 'save-attempt'])
      question = next?.id
      answers++
    }
    expect(answers).toBeGreaterThan(5)
    expect(await open.db.attempt.count({ where: { lessonId: adaptive, status: 'finalized' } })).toBe(1)
  })
})
