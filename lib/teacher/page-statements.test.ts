import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { sentByPage } from '#scripts/testing/page/sent-by-page.ts'
import { openVisitor, type Visitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** What a page asks the database for, its title and its session too, as React renders it: what is cached, is once. */

vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))
const { nothing } = vi.hoisted(() => ({
  nothing: async () => (await import('#scripts/testing/page/undrawn.ts')).undrawn(),
}))
vi.mock('react', async (original) => ({ ...(await original<object>()), createContext: () => null }))
vi.mock('next/link', nothing)
vi.mock('next/navigation', nothing)
vi.mock('lucide-react', nothing)
vi.mock('@tanstack/react-query', nothing)
vi.mock('recharts', nothing)

const adaptive = 'math-3-multiplication'
const quiz = 'math-3-multiplication-quiz'
let open: OpenLessons
let student: Visitor
let teacher: Visitor
let studentId: string
let classId: string
let itemId: string
let questionId: string

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('DEMO', '1')
  open = await openLessons()
  serve(open)
  ;[student, teacher] = [openVisitor(), openVisitor()]
  await student.signIn('student@example.com')
  await teacher.signIn('teacher@example.com')
  studentId = await open.idOf('student@example.com')
  const { classes } = await (await teacher.get('/api/teacher/classes')).json()
  classId = classes[0].id
  const asked = await open.db.lessonItem.findFirstOrThrow({ where: { lessonId: quiz } })
  ;({ itemId, identifier: questionId } = asked)
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

it.each([
  '(site)/teacher/classes/[classId]/lessons/[lessonId]',
  '(site)/teacher/classes/[classId]/lessons/[lessonId]/questions/[questionId]',
])('%s is read by four at most', async (file) => {
  const sent = await statements(teacher, file, { classId, lessonId: quiz, questionId })
  expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(4)
  expect(sent.length).toBeGreaterThan(1)
})

it('the preview of a lesson is read by four at most', async () => {
  const sent = await statements(teacher, '(site)/teacher/content/lessons/[lessonId]/preview', {
    lessonId: quiz,
  })
  expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(4)
  expect(sent.length).toBeGreaterThan(1)
})
