import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { SchoolClass } from '#lib/timeback/contract/classes.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** The contract's words on classes and who is in them, at their routes. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenRoutes
let teacher: string
let codes: string[]

beforeAll(async () => {
  open = await openRoutes()
  codes = (await open.db.course.findMany({ orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }] })).map(
    ({ code }) => code,
  )
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.class.deleteMany({ where: { title: { notIn: ['Class A', 'Class B'] } } })
  await open.db.user.deleteMany({ where: { email: { endsWith: '@school.example' } } })
  teacher = await open.signIn('teacher@example.com')
})

async function send(method: string, path: string, params: Record<string, string>, body?: object) {
  const init = { method, ...(body && { body: JSON.stringify(body) }) }
  const answer = await fetchRoute(`/api/teacher/classes/${path}`, init, params)
  return { status: answer.status, json: answer.status === 204 ? null : await answer.json() }
}
async function make(body: object = { title: '3 B' }): Promise<SchoolClass> {
  const answer = await open.post('teacher/classes', body)
  expect(answer).toMatchObject({ status: 201 })
  return (answer.json as { class: SchoolClass }).class
}
const change = (classId: string, body: object) => send('PATCH', classId, { classId }, body)
const end = (classId: string) => send('DELETE', classId, { classId })
const add = (classId: string, ...people: object[]) =>
  send('POST', `${classId}/people`, { classId }, { people })
const remove = (classId: string, timebackId: string) =>
  send('DELETE', `${classId}/people/${timebackId}`, { classId, timebackId })
const titles = async () =>
  ((await open.get('teacher/classes')).json as { classes: SchoolClass[] }).classes.map(({ title }) => title)
const actionsOf = async (classId: string) =>
  (await open.db.auditEntry.findMany({ where: { classId }, orderBy: { at: 'asc' } })).map(
    ({ action }) => action,
  )

it('who makes a class teaches it, an administrator as well, and others do not see it', async () => {
  const [code = ''] = codes
  const made = await make({ title: ' 3 B ', courses: [code.toUpperCase()] })
  expect(made).toEqual({ id: expect.any(String), title: '3 B', courses: [code] })
  expect(await titles()).toEqual(['3 B', 'Class A'])
  expect(await open.db.enrollment.findMany({ where: { classId: made.id } })).toEqual([
    { classId: made.id, userId: teacher, role: 'teacher' },
  ])
  await open.signIn('teacher2@example.com')
  expect(await titles()).toEqual(['Class B'])
  const admin = await open.signIn('admin@example.com')
  const { id: classId } = await make({ title: 'Whole school' })
  expect(await open.db.enrollment.findMany({ where: { classId } })).toMatchObject([{ userId: admin }])
})

it('a title that is empty, and a field that is unknown, are named; a course that is not there is 404', async () => {
  for (const [body, path] of [
    [{ title: ' ' }, 'title'],
    [{}, 'title'],
    [{ title: '3 B', courses: 'math' }, 'courses'],
    [{ title: '3 B', room: '12' }, 'room'],
  ] as const)
    expect(await open.post('teacher/classes', body)).toMatchObject({
      status: 400,
      json: { code: 'VALIDATION_ERROR', errors: [{ path }] },
    })
  expect(await open.post('teacher/classes', { title: '3 B', courses: ['nowhere'] })).toMatchObject({
    status: 404,
    json: { code: 'COURSE_NOT_FOUND' },
  })
  expect(await titles()).toEqual(['Class A'])
})

it('title and courses are changed each without the other, and what changes nothing leaves no entry', async () => {
  const { id } = await make({ title: '3 B', courses: codes.slice(0, 2) })
  expect(await change(id, { title: '4 B' })).toEqual({
    status: 200,
    json: { class: { id, title: '4 B', courses: codes.slice(0, 2) } },
  })
  expect(await change(id, { courses: [] })).toMatchObject({ json: { class: { title: '4 B', courses: [] } } })
  expect(await change(id, { title: '4 B', courses: [] })).toMatchObject({ status: 200 })
  expect(await actionsOf(id)).toEqual(['class.made', 'class.changed', 'class.changed'])
  expect(await change(id, {})).toMatchObject({ status: 400 })
  expect(await change(id, { courses: [codes[0], 'nowhere'] })).toMatchObject({ status: 404 })
  expect(await change('nowhere', { title: 'X' })).toMatchObject({
    status: 404,
    json: { code: 'CLASS_NOT_FOUND' },
  })
})

it('a class that is deleted leaves its people with all that they did', async () => {
  const { id } = await make()
  await add(id, { email: 'student@example.com' })
  const student = await open.idOf('student@example.com')
  await open.timeback.lessons.start({ lesson: 'cs-101-binary-quiz', student })
  const attempts = await open.db.attempt.count()
  expect(await end(id)).toEqual({ status: 204, json: null })
  expect(await end(id)).toMatchObject({ status: 404, json: { code: 'CLASS_NOT_FOUND' } })
  expect(await open.db.attempt.count()).toBe(attempts)
  expect(await actionsOf(id)).toEqual(['class.made', 'people.added', 'class.deleted'])
})

it('people are added by address, known or not, and the counts say who was there', async () => {
  const { id } = await make()
  const people = [
    { email: 'New@School.example', name: 'New Pupil' },
    { email: 'student@example.com', name: 'Not their name' },
    { email: 'aide@school.example', role: 'teacher' },
    { email: 'new@school.example' },
  ]
  expect(await add(id, ...people)).toEqual({
    status: 200,
    json: {
      added: 3,
      already: 0,
      people: [
        {
          timebackId: expect.any(String),
          email: 'new@school.example',
          name: 'New Pupil',
          role: 'student',
        },
        {
          timebackId: await open.idOf('student@example.com'),
          email: 'student@example.com',
          name: expect.not.stringContaining('Not'),
          role: 'student',
        },
        {
          timebackId: expect.any(String),
          email: 'aide@school.example',
          name: 'aide@school.example',
          role: 'teacher',
        },
      ],
    },
  })
  expect(await add(id, ...people)).toMatchObject({ json: { added: 0, already: 3 } })
  // They see it as soon as they come.
  await open.signIn('aide@school.example')
  expect(await titles()).toEqual(['3 B'])
})

it('an address that is none is named with its place, and nobody is added', async () => {
  const { id } = await make()
  expect(await add(id, { email: 'ben@school.example' }, { email: 'ben' })).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'people.1.email' }] },
  })
  expect(await add(id, { email: 'ben@school.example', role: 'admin' })).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'people.0.role' }] },
  })
  expect(await add(id)).toMatchObject({ status: 400, json: { errors: [{ path: 'people' }] } })
  expect(await open.db.user.count({ where: { email: 'ben@school.example' } })).toBe(0)
})

it('a teacher makes no known student a teacher, and an administrator does', async () => {
  const { id } = await make()
  await add(id, { email: 'ann@school.example' })
  await remove(id, await open.idOf('ann@school.example'))
  const asTeacher = { email: 'Ann@school.example', role: 'teacher' }
  expect(await add(id, asTeacher)).toMatchObject({ status: 403, json: { code: 'FORBIDDEN' } })
  await open.signIn('admin@example.com')
  expect(await add(id, asTeacher)).toMatchObject({ status: 200, json: { added: 1 } })
  expect(await open.db.user.findUnique({ where: { email: 'ann@school.example' } })).toMatchObject({
    role: 'teacher',
  })
})

it('whoever is removed leaves the class and its groups, and keeps their work', async () => {
  const { id } = await make()
  await add(id, { email: 'student@example.com' })
  const student = await open.idOf('student@example.com')
  const group = await open.db.classGroup.create({ data: { classId: id, title: 'Morning' } })
  await open.db.classGroupMember.create({ data: { groupId: group.id, userId: student } })
  expect(await remove(id, student)).toEqual({ status: 204, json: null })
  expect(await open.db.classGroupMember.count({ where: { groupId: group.id } })).toBe(0)
  for (const gone of [student, crypto.randomUUID(), 'nobody'])
    expect(await remove(id, gone)).toMatchObject({ status: 404, json: { code: 'STUDENT_NOT_FOUND' } })
  expect(await actionsOf(id)).toEqual(['class.made', 'people.added', 'people.removed'])
  // In the class of before they still are.
  expect(await open.db.enrollment.count({ where: { userId: student } })).toBe(1)
})

it('another teacher’s class is not there, and a student is refused', async () => {
  const { id } = await make()
  const asked = () =>
    Promise.all([
      change(id, { title: 'X' }),
      add(id, { email: 'x@school.example' }),
      remove(id, teacher),
      end(id),
    ])
  await open.signIn('teacher2@example.com')
  for (const answer of await asked())
    expect(answer).toMatchObject({ status: 404, json: { code: 'CLASS_NOT_FOUND' } })
  await open.signIn('student@example.com')
  for (const answer of [...(await asked()), await open.post('teacher/classes', { title: 'X' })])
    expect(answer).toMatchObject({ status: 403, json: { code: 'FORBIDDEN' } })
  expect(await open.db.user.count({ where: { email: 'x@school.example' } })).toBe(0)
})

it('students move to another class of their teacher’s, all of them or none', async () => {
  const [one, other] = [await make({ title: '3 A' }), await make({ title: '3 B' })]
  const added = await add(one.id, { email: 'ann@school.example' }, { email: 'bob@school.example' })
  const students = (added.json as { people: { timebackId: string }[] }).people.map(
    (person) => person.timebackId,
  )
  const group = await open.db.classGroup.create({ data: { classId: one.id, title: 'Morning' } })
  const [ann = ''] = students
  await open.db.classGroupMember.create({ data: { groupId: group.id, userId: ann } })
  const move = (body: object, classId = one.id) => send('POST', `${classId}/moves`, { classId }, body)
  const stranger = await open.idOf('student3@example.com')
  expect(await move({ to: other.id, students: [...students, stranger] })).toMatchObject({
    status: 404,
    json: { code: 'STUDENT_NOT_FOUND' },
  })
  expect(await move({ to: one.id, students })).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'to' }] },
  })
  expect(await move({ to: other.id, students: [] })).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'students' }] },
  })
  expect(await open.db.enrollment.count({ where: { classId: one.id, role: 'student' } })).toBe(2)
  expect(await move({ to: other.id, students: [...students, ann] })).toMatchObject({ status: 204 })
  expect(await open.db.enrollment.count({ where: { classId: one.id, role: 'student' } })).toBe(0)
  expect(await open.db.enrollment.count({ where: { classId: other.id, role: 'student' } })).toBe(2)
  expect(await open.db.classGroupMember.count({ where: { groupId: group.id } })).toBe(0)
  expect(await actionsOf(other.id)).toEqual(['class.made', 'people.added', 'people.added'])
  await open.signIn('teacher2@example.com')
  const foreign = await make({ title: '3 C' })
  expect(await move({ to: foreign.id, students }, other.id)).toMatchObject({ status: 404 })
  await open.signIn('teacher@example.com')
  expect(await move({ to: foreign.id, students }, other.id)).toMatchObject({
    status: 404,
    json: { code: 'CLASS_NOT_FOUND' },
  })
})
