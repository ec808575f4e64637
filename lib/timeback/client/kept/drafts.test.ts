import { describe, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeBrowser, startQuiz } from '#lib/timeback/client/fakes/fake-browser.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'
import { fakeQuestion } from '#lib/timeback/client/fakes/fake-servers.ts'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'

const course = { code: 'CS-101' }
const [q1, q2] = [fakeQuestion('q1'), fakeQuestion('q2')]
const turnOf = (question: LessonQuestion, taken: number): LessonQuestion => ({
  ...question,
  turn: { taken, complete: false, responses: {} },
})

type Page = ReturnType<ReturnType<typeof createFakeBrowser>['open']>

/** As a screen does: shown, and read when the device has answered. */
async function show({ page, client }: Page, lessonId = 'quiz', attempt: number | undefined = 1) {
  const drafts = client.drafts.of({ lessonId, attempt })
  const leave = drafts.subscribe(() => undefined)
  await page.settle()
  return { ...drafts, leave, read: () => drafts.getSnapshot().drafts }
}

describe('what was entered and not sent', () => {
  it.each([
    ['text', { ANSWER: 'Because the river carries sand. '.repeat(60) }],
    ['a choice', { ANSWER: 'choice-3' }],
    ['several choices, an order or pairs', { ANSWER: ['b c', 'a d'] }],
    ['several fields', { A: '−3,5', B: null, C: ['x'] }],
    ['a file', { FILE: `data:image/png;base64,${'A'.repeat(90_000)}` }],
  ])('is there again after a killed tab: %s', async (_, responses) => {
    const { open } = createFakeBrowser()
    const before = open()
    ;(await show(before)).set(q1, responses)
    await before.page.advance(300)
    const after = await show(open('student-1', 60_000))
    expect(after.getSnapshot()).toEqual({ loaded: true, drafts: { 'q1/0': responses } })
  })

  it.each([
    ['the page is left', ({ page }: Page) => page.leavePage()],
    ['the page is hidden', ({ page }: Page) => page.setVisible(false)],
    ['another screen is shown', (_: Page, leave: () => void) => leave()],
  ])('is written at once when %s', async (_, event) => {
    const { open } = createFakeBrowser()
    const before = open()
    const screen = await show(before)
    screen.set(q1, { ANSWER: 'a' })
    event(before, screen.leave)
    await before.page.settle()
    expect((await show(open())).read()).toEqual({ 'q1/0': { ANSWER: 'a' } })
  })

  it('belongs to its student, its attempt, its question and its turn', async () => {
    const { open } = createFakeBrowser()
    const before = open('student-1')
    const screen = await show(before)
    screen.set(q1, { ANSWER: 'one' })
    screen.set(turnOf(q1, 1), { ANSWER: 'another turn' })
    screen.set(q2, { ANSWER: 'two' })
    await before.page.advance(300)
    expect((await show(open('student-2'))).read()).toEqual({})
    expect((await show(open('student'))).read()).toEqual({})
    const again = open('student-1')
    expect((await show(again, 'quiz', 2)).read()).toEqual({})
    expect((await show(again, 'quiz', 11)).read()).toEqual({})
    expect((await show(again, 'qui')).read()).toEqual({})
    expect((await show(again)).read()).toEqual({
      'q1/0': { ANSWER: 'one' },
      'q1/1': { ANSWER: 'another turn' },
      'q2/0': { ANSWER: 'two' },
    })
  })

  it('gives way to what is entered while it is being read', async () => {
    const { open } = createFakeBrowser()
    const before = open()
    ;(await show(before)).set(q1, { ANSWER: 'old' })
    await before.page.advance(300)
    const { client, page } = open()
    const drafts = client.drafts.of({ lessonId: 'quiz', attempt: 1 })
    drafts.subscribe(() => undefined)
    expect(drafts.getSnapshot().loaded).toBe(false)
    drafts.set(q1, { ANSWER: 'new' })
    await page.settle()
    expect(drafts.getSnapshot()).toEqual({ loaded: true, drafts: { 'q1/0': { ANSWER: 'new' } } })
  })

  it('is told, and there as long as the page, where the browser keeps nothing', async () => {
    const refuse = () => Promise.reject(new Error('QuotaExceededError'))
    const broken = { put: refuse, delete: refuse, list: refuse }
    const page = createFakeEnvironment(() => null, { storage: broken })
    const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
    const screen = await show({ page, client } as Page)
    screen.set(q1, { ANSWER: 'a' })
    await page.advance(300)
    expect(screen.getSnapshot()).toEqual({ loaded: true, drafts: { 'q1/0': { ANSWER: 'a' } } })
    expect(client.delivery.getSnapshot().isDurable).toBe(false)
  })
})

it('is written at once, and not with each key that follows', async () => {
  const { storage, open } = createFakeBrowser()
  const tab = open()
  const screen = await show(tab)
  const kept = async () => (await storage.list('student-1/drafts-1/')).map(([, value]) => value)
  screen.set(q1, { ANSWER: 'a' })
  await tab.page.settle()
  expect(await kept()).toMatchObject([{ responses: { ANSWER: 'a' } }])
  for (const text of ['ab', 'abc', 'abcd']) {
    screen.set(q1, { ANSWER: text })
    await tab.page.settle()
  }
  expect(await kept()).toMatchObject([{ responses: { ANSWER: 'a' } }])
  await tab.page.advance(250)
  expect(await kept()).toMatchObject([{ responses: { ANSWER: 'abcd' } }])
})

describe('what was sent', () => {
  it('is forgotten when an adaptive answer is counted, also by a later page', async () => {
    const { storage, open } = createFakeBrowser()
    const before = open()
    const session = await before.client.lessons.start({ lessonId: 'lesson-a', course })
    await session.next()
    const screen = await show(before, 'lesson-a')
    screen.set(q1, { ANSWER: 'A' })
    await before.page.advance(300)
    before.page.setOffline(true)
    void session.submit({ question: 'q1', response: 'A' })
    await before.page.settle()
    expect(screen.read()).toEqual({ 'q1/0': { ANSWER: 'A' } })

    const after = open('student-1', 60_000)
    await after.page.settle()
    expect((await show(after, 'lesson-a')).read()).toEqual({})
    expect(await storage.list('student-1/drafts-1/')).toEqual([])
  })

  it('stays where a linear answer was changed again while it was under way', async () => {
    const { open } = createFakeBrowser()
    const before = open()
    const session = await startQuiz(before.client)
    const screen = await show(before)
    screen.set(q1, { ANSWER: 'first' })
    const sent = session.submit({ question: 'q1', responses: { ANSWER: 'first' } })
    screen.set(q1, { ANSWER: 'second' })
    await sent
    await before.page.advance(300)
    expect((await show(open())).read()).toEqual({ 'q1/0': { ANSWER: 'second' } })
  })

  it('is forgotten with its attempt when that is finished', async () => {
    const { storage, open } = createFakeBrowser()
    const { page, client } = open()
    const session = await startQuiz(client)
    const screen = await show({ page, client })
    screen.set(q2, { ANSWER: 'never sent' })
    await page.advance(300)
    screen.set(q1, { ANSWER: 'not even written' })
    await session.complete()
    await page.advance(300)
    expect([screen.read(), await storage.list('student-1/drafts-1/')]).toEqual([{}, []])
  })
})

it('keeps no more than a device should be asked to keep', async () => {
  const { storage, open } = createFakeBrowser()
  const before = open()
  const screen = await show(before)
  screen.set(q1, { FILE: 'A'.repeat(2_000_000) })
  for (let index = 0; index < 12; index++) {
    screen.set(fakeQuestion(`file-${index}`), { FILE: 'A'.repeat(1_900_000) })
    await before.page.advance(1_000)
  }
  expect(Object.keys(screen.read())).toHaveLength(13)
  await show(open('student-1', 60_000))
  const kept = (await storage.list('student-1/drafts-1/')).map(([key]) => key.split('/').at(-2))
  expect(kept.sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((index) => `file-${index}`).sort())
  await show(open('student-1', 100 * 24 * 60 * 60_000))
  expect(await storage.list('student-1/drafts-1/')).toEqual([])
})
