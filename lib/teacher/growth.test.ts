import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fillSchool, teacherOf } from '#scripts/seed-large/fill-school.ts'
import { blocksRead } from '#scripts/testing/database/blocks-read.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { sentByPage } from '#scripts/testing/page/sent-by-page.ts'
import { openVisitor, type Visitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** The pages of a teacher in a school of one class and in one of eight: none reads more for the others' work. */

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

type Filled = { open: OpenLessons; database: pg.Client }
let small: Filled
let large: Filled

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('DEMO', '1')
  ;[small, large] = [await fill(1), await fill(8)]
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  for (const { open, database } of [small, large]) {
    await database.end()
    await open.close()
  }
})

async function fill(classes: number): Promise<Filled> {
  const open = await openLessons()
  const database = new pg.Client(open.databaseUrl)
  await database.connect()
  await fillSchool(database, { students: 10 * classes, studentsPerClass: 10, lessons: 10 })
  return { open, database }
}

/** Blocks of the database, as the plans that the app keeps read them. */
async function readFor(
  { open, database }: Filled,
  email: string,
  { folder, params }: { folder: string; params: (open: OpenLessons) => Promise<Record<string, string>> },
): Promise<number> {
  serve(open)
  const visitor: Visitor = openVisitor()
  await visitor.signIn(email)
  const sent = await sentByPage(visitor, folder, await params(open))
  expect(sent.length).toBeGreaterThan(1)
  return blocksRead(database, sent)
}

const classId = async ({ db }: OpenLessons) =>
  (await db.class.findFirstOrThrow({ where: { title: 'Large class 1' } })).id
const ofClass = async (open: OpenLessons) => ({ classId: await classId(open) })
const ofLesson = async (open: OpenLessons) => ({ ...(await ofClass(open)), lessonId: 'large-lesson-1' })
const ofStudent = async (open: OpenLessons) => ({
  classId: await classId(open),
  timebackId: await open.idOf('large-student-1@example.com'),
})

describe('what a page reads does not grow with the school', () => {
  it.each([
    { folder: '(site)/teacher', params: async () => ({}) },
    { folder: '(site)/teacher/classes/[classId]', params: ofClass },
    { folder: '(site)/teacher/classes/[classId]/people', params: ofClass },
    { folder: '(site)/teacher/classes/[classId]/assignments', params: ofClass },
    { folder: '(site)/teacher/classes/[classId]/lessons/[lessonId]', params: ofLesson },
    { folder: '(site)/teacher/classes/[classId]/students/[timebackId]', params: ofStudent },
    {
      folder: '(site)/teacher/classes/[classId]/students/[timebackId]/attempts/[lessonId]/[attempt]',
      params: async (open) => ({ ...(await ofStudent(open)), lessonId: 'large-lesson-1', attempt: '1' }),
    },
  ])('$folder of a teacher', async (page) => {
    const [ofSmall, ofLarge] = [
      await readFor(small, teacherOf(1), page),
      await readFor(large, teacherOf(1), page),
    ]
    expect(ofSmall).toBeGreaterThan(0)
    // A level more of an index, or a row that lies apart from its neighbours.
    expect(ofLarge, `${ofSmall} blocks in the small one`).toBeLessThan(1.6 * ofSmall + 20)
  })
})
