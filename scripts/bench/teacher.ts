import pg from 'pg'
import { assert } from '#lib/std/assert.ts'
import type { BenchReport } from '#scripts/bench-report.ts'
import { fillSchool, type SchoolSize, studentAt, teacherOf } from '#scripts/seed-large/fill-school.ts'
import { openTarget } from './submit/drive.ts'
import { pageLoad } from './submit/loads.ts'
import { type Compared, compareInRounds, type Ratio, readRounds } from './submit/rounds.ts'
import { openSignIn } from './submit/school.ts'
import { openServers } from './submit/servers.ts'

const size: SchoolSize = { students: 120, studentsPerClass: 30, lessons: 50 }
const lesson = 'large-lesson-1'

/**
 * A teacher's pages of a class of 30 at 50 lessons, in a school of four such classes, as the production build draws
 * them: their time as a multiple of a bare Next page's on the same database, one asked for after the other, and the
 * bytes of their HTML. `[--rounds N] [--ms N]`, a measurement being so many milliseconds.
 */
export async function bench(args: string[]): Promise<BenchReport> {
  const { rounds, ms } = readRounds(args, 500)
  const servers = await openServers()
  const database = new pg.Client(servers.databaseUrl)
  await database.connect()
  await fillSchool(database, size)
  const pages = await pagesOf(database)
  await database.end()
  const signIn = await openSignIn(servers.app)
  const [teacher, admin] = [await signIn(teacherOf(1)), await signIn('admin@example.com')]
  const [app, bare] = [openTarget(servers.app, 1), openTarget(servers.bare, 1)]
  const bytes = new Map<string, number>()
  const ratios: Ratio[] = []
  for (const { name, path, text, by = 'teacher' } of pages) {
    const cookie = by === 'teacher' ? teacher : admin
    const load = pageLoad(app, { name, texts: [text], next: () => ({ path, cookie }) })
    const html = await app.send({ ...load.next(), take: () => {} })
    assert(html.status === 200, `${path} is answered with ${html.status}`)
    bytes.set(name, Buffer.byteLength(html.text))
    ratios.push({ ratio: `teacher.${name}`, load, of: 'time' })
  }
  const beside = pageLoad(bare, { name: 'bare page', texts: ['A bare page'], next: () => ({ path: '/' }) })
  const compared = await compareInRounds(ratios, { beside, rounds, ms })
  for (const target of [app, bare]) target.close()
  await servers.close()
  return {
    text: toText(compared, bytes),
    ratios: Object.fromEntries(compared.map(({ ratio, median }) => [ratio, median])),
  }
}

type TeacherPage = { name: string; path: string; text: string; by?: 'admin' }

async function pagesOf(database: pg.Client): Promise<TeacherPage[]> {
  const idOf = async (statement: string, given: string) => {
    const { rows } = await database.query<{ id: string }>(statement, [given])
    return rows[0]?.id ?? ''
  }
  const classId = await idOf('SELECT id FROM class WHERE title = $1', 'Large class 1')
  const student = await idOf('SELECT id FROM "user" WHERE email = $1', studentAt(1))
  const ofClass = `/teacher/classes/${classId}`
  const ofStudent = `${ofClass}/students/${student}`
  return [
    { name: 'classes', path: '/teacher', text: 'Large class 1' },
    { name: 'class50', path: ofClass, text: 'Student 30 of a large school' },
    { name: 'people', path: `${ofClass}/people`, text: studentAt(30) },
    { name: 'assignments', path: `${ofClass}/assignments`, text: 'Large class 1' },
    { name: 'student', path: ofStudent, text: 'Student 1 of a large school' },
    { name: 'attempt', path: `${ofStudent}/attempts/${lesson}/1`, text: 'Student 1 of a large school' },
    { name: 'content', path: '/teacher/content', text: 'Everything there is to know' },
    { name: 'school', path: '/teacher', text: 'Large class 1', by: 'admin' },
    { name: 'everybody', path: '/admin/people', text: 'large-student', by: 'admin' },
  ]
}

function toText(compared: readonly Compared[], bytes: ReadonlyMap<string, number>): string {
  return [
    `Pages of a class of 30 at 50 lessons, in a school of ${size.students} students, beside a bare page.`,
    '',
    '| page | ms | bare page, ms | ratio | kB of HTML | in each round |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...compared.map(
      ({ load, ratio, perSecond, besidePerSecond, median, all }) =>
        `| ${load.name} | ${(1000 / perSecond).toFixed(1)} | ${(1000 / besidePerSecond).toFixed(1)} | ${ratio} ${median.toFixed(1)} | ${((bytes.get(load.name) ?? 0) / 1000).toFixed(0)} | ${all.map((each) => each.toFixed(1)).join(' ')} |`,
    ),
  ].join('\n')
}
