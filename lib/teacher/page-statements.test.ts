import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { sentByPage } from '#scripts/testing/page/sent-by-page.ts'
import { openVisitor, type Visitor } from '#scripts/testing/routes/open-visitor.ts'

/** What a page asks the database for, its title and its session too, as React renders it: what is cached, is once. */

const served = vi.hoisted(() => ({ deps: null as Deps | null, open: null as OpenLessons | null }))
vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/db/client.ts', async (original) => ({
  ...(await original<typeof import('#lib/db/client.ts')>()),
  db: () => served.open?.db,
}))
vi.mock('#lib/timeback/server/app-deps.ts', () => ({
  appDeps: () => served.deps,
  upstreamLessons: () => null,
}))
// What a page draws is not drawn here: it is made for browsers, and in the server's part React knows none of it.
const { nothing } = vi.hoisted(() => ({
  nothing: () =>
    new Proxy({}, { get: (_all, name) => (name === 'then' ? undefined : () => null), has: () => true }),
}))
vi.mock('react', async (original) => ({ ...(await original<object>()), createContext: () => null }))
vi.mock('next/link', nothing)
vi.mock('next/navigation', nothing)
vi.mock('lucide-react', nothing)
vi.mock('@tanstack/react-query', nothing)

const adaptive = 'math-3-multiplication'
const quiz = 'math-3-multiplication-quiz'
let open: OpenLessons
let student: Visitor
let teacher: Visitor
let studentId: string
let classId: string
let itemId: string

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('DEMO', '1')
  open = await openLessons()
  served.open = open
  served.deps = open.deps
  ;[student, teacher] = [openVisitor(), openVisitor()]
  await student.signIn('student@example.com')
  await teacher.signIn('teacher@example.com')
  studentId = await open.idOf('student@example.com')
  const { classes } = await (await teacher.get('/api/teacher/classes')).json()
  classId = classes[0].id
  itemId = (await open.db.lessonItem.findFirstOrThrow({ where: { lessonId: quiz } })).itemId
  for (const lesson of [adaptive, quiz]) await open.timeback.lessons.start({ lesson, student: studentId })
  await open.timeback.lessons.complete({ lesson: quiz, student: studentId })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})

const statements = async (visitor: Visitor, file: string, params: Record<string, string> = {}) =>
  (await sentByPage(visitor, file, params)).map(({ text }) => text)

describe('a page is read by three statements at most', () => {
  it.each([
    ['(site)/lessons', {}],
    ['(player)/lessons/[lessonId]', { lessonId: adaptive }],
    ['(player)/lessons/[lessonId]', { lessonId: quiz }],
    ['(site)/lessons/[lessonId]/attempts/[attempt]', { lessonId: quiz, attempt: '1' }],
    ['(site)/history', {}],
  ])('%s of a student', async (file, params) => {
    const sent = await statements(student, file, params as Record<string, string>)
    expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(3)
    expect(sent.length).toBeGreaterThan(1)
  })

  it.each([
    ['(site)/teacher', () => ({})],
    ['(site)/teacher/classes/[classId]', () => ({ classId })],
    ['(site)/teacher/classes/[classId]/groups', () => ({ classId })],
    ['(site)/teacher/classes/[classId]/audit', () => ({ classId })],
    ['(site)/teacher/content', () => ({})],
    ['(site)/teacher/content/upload', () => ({})],
    ['(site)/teacher/content/lessons/[lessonId]', () => ({ lessonId: quiz })],
    ['(site)/teacher/content/questions/[itemId]', () => ({ itemId })],
    ['(site)/teacher/classes/[classId]/assignments', () => ({ classId })],
    ['(site)/teacher/classes/[classId]/students/[timebackId]', () => ({ classId, timebackId: studentId })],
  ])('%s of a teacher', async (file, params) => {
    const sent = await statements(teacher, file, params() as Record<string, string>)
    expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(3)
    expect(sent.length).toBeGreaterThan(1)
  })
})

it('the preview of a lesson is read by four at most', async () => {
  const sent = await statements(teacher, '(site)/teacher/content/lessons/[lessonId]/preview', {
    lessonId: quiz,
  })
  expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(4)
  expect(sent.length).toBeGreaterThan(1)
})
