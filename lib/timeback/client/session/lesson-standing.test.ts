import { describe, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'
import { lessonServer } from '#lib/timeback/client/fakes/fake-servers.ts'
import { LessonPlayer } from '#lib/timeback/client/player/lesson-player.ts'
import type { AdaptiveStanding } from '#lib/timeback/contract/lesson.ts'

const help = { cause: 'many-questions', offers: ['tell-teacher'], reason: 'Many.' } as const

/** A lesson whose answers to `next` and `submit` carry what `told` says. */
function open(type: 'powerpath-100' | 'quiz', told: { next: AdaptiveStanding; submit: AdaptiveStanding }) {
  const server = lessonServer(type, 3)
  const page = createFakeEnvironment(async (request) => {
    const answer = (await server(request)) as object
    if (request.path === 'lessons/next') return { ...answer, ...told.next }
    return request.path === 'lessons/submit' ? { ...answer, ...told.submit } : answer
  })
  const client = createTimebackClient({ environment: page.environment })
  const player = new LessonPlayer(client, { lessonId: 'lesson-1', course: { code: 'CS-101' } })
  player.subscribe(() => undefined)
  return { page, player, state: () => player.getSnapshot() }
}

describe('what an adaptive lesson says besides the score', () => {
  it('is there with the first question, and is what the latest answer said from then on', async () => {
    const { player, state } = open('powerpath-100', {
      next: { questionsLeft: 11 },
      submit: { questionsLeft: 7, reason: 'Correct: +14.', help },
    })
    await player.start()
    expect(state().standing).toEqual({ questionsLeft: 11 })
    await player.submit({ ANSWER: 'A' })
    expect(state().lastResult).toMatchObject({ reason: 'Correct: +14.' })
    expect(state().standing).toEqual({ questionsLeft: 7, reason: 'Correct: +14.', help })
    await player.next()
    expect(state().standing).toMatchObject({ questionsLeft: 7, help })
  })

  it('ends when the lesson says so no more', async () => {
    const { player, state } = open('powerpath-100', { next: { questionsLeft: 50, help }, submit: {} })
    await player.start()
    expect(state().standing).toEqual({ questionsLeft: 50, help })
    await player.submit({ ANSWER: 'A' })
    expect(state().standing).toEqual({})
    expect(state().lastResult).not.toHaveProperty('reason')
  })
})

describe('“I don’t know yet”', () => {
  it('is sent in place of an answer, once, and shows the result as any answer does', async () => {
    const { page, player, state } = open('powerpath-100', { next: {}, submit: {} })
    await player.start()
    expect(await Promise.all([player.skip(), player.skip()])).toEqual([true, false])
    expect(page.sentTo('lessons/submit').map(({ body }) => body)).toEqual([
      {
        lessonId: 'lesson-1',
        question: 'q1',
        skipped: true,
        attempt: 2,
        responseMs: 0,
        submissionId: expect.anything(),
      },
    ])
    expect(state().phase).toBe('feedback')
    expect(await player.skip()).toBe(false)
  })

  it('cannot be said in a quiz, where a question can be left empty', async () => {
    const { page, player } = open('quiz', { next: {}, submit: {} })
    await player.start()
    expect(await player.skip()).toBe(false)
    expect(page.sentTo('lessons/submit')).toEqual([])
  })
})
