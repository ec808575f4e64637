import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Assignment } from '#lib/timeback/contract/assignments.ts'
import { findAssignmentsOfClass } from '#lib/timeback/server/assignments/assignments.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenAssignments, openAssignments } from '#scripts/testing/routes/open-assignments.ts'

/** What a teacher assigns, at its routes, and what comes of it for students. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const quiz = 'cs-101-binary-quiz'
const dueAt = '2027-01-08T14:00:00.000Z'
let open: OpenAssignments
let student: string
let other: string
let foreign: string
let classId: string
let foreignClassId: string

beforeAll(async () => {
  open = await openAssignments()
  ;({ student, other, foreign, classId, foreignClassId } = open)
})
afterAll(() => open.close())
beforeEach(() => open.beginAgain())

async function send(method: string, assignmentId: string, body?: object) {
  const init = { method, ...(body && { body: JSON.stringify(body) }) }
  const answer = await fetchRoute(`/api/teacher/assignments/${assignmentId}`, init, { assignmentId })
  return { status: answer.status, json: answer.status === 204 ? null : await answer.json() }
}
const listed = async () =>
  ((await open.get(`teacher/assignments?classId=${classId}`)).json as { assignments: Assignment[] })
    .assignments

it('a lesson for a class, with exactly the named fields; every student of it has it to do, and nobody else', async () => {
  const assignment = await open.assign({ classId, lessonId: quiz, dueAt })
  expect(assignment).toEqual({
    ...{ id: expect.any(String), classId, studentId: null, lessonId: quiz, packageId: null, dueAt },
  })
  expect(await listed()).toEqual([assignment])
  for (const of of [student, other]) expect(await open.due(of)).toEqual([['lesson', quiz, dueAt]])
  expect(await open.due(foreign)).toEqual([])
})

it('the same to the same again is the same assignment with the new date, also 20 at once', async () => {
  const first = await open.assign({ studentId: student, lessonId: quiz })
  expect(first).toMatchObject({ classId: null, studentId: student, dueAt: null })
  expect(
    await open.assign({ studentId: student, lessonId: quiz, dueAt: '2027-01-08T15:00:00+01:00' }),
  ).toEqual({
    ...first,
    dueAt,
  })
  const body = { classId, lessonId: quiz, dueAt }
  const ids = await Promise.all(Array.from({ length: 20 }, () => open.assign(body)))
  expect(new Set(ids.map(({ id }) => id)).size).toBe(1)
  expect(await open.db.assignment.count()).toBe(2)
  expect(await open.actions()).toEqual(['assignment.made', 'assignment.changed', 'assignment.made'])
})

it('a student’s own date counts before the class’s; what is removed is no longer due, and can be given again', async () => {
  const whole = await open.assign({ classId, lessonId: quiz, dueAt })
  const own = await open.assign({ studentId: student, lessonId: quiz, dueAt: '2027-02-01T08:00:00.000Z' })
  expect(await open.due()).toEqual([['lesson', quiz, '2027-02-01T08:00:00.000Z']])
  expect((await listed()).map(({ id }) => id)).toEqual([whole.id, own.id])
  expect(await send('DELETE', own.id)).toEqual({ status: 204, json: null })
  expect(await open.due()).toEqual([['lesson', quiz, dueAt]])
  expect(await send('DELETE', own.id)).toMatchObject({ status: 404, json: { code: 'ASSIGNMENT_NOT_FOUND' } })
  expect((await open.assign({ studentId: student, lessonId: quiz })).id).not.toBe(own.id)
})

it('dates are changed one by one, `null` takes one away, and the trail has both', async () => {
  const { id } = await open.assign({ classId, lessonId: quiz, dueAt, late: 'mark' })
  const beginsAt = '2027-01-01T08:00:00.000Z'
  expect(await send('PATCH', id, { beginsAt })).toMatchObject({
    status: 200,
    json: { assignment: { id, dueAt, beginsAt, late: 'mark' } },
  })
  expect(await open.due()).toEqual([])
  expect(await send('PATCH', id, { dueAt: null, beginsAt: null, late: 'accept' })).toMatchObject({
    status: 200,
  })
  expect(await send('PATCH', id, { late: 'accept' })).toMatchObject({ status: 200 })
  expect(await open.due()).toEqual([['lesson', quiz, null]])
  const { json } = await open.get(`teacher/audit?classId=${classId}`)
  const { entries } = json as { entries: { action: string; before?: object; after?: object }[] }
  expect(entries.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
    {
      action: 'assignment.changed',
      before: { lessonId: quiz, dueAt, beginsAt, late: 'mark' },
      after: { lessonId: quiz, dueAt: null, late: 'accept' },
    },
    expect.objectContaining({ action: 'assignment.changed' }),
    { action: 'assignment.made', before: undefined, after: { lessonId: quiz, dueAt, late: 'mark' } },
  ])
})

it('a package is given with the right to use it, to a class as to one student, and taken with it', async () => {
  const viewer = { timebackId: await open.idOf('teacher@example.com'), role: 'teacher' as const }
  const made = { title: 'Fire drill', version: '1', target_platforms: ['quest3'] }
  const { id: packageId } = await open.timeback.vr.createPackage({ ...made, viewer })
  const mayUse = async (of: string) =>
    (await open.timeback.vr.listPackages({ timebackId: of, role: 'student' })).length === 1
  const { id, ...assignment } = await open.assign({ classId, packageId, dueAt })
  expect(assignment).toEqual({ classId, studentId: null, lessonId: null, packageId, dueAt })
  expect([await mayUse(student), await mayUse(other), await mayUse(foreign)]).toEqual([true, true, false])
  expect(await open.due()).toEqual([['package', packageId, dueAt]])
  expect(await send('DELETE', id)).toMatchObject({ status: 204 })
  expect(await mayUse(student)).toBe(false)
  await open.assign({ studentId: student, packageId })
  expect([await mayUse(student), await mayUse(other)]).toEqual([true, false])
  const session = await open.timeback.vr.createSession({ student, packageId })
  await open.timeback.vr.completeSession({ student, session: session.id })
  expect(await open.due()).toEqual([])
  await open.assign({ classId, packageId })
  await open.timeback.vr.unassignPackage({ viewer, packageId, classId })
  expect(await open.due(other)).toEqual([])
})

it('what is done is no longer due, is counted, and what was finished low before is to be done again', async () => {
  const finish = async (of: string, right: boolean) => {
    const { lessons } = open.timeback
    await lessons.start({ lesson: quiz, student: of, forceNew: true })
    const { questions } = await lessons.next({ lesson: quiz, student: of })
    if (right)
      for (const { id: question } of questions)
        await lessons.submit({ lesson: quiz, student: of, question, responses: await open.right(question) })
    await lessons.complete({ lesson: quiz, student: of })
  }
  await finish(student, false)
  await open.assign({ classId, lessonId: quiz, dueAt: '2026-01-01T00:00:00Z', late: 'mark' })
  expect(await open.due()).toHaveLength(1)
  await finish(student, false)
  expect(await open.due()).toEqual([])
  const teacher = { timebackId: await open.idOf('teacher@example.com'), role: 'teacher' as const }
  const standing = async () => (await findAssignmentsOfClass(open.deps, teacher, { classId }))?.assignments
  expect(await standing()).toMatchObject([{ to: null, students: 2, done: 1, doneLate: 1 }])
  await finish(other, true)
  await open.db.assignment.deleteMany()
  await open.assign({ classId, lessonId: quiz })
  expect([await open.due(other), (await open.due(student)).length]).toEqual([[], 1])
})

it('a whole unit is each of its lessons, until the last is done', async () => {
  const part = 'math-3-multiplication-quiz'
  const { componentId: unitId } = await open.db.lesson.findUniqueOrThrow({ where: { id: part } })
  const lessons = await open.db.lesson.findMany({ where: { componentId: unitId, withdrawnAt: null } })
  expect(lessons.length).toBeGreaterThan(1)
  expect(await open.assign({ classId, unitId, dueAt })).toMatchObject({ unitId, lessonId: null })
  const rest = async () => (await open.due()).map(([, id]) => id).sort()
  expect(await rest()).toEqual(lessons.map(({ id }) => id).sort())
  await open.timeback.lessons.start({ lesson: part, student })
  await open.timeback.lessons.complete({ lesson: part, student })
  expect(await rest()).toEqual(lessons.flatMap(({ id }) => (id === part ? [] : [id])).sort())
})

it('what is missing, doubled, malformed or another’s is refused by its name, and changes nothing', async () => {
  const path = (name: string) => ({
    status: 400,
    json: { errors: expect.arrayContaining([expect.objectContaining({ path: name })]) },
  })
  const missing = (code: string) => ({ status: 404, json: { code } })
  const viewer = { timebackId: await open.idOf('teacher2@example.com'), role: 'teacher' as const }
  const made = { title: 'Theirs', version: '1', target_platforms: ['quest3'] }
  const { id: theirs } = await open.timeback.vr.createPackage({ ...made, viewer })
  for (const [body, expected] of [
    [{ lessonId: quiz }, path('classId')],
    [{ classId }, path('lessonId')],
    [{ classId, studentId: student, lessonId: quiz }, path('studentId')],
    [{ classId, lessonId: quiz, packageId: theirs }, path('packageId')],
    [{ classId, lessonId: quiz, dueAt: 'Friday' }, path('dueAt')],
    [{ classId, lessonId: quiz, dueAt, beginsAt: dueAt }, path('beginsAt')],
    [{ classId, lessonId: quiz, late: 'never' }, path('late')],
    [{ classId, lessonId: quiz, until: dueAt }, path('until')],
    [{ classId: foreignClassId, lessonId: quiz }, missing('CLASS_NOT_FOUND')],
    [{ classId: 'none', lessonId: quiz }, missing('CLASS_NOT_FOUND')],
    [{ studentId: foreign, lessonId: quiz }, missing('STUDENT_NOT_FOUND')],
    [{ groupId: 'none', lessonId: quiz }, missing('GROUP_NOT_FOUND')],
    [{ classId, lessonId: 'none' }, missing('LESSON_NOT_FOUND')],
    [{ classId, unitId: 'none' }, missing('UNIT_NOT_FOUND')],
    [{ classId, packageId: theirs }, missing('PACKAGE_NOT_FOUND')],
    [{ classId, packageId: 'none' }, missing('PACKAGE_NOT_FOUND')],
  ] as const)
    expect([body, await open.post('teacher/assignments', body)]).toEqual([
      body,
      expect.objectContaining({
        status: expected.status,
        json: expect.objectContaining(expected.json),
      }),
    ])
  const { id } = await open.assign({ classId, lessonId: quiz, dueAt })
  expect(await send('PATCH', id, {})).toMatchObject({ status: 400 })
  expect(await send('PATCH', id, { beginsAt: dueAt })).toMatchObject({
    status: 400,
    json: { errors: [{ path: 'beginsAt' }] },
  })
  await open.signIn('teacher2@example.com')
  for (const answer of [await send('PATCH', id, { dueAt: null }), await send('DELETE', id)])
    expect(answer).toMatchObject(missing('ASSIGNMENT_NOT_FOUND'))
  await open.signIn('student@example.com')
  expect(await open.post('teacher/assignments', { classId, lessonId: quiz })).toMatchObject({ status: 403 })
  expect(await open.db.assignment.findMany()).toMatchObject([{ dueAt: new Date(dueAt), removedAt: null }])
})
