import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ContentLessonDetails, FoundQuestions } from '#lib/timeback/contract/content.ts'
import type { LessonVersion } from '#lib/timeback/contract/lesson-edit.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** Lessons that are made and changed in the browser, at their routes. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const quiz = 'math-3-multiplication-quiz'
const adaptive = 'math-3-multiplication'
let open: OpenRoutes
let teacher: string

beforeAll(async () => {
  open = await openRoutes()
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.lesson.deleteMany({ where: { ownedByApp: false } })
  teacher = await open.signIn('teacher@example.com')
})

async function send(method: string, path: string, params: Record<string, string>, body?: object) {
  const init = { method, ...(body && { body: JSON.stringify(body) }) }
  const answer = await fetchRoute(`/api/teacher/${path}`, init, params)
  return { status: answer.status, json: answer.status === 204 ? null : await answer.json() }
}
const lessonOf = ({ json }: { json: unknown }) => (json as { lesson: ContentLessonDetails }).lesson
const make = async (body: object = {}) =>
  lessonOf(await open.post('teacher/lessons', { course: 'CS-101', title: 'Loops', ...body }))
const change = (lessonId: string, body: object) => send('PATCH', `lessons/${lessonId}`, { lessonId }, body)
const copy = (lessonId: string, body?: object) => send('POST', `lessons/${lessonId}/copy`, { lessonId }, body)
const withdraw = (lessonId: string) => send('DELETE', `lessons/${lessonId}`, { lessonId })
const restore = (lessonId: string, number: string) =>
  send('POST', `lessons/${lessonId}/versions/${number}/restore`, { lessonId, number })
const versions = async (lessonId: string) => {
  const { json } = await send('GET', `lessons/${lessonId}/versions`, { lessonId })
  return (json as { versions: LessonVersion[] }).versions
}
const questionsOf = (lessonId: string) =>
  open.db.lessonItem.findMany({ where: { lessonId }, orderBy: { position: 'asc' } })
const pick = async (count: number, from = quiz) =>
  (await questionsOf(from)).slice(0, count).map(({ itemId }) => ({ itemId }))

describe('a lesson that is made', () => {
  it('is a draft of who made it, empty, behind the others, and a quiz unless said', async () => {
    const made = await make({ title: ' Loops ', course: 'cs-101', unit: 'Second part', xp: 12 })
    expect(made).toMatchObject({
      ...{ title: 'Loops', type: 'quiz', policy: 'published', xp: 12, masteryThreshold: 90 },
      ...{ unit: 'Second part', isDraft: true, owner: { kind: 'you' }, mayChange: true, items: [] },
    })
    const { ownerId, sortOrder, courseId } = await open.db.lesson.findUniqueOrThrow({
      where: { id: made.id },
    })
    const last = await open.db.lesson.aggregate({ where: { courseId }, _max: { sortOrder: true } })
    expect([ownerId, sortOrder]).toEqual([teacher, last._max.sortOrder])
    expect(await open.db.auditEntry.count({ where: { action: 'lesson.made', subjectId: made.id } })).toBe(1)
  })

  it('is refused without a title, in a course that is not there, and with a policy that it cannot have', async () => {
    const refused = async (body: object) => {
      const { status, json } = await open.post('teacher/lessons', body)
      return [status, json]
    }
    expect(await refused({ course: 'CS-101' })).toMatchObject([400, { errors: [{ path: 'title' }] }])
    expect(await refused({ course: 'NONE', title: 'A' })).toMatchObject([404, { code: 'COURSE_NOT_FOUND' }])
    const odd = { course: 'CS-101', title: 'A', type: 'quiz', policy: 'evidence' }
    expect(await refused(odd)).toMatchObject([400, { errors: [{ path: 'policy' }] }])
  })
})

describe('what a lesson asks', () => {
  it('is picked from what is there, found by what it says, and kept in its order', async () => {
    const { id } = await make()
    const [first] = await questionsOf(quiz)
    const { title } = await open.db.item.findUniqueOrThrow({ where: { id: first?.itemId ?? '' } })
    const params = new URLSearchParams({ search: title.slice(0, 12) })
    const found = (await open.get(`teacher/questions?${params}`)).json as FoundQuestions
    expect(found.questions.map(({ itemId }) => itemId)).toContain(first?.itemId)
    const all = (await open.get('teacher/questions')).json as FoundQuestions
    expect([all.questions.length, all.total > found.total]).toEqual([20, true])
    const items = (await pick(3)).toReversed()
    const { items: asked } = lessonOf(
      await change(id, { items: [{ ...items[0], difficulty: 'hard' }, ...items.slice(1)] }),
    )
    expect(asked.map(({ itemId }) => itemId)).toEqual(items.map(({ itemId }) => itemId))
    expect(asked[0]?.difficulty).toBe('hard')
  })

  it('is refused by its place where it is not there, or there already, and nothing is changed', async () => {
    const { id } = await make()
    const items = await pick(2)
    await change(id, { items })
    const refused = async (wrong: object[]) => (await change(id, { title: 'Other', items: wrong })).json
    const path = (number: number) => ({ code: 'VALIDATION_ERROR', errors: [{ path: `items.${number}` }] })
    expect(await refused([...items, { itemId: crypto.randomUUID() }])).toMatchObject(path(2))
    expect(await refused([...items, ...items])).toMatchObject(path(2))
    expect(await refused([{ ...items[0], subTest: 2 }])).toMatchObject({ errors: [{ path: 'items' }] })
    expect(await open.db.lesson.findUnique({ where: { id } })).toMatchObject({ title: 'Loops' })
  })

  it('cannot be a question that only another’s draft asks', async () => {
    const mine = await make()
    const xml = '<qti-assessment-item/>'
    const { id: itemId } = await open.db.item.create({
      data: { identifier: 'secret-1', title: 'Secret', xml, sha256: 'secret', createdById: teacher },
    })
    expect((await change(mine.id, { items: [{ itemId }] })).status).toBe(200)
    await open.signIn('teacher2@example.com')
    const other = await make()
    expect((await change(other.id, { items: [{ itemId }] })).status).toBe(400)
    await open.db.lesson.deleteMany({ where: { ownedByApp: false } })
    await open.db.item.delete({ where: { id: itemId } })
  })
})

describe('a lesson of another', () => {
  it('is there to be copied, as a draft of one’s own with the same questions, and not to be changed', async () => {
    const refused = await change(quiz, { title: 'Mine now' })
    expect(refused).toMatchObject({ status: 403, json: { code: 'FORBIDDEN' } })
    expect((refused.json as { detail: string }).detail).toContain('Copy it')
    expect((await withdraw(quiz)).status).toBe(403)
    const copied = await copy(quiz, { course: 'CS-101' })
    const source = await questionsOf(quiz)
    expect(copied).toMatchObject({
      status: 201,
      json: {
        lesson: {
          ...{ isDraft: true, owner: { kind: 'you' }, copiedFrom: { id: quiz } },
          items: source.map(({ itemId }) => ({ itemId })),
        },
      },
    })
    const { id } = lessonOf(copied)
    expect((await questionsOf(id)).map(({ rating }) => rating)).toEqual(source.map(({ rating }) => rating))
    expect((await change(id, { title: 'Mine now' })).status).toBe(200)
    await open.signIn('teacher2@example.com')
    for (const answer of [await change(id, { title: 'Theirs' }), await copy(id), await restore(id, '1')])
      expect(answer).toMatchObject({ status: 404, json: { code: 'LESSON_NOT_FOUND' } })
    await open.signIn('admin@example.com')
    expect((await change(id, { title: 'Also ours' })).status).toBe(200)
    expect((await change(quiz, { title: 'The app’s' })).status).toBe(403)
  })

  it('becomes somebody’s by an administrator alone', async () => {
    const { id } = await make()
    const other = await open.idOf('teacher2@example.com')
    expect((await change(id, { owner: other })).status).toBe(403)
    await open.signIn('admin@example.com')
    const student = await open.idOf('student@example.com')
    expect(await change(id, { owner: student })).toMatchObject({ json: { errors: [{ path: 'owner' }] } })
    expect((await change(id, { owner: other })).status).toBe(200)
    expect(await open.db.lesson.findUnique({ where: { id } })).toMatchObject({ ownerId: other })
  })
})

describe('publishing', () => {
  it('takes a question, and is taken back by withdrawing', async () => {
    const { id } = await make()
    expect(await change(id, { published: true })).toMatchObject({
      status: 400,
      json: { errors: [{ path: 'items' }] },
    })
    await change(id, { items: await pick(1) })
    expect(lessonOf(await change(id, { published: true })).isDraft).toBe(false)
    expect((await change(id, { items: [] })).status).toBe(400)
    expect((await withdraw(id)).status).toBe(204)
    expect((await open.db.lesson.findUniqueOrThrow({ where: { id } })).withdrawnAt).not.toBeNull()
    expect((await versions(id)).map((version) => version.change)).toEqual([
      ...['withdrawn', 'published', 'changed', 'made'],
    ])
  })
})

it('students are listed what is published, and no draft', async () => {
  const { id } = await make()
  const listed = async () => {
    const lessons = await open.timeback.lessons.list({ student: await open.idOf('student3@example.com') })
    return lessons.some((lesson) => lesson.id === id)
  }
  await change(id, { items: await pick(1) })
  expect(await listed()).toBe(false)
  await change(id, { published: true })
  expect(await listed()).toBe(true)
  await withdraw(id)
  expect(await listed()).toBe(false)
})

describe('the order of a course', () => {
  it('is changed by who moves their own lessons alone, and by an administrator', async () => {
    const { id } = await make()
    const { courseId } = await open.db.lesson.findUniqueOrThrow({ where: { id } })
    const order = (lessons: string[]) => send('PUT', `courses/${courseId}/order`, { courseId }, { lessons })
    const current = async () =>
      (
        await open.db.lesson.findMany({ where: { courseId }, orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }] })
      ).map((lesson) => lesson.id)
    const before = (await current()).filter((one) => one !== id)
    expect((await order([id, ...before])).status).toBe(200)
    expect(await current()).toEqual([id, ...before])
    const [first = '', second = '', ...rest] = before
    expect((await order([id, second, first, ...rest])).status).toBe(403)
    expect(await order(before)).toMatchObject({ status: 400, json: { errors: [{ path: 'lessons' }] } })
    await open.signIn('teacher2@example.com')
    expect((await order(before)).status).toBe(200)
    expect(await current()).toEqual([id, ...before])
    await open.signIn('admin@example.com')
    expect((await order([second, id, first, ...rest])).status).toBe(200)
    expect(await current()).toEqual([second, id, first, ...rest])
    expect((await order([...before, id])).status).toBe(200)
  })
})

describe('every change', () => {
  it('is a version that says who, when and what, and an undo makes another', async () => {
    const { id } = await make()
    const items = await pick(3)
    await change(id, { items, title: 'For loops', xp: 5, unit: 'Third part' })
    await change(id, { items: items.slice(1), title: 'While loops', xp: null })
    await change(id, { title: 'While loops' })
    const [last, second] = await versions(id)
    expect(last).toMatchObject({
      number: 3,
      change: 'changed',
      title: 'While loops',
      questions: 2,
      isDraft: true,
    })
    expect([last?.by, Number.isNaN(Date.parse(last?.at ?? ''))]).toEqual(['Teacher One', false])
    expect(second).toMatchObject({ number: 2, questions: 3 })
    expect(lessonOf(await restore(id, '2'))).toMatchObject({
      title: 'For loops',
      xp: 5,
      unit: 'Third part',
      items,
    })
    expect((await versions(id)).map((version) => version.change)).toEqual([
      ...['restored', 'changed', 'changed', 'made'],
    ])
    expect(await restore(id, '99')).toMatchObject({ status: 404, json: { code: 'VERSION_NOT_FOUND' } })
    expect((await restore(id, 'x')).status).toBe(404)
  })

  it('of a lesson that was here before keeps what it was', async () => {
    const { id } = lessonOf(await copy(quiz))
    await open.db.lessonVersion.deleteMany({ where: { lessonId: id } })
    await change(id, { title: 'Another' })
    expect((await versions(id)).map((version) => [version.change, version.by])).toEqual([
      ['changed', 'Teacher One'],
      ['first', null],
    ])
  })
})

describe('attempts that are open', () => {
  it('go on with what they began while their lesson is changed, undone and withdrawn', async () => {
    const { id } = lessonOf(await copy(adaptive))
    await change(id, { published: true })
    const student = await open.idOf('student3@example.com')
    const lesson = { lesson: id, student }
    await open.timeback.lessons.start(lesson)
    const first = await open.timeback.lessons.next(lesson)
    await change(id, { items: await pick(2), type: 'quiz', title: 'Another' })
    expect(await open.timeback.lessons.next(lesson)).toEqual(first)
    await restore(id, '1')
    await withdraw(id)
    expect(await open.timeback.lessons.next(lesson)).toEqual(first)
  })

  it('of a quiz keep its questions and their number', async () => {
    const { id } = lessonOf(await copy(quiz))
    await change(id, { published: true })
    const lesson = { lesson: id, student: await open.idOf('student3@example.com') }
    await open.timeback.lessons.start(lesson)
    const first = await open.timeback.lessons.next(lesson)
    await change(id, { items: await pick(1, adaptive) })
    expect(await open.timeback.lessons.next(lesson)).toEqual(first)
  })
})
