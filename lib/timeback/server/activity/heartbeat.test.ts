import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const lessonId = 'math-3-multiplication-quiz'
const noon = Date.parse('2026-03-02T12:00:00.000Z')
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons({ now: () => new Date(noon) })
  student = await open.idOf('student@example.com')
  await open.timeback.lessons.start({ lesson: lessonId, student })
})
afterAll(() => open.close())

/** A window from so many to so many seconds before noon, all of it active unless said. */
function window(fromS: number, toS: number, change: object = {}) {
  const at = (seconds: number) => new Date(noon - seconds * 1000).toISOString()
  return {
    student,
    lessonId,
    id: crypto.randomUUID(),
    runId: '7b0f9a52-6f0b-4a57-9c9a-6f1b7c1c0001',
    startedAt: at(fromS),
    endedAt: at(toS),
    sentAt: at(0),
    activeMs: (fromS - toS) * 1000,
    inactiveMs: 0,
    ...change,
  }
}

describe('heartbeat', () => {
  it('credits a window once, however often and in whatever order it arrives', async () => {
    const [first, second] = [window(60, 45), window(45, 30)]
    const sent = await Promise.all(
      [second, first, first, second, first].map((each) => open.timeback.activity.heartbeat(each)),
    )
    expect(sent.map(({ creditedMs }) => creditedMs)).toEqual([15_000, 15_000, 15_000, 15_000, 15_000])
    const { activeMs } = await open.timeback.lessons.attemptDetails({ lesson: lessonId, student, attempt: 1 })
    expect(activeMs).toBe(30_000)
  })

  it('credits another tab only for time that was not counted yet, and says so', async () => {
    const otherTab = window(50, 20, { runId: crypto.randomUUID() })
    const answer = await open.timeback.activity.heartbeat(otherTab)
    expect(answer).toEqual({ accepted: true, creditedMs: 10_000, reason: 'already-counted' })
  })

  it('puts a clock that is an hour off right', async () => {
    const hour = 3_600_000
    const shift = (iso: string) => new Date(Date.parse(iso) + hour).toISOString()
    const { startedAt, endedAt, sentAt, ...rest } = window(15, 0)
    const ahead = { ...rest, startedAt: shift(startedAt), endedAt: shift(endedAt), sentAt: shift(sentAt) }
    expect(await open.timeback.activity.heartbeat(ahead)).toEqual({ accepted: true, creditedMs: 15_000 })
  })

  it('keeps a forged window with its reason and credits nothing', async () => {
    const forged = window(36_000, 0, { activeMs: 36_000_000 })
    expect(await open.timeback.activity.heartbeat(forged)).toMatchObject({
      creditedMs: 0,
      reason: 'window-too-long',
    })
    const greedy = window(100, 90, { activeMs: 12_000 })
    expect(await open.timeback.activity.heartbeat(greedy)).toMatchObject({
      creditedMs: 0,
      reason: 'more-active-than-elapsed',
    })
    const kept = await open.db.timeWindow.findMany({ where: { id: { in: [forged.id, greedy.id] } } })
    expect(kept.map(({ creditedMs }) => creditedMs)).toEqual([0, 0])
  })

  it('refuses a lesson or a course that does not exist', async () => {
    const gone = open.timeback.activity.heartbeat(window(15, 0, { lessonId: 'nowhere' }))
    await expect(gone).rejects.toBeRefusal('LESSON_NOT_FOUND')
    const activity = { id: 'a', name: 'A', course: { code: 'NOPE-1' } }
    const unknown = open.timeback.activity.heartbeat(window(15, 0, { lessonId: undefined, activity }))
    await expect(unknown).rejects.toBeRefusal('COURSE_NOT_FOUND')
  })
})
