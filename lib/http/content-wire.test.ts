import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlayedItem } from '#lib/timeback/contract/played-item.ts'
import { listContent } from '#lib/timeback/server/authoring/content.ts'
import { getQuestion } from '#lib/timeback/server/authoring/questions.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** What staff read of content, at its routes and as its pages do. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const quiz = 'math-3-multiplication-quiz'
let open: OpenRoutes
let teacher: Viewer
let other: Viewer
let admin: Viewer

beforeAll(async () => {
  open = await openRoutes()
  const who = async (email: string, role: Viewer['role']) => ({ timebackId: await open.idOf(email), role })
  teacher = await who('teacher@example.com', 'teacher')
  other = await who('teacher2@example.com', 'teacher')
  admin = await who('admin@example.com', 'admin')
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.lesson.deleteMany({ where: { ownedByApp: false } })
  await open.signIn('teacher@example.com')
})

const questionsOf = (lessonId: string) =>
  open.db.lessonItem.findMany({ where: { lessonId }, orderBy: { position: 'asc' } })

describe('the list of content', () => {
  it('is of one course at a time, and shows drafts to their owner and to administrators alone', async () => {
    const { id: courseId } = await open.db.course.findUniqueOrThrow({ where: { code: 'MATH-3' } })
    const { componentId } = await open.db.lesson.findUniqueOrThrow({ where: { id: quiz } })
    const draft = { title: 'Not yet', type: 'quiz', withdrawnAt: new Date(), sortOrder: 99 } as const
    await open.db.lesson.create({
      data: { id: 'draft-9', courseId, componentId, ownerId: teacher.timebackId, ...draft },
    })
    const seen = async (viewer: Viewer) => {
      const { course, lessons } = await listContent(open.deps, viewer, { course: 'MATH-3' })
      expect(course).toMatchObject({ code: 'MATH-3', lessons: lessons.length })
      const { owner, isDraft, mayChange } = lessons.find(({ id }) => id === 'draft-9') ?? {}
      return [course?.drafts, owner?.kind, isDraft, mayChange]
    }
    expect(await seen(teacher)).toEqual([1, 'you', true, true])
    expect(await seen(admin)).toEqual([1, 'person', true, true])
    expect(await seen(other)).toEqual([0, undefined, undefined, undefined])
    const first = await listContent(open.deps, other)
    expect(first.course).toEqual(first.courses[0])
    expect(first.lessons.every(({ owner, mayChange }) => owner.kind === 'app' && !mayChange)).toBe(true)
  })
})

describe('a question that is tried', () => {
  it('is scored by its key, and nothing is stored', async () => {
    const before = await open.db.itemResponse.count()
    const [place] = await questionsOf(quiz)
    const { answerKey, xml } = await getQuestion(open.deps, teacher, place?.itemId ?? '')
    expect(xml).toContain('<qti-correct-response>')
    const path = 'teacher/questions/try'
    const right = await open.post(path, { itemId: place?.itemId, turns: [answerKey] })
    const { score, maxScore, correct, completed } = right.json as PlayedItem
    expect({ ...right, json: { isWhole: score === maxScore, correct, completed } }).toEqual({
      status: 200,
      json: { isWhole: true, correct: true, completed: true },
    })
    const names = Object.keys(answerKey)
    const wrong = await open.post(path, {
      itemId: place?.itemId,
      turns: [Object.fromEntries(names.map((name) => [name, null]))],
    })
    expect(wrong.json).toMatchObject({ correct: false, score: 0, correctResponses: answerKey })
    expect(await open.db.itemResponse.count()).toBe(before)
  })

  it('is refused by name to students, without a turn, and where it is not there', async () => {
    const path = 'teacher/questions/try'
    const turns = [{ RESPONSE: null }]
    expect(await open.post(path, { itemId: 'none', turns })).toMatchObject({
      status: 404,
      json: { code: 'QUESTION_NOT_FOUND' },
    })
    const [place] = await questionsOf(quiz)
    expect(await open.post(path, { itemId: place?.itemId, turns: [] })).toMatchObject({
      status: 400,
      json: { errors: [{ path: 'turns' }] },
    })
    await open.signIn('student@example.com')
    expect(await open.post(path, { itemId: place?.itemId, turns })).toMatchObject({ status: 403 })
  })
})
