import { describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createMemoryStorage } from '#lib/timeback/client/environment/environment.ts'
import { createFakeEnvironment, problem, type Respond } from '#lib/timeback/client/fakes/fake-environment.ts'
import { fakeQuestion } from '#lib/timeback/client/fakes/fake-servers.ts'
import { LessonPlayer } from '#lib/timeback/client/player/lesson-player.ts'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'

/** A question that is over after three turns, asked first of two; what was submitted of it is in `turns`. */
function turnServer(lessonType: 'powerpath-100' | 'quiz') {
  const turns: string[] = []
  const plain = fakeQuestion('q2')
  const asked = (): LessonQuestion => {
    const { content, ...rest } = fakeQuestion('q1')
    const responses = { ANSWER: turns.at(-1) ?? '' }
    const turn = { taken: turns.length, complete: turns.length === 3, responses }
    const item = { ...content.item, adaptive: true as const }
    return { ...rest, content: { ...content, item }, ...(turns.length > 0 && { turn }) }
  }
  const linear = lessonType === 'quiz'
  const respond: Respond = ({ path, body }) => {
    const standing = { score: 0, finalized: false, complete: false }
    if (path === 'lessons/start')
      return { lessonId: body.lessonId, lessonType, attempt: 1, score: 0, seenQuestions: 0, finalized: false }
    if (path === 'lessons/next' && linear) {
      const answers = turns.length > 0 ? { q1: { ANSWER: turns.at(-1) } } : {}
      return { questions: [asked(), plain], answeredIds: Object.keys(answers), answers, ...standing }
    }
    if (path === 'lessons/next')
      return { question: turns.length < 3 ? asked() : plain, score: 0, complete: false }
    if (path !== 'lessons/submit') return { accepted: true, creditedMs: 0 }
    if (body.turn !== turns.length) return problem(409, 'STALE_ATTEMPT')
    turns.push((body.responses as { ANSWER: string }).ANSWER)
    const isOver = turns.length === 3 && !linear
    return {
      correct: isOver,
      score: isOver ? 50 : 0,
      complete: false,
      answered: asked(),
      ...(isOver && { next: plain }),
    }
  }
  return { turns, respond }
}

function play(lessonType: 'powerpath-100' | 'quiz') {
  const { turns, respond } = turnServer(lessonType)
  const storage = createMemoryStorage()
  const open = () => {
    const page = createFakeEnvironment(respond, { storage })
    const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
    const player = new LessonPlayer(client, { lessonId: 'lesson-1', course: { code: 'CS-101' }, lessonType })
    player.subscribe(() => undefined)
    return { page, player, state: () => player.getSnapshot() }
  }
  return { turns, open }
}

describe('a question of several turns in an adaptive lesson', () => {
  it('goes on until its last turn, which is its answer, and costs one request each', async () => {
    const { turns, open } = play('powerpath-100')
    const { page, player, state } = open()
    await player.start()
    expect(await player.submit({ ANSWER: 'A' })).toBe(true)
    const turn = { taken: 1, complete: false, responses: { ANSWER: 'A' } }
    expect(state()).toMatchObject({ phase: 'answering', question: { id: 'q1', turn }, lastResult: null })
    expect(await player.submit({ ANSWER: 'A' })).toBe(true)
    expect(await player.submit({ ANSWER: 'B' })).toBe(true)
    expect(state()).toMatchObject({
      phase: 'feedback',
      lastResult: { correct: true, score: 50, answered: { turn: { taken: 3, complete: true } } },
    })
    await player.next()
    expect(state().question?.id).toBe('q2')
    expect(turns).toEqual(['A', 'A', 'B'])
    expect(page.sentTo('lessons/next')).toHaveLength(1)
  })

  it('stands after a reload where it was left, also without a connection', async () => {
    const { open } = play('powerpath-100')
    const before = open()
    await before.player.start()
    await before.player.submit({ ANSWER: 'A' })
    for (const offline of [false, true]) {
      const { page, player, state } = open()
      page.setOffline(offline)
      await player.start()
      expect(state().question).toMatchObject({ id: 'q1', turn: { taken: 1, responses: { ANSWER: 'A' } } })
    }
  })

  it('catches up where another device has taken a turn: that one is not counted over it', async () => {
    const { turns, open } = play('powerpath-100')
    const [one, other] = [open(), open()]
    await one.player.start()
    await other.player.start()
    await other.player.submit({ ANSWER: 'B' })
    expect(await one.player.submit({ ANSWER: 'A' })).toBe(true)
    expect(one.state()).toMatchObject({
      phase: 'answering',
      question: { turn: { responses: { ANSWER: 'B' } } },
    })
    expect(one.state().refused).toMatchObject([{ questionId: 'q1', code: 'STALE_ATTEMPT' }])
    expect(turns).toEqual(['B'])
  })
})

describe('a question of several turns in a quiz', () => {
  it('shows each turn in its place and goes on with it after a reload until it is over', async () => {
    const { open } = play('quiz')
    const before = open()
    await before.player.start()
    await before.player.submit({ ANSWER: 'A' })
    await before.page.settle()
    expect(before.state()).toMatchObject({ index: 0, question: { turn: { taken: 1 } }, saveState: 'saved' })
    const { page, player, state } = open()
    await player.start()
    expect(state()).toMatchObject({ index: 0, question: { id: 'q1', turn: { taken: 1, complete: false } } })
    for (const ANSWER of ['B', 'C']) {
      await player.submit({ ANSWER })
      await page.settle()
    }
    expect(state().question?.turn).toMatchObject({ taken: 3, complete: true })
    const last = open()
    await last.player.start()
    expect(last.state().question?.id).toBe('q2')
  })

  it('sends turns that were kept, in order, each on those before it', async () => {
    const { turns, open } = play('quiz')
    const { page, player, state } = open()
    await player.start()
    page.setOffline(true)
    await player.submit({ ANSWER: 'A' })
    const { question } = state()
    assert(question, 'the question stays')
    expect(question.turn).toBeUndefined()
    page.setOffline(false)
    await page.advance(120_000)
    await player.submit({ ANSWER: 'B' })
    await page.advance(120_000)
    expect(turns).toEqual(['A', 'B'])
    expect(state()).toMatchObject({ question: { turn: { taken: 2 } }, refused: [] })
  })
})
