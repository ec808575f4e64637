import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ContentLessonDetails, FoundQuestions } from '#lib/timeback/contract/content.ts'
import type { PlayedItem } from '#lib/timeback/contract/played-item.ts'
import type { QuestionPreview, SavedQuestion } from '#lib/timeback/contract/question-draft.ts'
import { getQuestion } from '#lib/timeback/server/authoring/questions.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** Questions that are written in the form, at their routes. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const quiz = 'math-3-multiplication-quiz'
let open: OpenRoutes
let teacher: Viewer

beforeAll(async () => {
  open = await openRoutes()
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.lesson.deleteMany({ where: { ownedByApp: false } })
  await open.db.item.deleteMany({ where: { createdById: { not: null }, questions: { none: {} } } })
  teacher = { timebackId: await open.signIn('teacher@example.com'), role: 'teacher' }
})

const draft = {
  ...{ kind: 'choice', title: 'Half of four', prompt: 'What is **half** of 4?', shuffle: true, right: 'c1' },
  choices: [
    { id: 'c1', text: '2' },
    { id: 'c2', text: '8', feedback: 'That is twice 4.' },
  ],
  feedback: { right: 'Yes: 2 and 2 are 4.' },
}
const write = async (body: object = draft) =>
  ((await open.post('teacher/questions', { draft: body })).json as SavedQuestion).question
const send = async (method: string, path: string, params: Record<string, string>, body: object) => {
  const answer = await fetchRoute(`/api/teacher/${path}`, { method, body: JSON.stringify(body) }, params)
  return { status: answer.status, json: await answer.json() }
}
const rewrite = (itemId: string, body: object) => send('POST', `questions/${itemId}`, { itemId }, body)
const lessonWith = async (...itemIds: string[]) => {
  const made = await open.post('teacher/lessons', { course: 'CS-101', title: 'Halves' })
  const { id } = (made.json as { lesson: ContentLessonDetails }).lesson
  const items = itemIds.map((itemId) => ({ itemId }))
  await send('PATCH', `lessons/${id}`, { lessonId: id }, { items, published: true })
  return id
}
const asked = async (lessonId: string) =>
  (await open.db.lessonItem.findMany({ where: { lessonId }, orderBy: { position: 'asc' } })).map(
    ({ itemId }) => itemId,
  )

describe('a question that is written', () => {
  it('is stored as QTI 3 that the form reads again, and found by its words', async () => {
    const { itemId, title } = await write()
    expect(title).toBe('Half of four')
    const read = await getQuestion(open.deps, teacher, itemId)
    expect(read).toMatchObject({ author: 'Teacher One', mayChange: true, findings: [], lessons: [], draft })
    expect(read.xml).toMatch(/^<qti-assessment-item xmlns="http:\/\/www.imsglobal.org\/xsd\/imsqtiasi_v3p0"/)
    const found = async () => (await open.get('teacher/questions?search=twice 4')).json as FoundQuestions
    expect((await found()).questions.map((one) => one.itemId)).toEqual([itemId])
    await open.signIn('teacher2@example.com')
    expect((await found()).total).toBe(0)
  })

  it('is refused by every field that is wrong, and nothing is stored', async () => {
    const before = await open.db.item.count()
    const wrong = { ...draft, prompt: ' ', choices: [draft.choices[0], { id: 'c2', text: '' }], right: 'c9' }
    const refused = await open.post('teacher/questions', { draft: wrong })
    expect(refused).toMatchObject({ status: 400, json: { code: 'VALIDATION_ERROR' } })
    const { errors } = refused.json as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path)).toEqual(['draft.prompt', 'draft.choices.1.text', 'draft.right'])
    expect(await open.post('teacher/questions', { draft: { kind: 'essay' } })).toMatchObject({ status: 400 })
    expect(await open.db.item.count()).toBe(before)
  })
})

describe('a draft', () => {
  it('is shown as students see it with its key, tried with its feedback, and nothing is stored', async () => {
    const before = await open.db.item.count()
    const preview = (await open.post('teacher/questions/preview', { draft })).json as QuestionPreview
    expect(preview.problems).toEqual([])
    const { item, answerKey } = preview.shown ?? {}
    expect(JSON.stringify(item)).not.toContain('That is twice 4.')
    const right = (await open.post('teacher/questions/try', { draft, turns: [answerKey] })).json as PlayedItem
    expect([right.correct, right.score, right.maxScore]).toEqual([true, 1, 1])
    expect(JSON.stringify(right.feedback)).toContain('2 and 2 are 4.')
    expect(await open.db.item.count()).toBe(before)
  })

  it('in which something is wrong is not shown, and says what', async () => {
    const { shown, problems } = (
      await open.post('teacher/questions/preview', { draft: { ...draft, prompt: '' } })
    ).json as QuestionPreview
    expect([shown, problems]).toEqual([null, [{ path: 'prompt', message: 'must not be empty' }]])
    const tried = await open.post('teacher/questions/try', { draft: { ...draft, prompt: '' }, turns: [{}] })
    expect(tried).toMatchObject({ status: 400, json: { errors: [{ path: 'draft.prompt' }] } })
  })
})

describe('the next version of a question', () => {
  it('is asked by the writer’s lessons, which note it, while who has begun goes on with theirs', async () => {
    const { itemId } = await write()
    const [mine, other] = [await lessonWith(itemId), await lessonWith(itemId)]
    const lesson = { lesson: mine, student: await open.idOf('student3@example.com') }
    await open.timeback.lessons.start(lesson)
    const begun = await open.timeback.lessons.next(lesson)
    const next = { ...draft, prompt: 'What is half of four?' }
    const changed = await rewrite(itemId, { draft: next, lessons: [mine] })
    const { question } = changed.json as SavedQuestion
    expect([changed.status, await asked(mine), await asked(other)]).toEqual([
      201,
      [question.itemId],
      [itemId],
    ])
    expect(await open.timeback.lessons.next(lesson)).toEqual(begun)
    expect(await open.db.lessonVersion.count({ where: { lessonId: mine } })).toBe(3)
    const again = (await rewrite(question.itemId, { draft })).json as SavedQuestion
    expect([await asked(mine), await asked(other)]).toEqual([[again.question.itemId], [itemId]])
    expect(again.question.itemId).toBe(itemId)
  })

  it('of another’s question is 403 with the way out, and of what cannot be read 404', async () => {
    const { itemId } = await write()
    expect(await rewrite((await asked(quiz))[0] ?? '', { draft })).toMatchObject({
      status: 403,
      json: { code: 'FORBIDDEN', detail: expect.stringContaining('Copy it') },
    })
    await open.signIn('teacher2@example.com')
    expect((await rewrite(itemId, { draft })).status).toBe(404)
    await open.signIn('teacher@example.com')
    await lessonWith(itemId)
    await open.signIn('teacher2@example.com')
    expect((await rewrite(itemId, { draft })).status).toBe(403)
  })
})
