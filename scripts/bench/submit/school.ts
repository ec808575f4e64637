import { zipSync } from 'fflate'
import pg from 'pg'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { declaredCorrectResponses, singleChanges } from '#lib/qti/run/score/lexical-responses.ts'
import { assert } from '#lib/std/assert.ts'
import { adaptiveType } from '#lib/std/terms.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'
import { type Answer, sendAll, type Target, taken } from './drive.ts'

export type Student = { id: string; name: string; cookie: string }

export type School = {
  /** Enough that nobody answers more often than five times in a second, as nobody does: each half is at lessons of its own. */
  students: Student[]
  /** A class of 30 others, each of whom has begun every lesson. */
  pupils: Student[]
  classId: string
  teacherCookie: string
  linear: string[]
  adaptive: string[]
  /** The questions of each lesson. */
  questionsOf: ReadonlyMap<string, string[]>
  right: ReadonlyMap<string, LexicalResponses>
  wrong: ReadonlyMap<string, LexicalResponses>
  database: pg.Client
}

const students = 600
const pupils = 30
const addedQuizzes = 9

/** Signs everybody in by the app's own demo accounts, adds quizzes to those of the app, and has the class work. */
export async function openSchool(target: Target, origin: string, databaseUrl: string): Promise<School> {
  const database = new pg.Client(databaseUrl)
  await database.connect()
  const { rows: people } = await database.query<{ id: string; email: string; name: string; role: string }>(
    `INSERT INTO "user" (id, email, name, role)
     SELECT gen_random_uuid(), 'bench-' || n || '@example.com', 'Bench ' || n,
       CASE n WHEN 0 THEN 'teacher' ELSE 'student' END::role
     FROM generate_series(0, $1::int) n RETURNING id, email, name, role`,
    [students + pupils],
  )
  const signIn = await openSignIn(origin)
  const signedIn: Student[] = []
  for (const { id, email, name } of people) signedIn.push({ id, name, cookie: await signIn(email) })
  const [teacher, ...others] = signedIn
  assert(teacher, 'there is a teacher')
  await addQuizzes(origin, teacher.cookie)
  const ofClass = others.slice(0, pupils)
  const classId = await addClass(database, [teacher, ...ofClass])
  const school: School = {
    ...{ students: others.slice(pupils), pupils: ofClass, classId, teacherCookie: teacher.cookie, database },
    ...(await readLessons(database)),
  }
  await workThrough(target, school)
  return school
}

/** Each person has an address of their own, as a proxy before the app would say. */
export async function openSignIn(origin: string): Promise<(email: string) => Promise<string>> {
  const csrf = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = await csrf.json()
  const csrfCookie = cookiesOf(csrf)
  let address = 0
  return async (email) => {
    address++
    const answer = await fetch(`${origin}/api/auth/callback/demo`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: csrfCookie,
        'x-forwarded-for': `10.0.${Math.floor(address / 200)}.${(address % 200) + 1}`,
      },
      body: new URLSearchParams({ email, csrfToken, json: 'true' }),
    })
    const session = cookiesOf(answer)
    assert(session.includes('session-token='), `${email} is signed in`)
    return session
  }
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

async function addQuizzes(origin: string, cookie: string): Promise<void> {
  const lessons = Array.from({ length: addedQuizzes }, (_, index) => ({
    id: `bench-quiz-${index + 1}`,
    type: 'quiz',
    questions: Array.from({ length: 10 }, (_question, place) => index * 10 + place + 1),
  }))
  const form = new FormData()
  form.set('course', 'CS-101')
  form.set('file', new Blob([zipSync(Object.fromEntries(buildPackage(lessons)))]), 'bench.zip')
  const answer = await fetch(`${origin}/api/teacher/packages`, {
    ...{ method: 'POST', headers: { cookie }, body: form },
  })
  assert(answer.ok, `the quizzes are imported: ${await answer.text()}`)
}

async function addClass(database: pg.Client, [teacher, ...ofClass]: Student[]): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `WITH made AS (INSERT INTO class (id, title) VALUES (gen_random_uuid(), 'Bench') RETURNING id),
     enrolled AS (
       INSERT INTO enrollment (class_id, user_id, role)
       SELECT made.id, person, (CASE person WHEN $1 THEN 'teacher' ELSE 'student' END)::role
       FROM made, unnest($2::uuid[]) person)
     SELECT id FROM made`,
    [teacher?.id, [teacher?.id, ...ofClass.map(({ id }) => id)]],
  )
  return rows[0]?.id ?? ''
}

async function readLessons(database: pg.Client) {
  const lessons = await database.query<{ id: string; type: string; questions: string[] }>(
    `SELECT l.id, l.type::text, array_agg(i.identifier ORDER BY i.position) AS questions
     FROM lesson l JOIN lesson_item i ON i.lesson_id = l.id GROUP BY l.id ORDER BY l.id`,
  )
  const items = await database.query<{ identifier: string; xml: string }>(
    'SELECT DISTINCT ON (identifier) identifier, xml FROM item ORDER BY identifier, created_at DESC',
  )
  const right = new Map<string, LexicalResponses>()
  const wrong = new Map<string, LexicalResponses>()
  for (const { identifier, xml } of items.rows) {
    const item = parseItem(xml)
    assert(item.ok, `${identifier} is an item`)
    const correct = declaredCorrectResponses(item.value)
    right.set(identifier, correct)
    wrong.set(identifier, singleChanges(item.value)[0] ?? correct)
  }
  const idsOf = (adaptive: boolean) =>
    lessons.rows.filter(({ type }) => (type === adaptiveType) === adaptive).map(({ id }) => id)
  return {
    ...{ linear: idsOf(false), adaptive: idsOf(true), right, wrong },
    questionsOf: new Map(lessons.rows.map(({ id, questions }) => [id, questions])),
  }
}

/** Half of the linear lessons are finished, the others and the adaptive ones under way. */
async function workThrough(target: Target, school: School): Promise<void> {
  for (const [place, lesson] of [...school.linear, ...school.adaptive].entries()) {
    const isAdaptive = school.adaptive.includes(lesson)
    const all = (path: string, body: (student: Student) => object) =>
      sendAll(
        target,
        school.pupils.map((student) => post(student, path, body(student), () => {})),
      )
    await all('/api/timeback/lessons/start', () => ({ lessonId: lesson }))
    const served = new Map<Student, string>()
    if (isAdaptive) for (const student of school.pupils) served.set(student, '')
    for (let turn = 0; turn < 3; turn++) {
      if (isAdaptive)
        await sendAll(
          target,
          school.pupils.map((student) =>
            post(student, '/api/timeback/lessons/next', { lessonId: lesson }, (answer) =>
              served.set(student, taken<{ question: { id: string } }>(answer, 'next').question.id),
            ),
          ),
        )
      await all('/api/timeback/lessons/submit', (student) => {
        const question = served.get(student) ?? school.questionsOf.get(lesson)?.[turn] ?? ''
        return toSubmit(lesson, question, (turn === 1 ? school.wrong : school.right).get(question))
      })
    }
    if (!isAdaptive && place % 2 === 0)
      await all('/api/timeback/lessons/complete', () => ({ lessonId: lesson }))
  }
}

/** As the SDK sends it. */
export function toSubmit(lessonId: string, question: string, responses: LexicalResponses | undefined) {
  return { lessonId, question, responses, responseMs: 8_000, submissionId: crypto.randomUUID() }
}

export function post(student: Student, path: string, body: object, take: (answer: Answer) => void) {
  return {
    ...{ method: 'POST' as const, path, cookie: student.cookie, body },
    take: (answer: Answer) => {
      taken(answer, path)
      take(answer)
    },
  }
}
