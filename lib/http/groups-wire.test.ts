import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { findAssignmentsOfClass } from '#lib/timeback/server/assignments/assignments.ts'
import { findGroups } from '#lib/timeback/server/assignments/groups.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenAssignments, openAssignments } from '#scripts/testing/routes/open-assignments.ts'

/** For whom an assignment is, and otherwise: groups, extra time, and what refuses the late. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const dueAt = '2027-01-08T14:00:00.000Z'
let open: OpenAssignments
let student: string
let other: string
let foreign: string
let classId: string

beforeAll(async () => {
  open = await openAssignments()
  ;({ student, other, foreign, classId } = open)
})
afterAll(() => open.close())
beforeEach(() => open.beginAgain())

type Sent = {
  status: number
  json: { code?: string; group?: { id: string; title: string; students: string[] } }
}

async function sendTo(
  method: string,
  path: string,
  params: Record<string, string>,
  body?: object,
): Promise<Sent> {
  const init = { method, ...(body && { body: JSON.stringify(body) }) }
  const answer = await fetchRoute(`/api/teacher/${path}`, init, params)
  return { status: answer.status, json: answer.status === 204 ? {} : await answer.json() }
}

it('a group is given what its members have to do; it is made, changed and ended by who teaches the class', async () => {
  const make = (body: object) => sendTo('POST', `classes/${classId}/groups`, { classId }, body)
  const made = await make({ title: ' Morning ', students: [other, other] })
  const group = { id: expect.any(String), title: 'Morning', students: [other] }
  expect(made).toEqual({ status: 201, json: { group } })
  const groupId = made.json.group?.id ?? ''
  expect(await make({ title: 'Morning', students: [] })).toMatchObject({ status: 409 })
  expect(await make({ title: 'Theirs', students: [foreign] })).toMatchObject({ status: 404 })
  expect(await make({ title: '', students: [] })).toMatchObject({ status: 400 })
  expect(await open.assign({ groupId, lessonId: 'ela-4-words-quiz' })).toMatchObject({
    ...{ groupId, classId: null, studentId: null },
  })
  expect([(await open.due(other)).length, await open.due(student)]).toEqual([1, []])
  const change = (body?: object) =>
    sendTo(body ? 'PATCH' : 'DELETE', `classes/${classId}/groups/${groupId}`, { classId, groupId }, body)
  expect(await change({ students: [student] })).toMatchObject({
    status: 200,
    json: { group: { students: [student] } },
  })
  expect([await open.due(other), (await open.due(student)).length]).toEqual([[], 1])
  const teacher = { timebackId: await open.idOf('teacher@example.com'), role: 'teacher' as const }
  expect(await findGroups(open.deps, teacher, { classId })).toMatchObject({
    groups: [{ id: groupId, title: 'Morning', students: [student] }],
  })
  await open.signIn('teacher2@example.com')
  expect(await change({ title: 'Mine' })).toMatchObject({ status: 404, json: { code: 'GROUP_NOT_FOUND' } })
  await open.signIn('teacher@example.com')
  expect(await change()).toMatchObject({ status: 204 })
  expect(await open.due()).toEqual([])
  expect((await open.actions()).filter((action) => action.startsWith('group'))).toEqual([
    ...['group.made', 'group.changed', 'group.deleted'],
  ])
})

it('one student has extra time or need not do it, until that is taken back', async () => {
  const { id } = await open.assign({ classId, lessonId: 'ela-4-words-quiz', dueAt, late: 'refuse' })
  const except = (timebackId: string, body: object) =>
    sendTo('PUT', `assignments/${id}/students/${timebackId}`, { assignmentId: id, timebackId }, body)
  const later = '2027-02-01T08:00:00.000Z'
  expect(await except(student, { dueAt: later })).toEqual({
    status: 200,
    json: { exception: { studentId: student, dueAt: later, excused: false } },
  })
  expect(await open.due()).toEqual([['lesson', 'ela-4-words-quiz', later]])
  expect(await open.due(other)).toEqual([['lesson', 'ela-4-words-quiz', dueAt]])
  await except(other, { excused: true })
  expect(await open.due(other)).toEqual([])
  const teacher = { timebackId: await open.idOf('teacher@example.com'), role: 'teacher' as const }
  const standing = async () => (await findAssignmentsOfClass(open.deps, teacher, { classId }))?.assignments
  expect(await standing()).toMatchObject([{ students: 1, exceptions: [{ dueAt: later }, { excused: true }] }])
  await except(student, {})
  expect(await open.due()).toEqual([['lesson', 'ela-4-words-quiz', dueAt]])
  expect(await except(foreign, { excused: true })).toMatchObject({
    status: 404,
    json: { code: 'STUDENT_NOT_FOUND' },
  })
  expect(await except(student, { dueAt: 'soon' })).toMatchObject({ status: 400 })
  expect((await open.actions()).filter((action) => action === 'assignment.excepted')).toHaveLength(3)
})

it('what refuses the late is begun no more after its date, but by who has extra time; what is open goes on', async () => {
  const lesson = 'math-5-decimals-quiz'
  const begin = async (email: string, forceNew = false) => {
    await open.signIn(email)
    const answer = await open.post('timeback/lessons/start', { lessonId: lesson, forceNew })
    await open.signIn('teacher@example.com')
    return answer
  }
  const past = '2026-01-01T00:00:00.000Z'
  const { id } = await open.assign({ classId, lessonId: lesson, dueAt: past, late: 'refuse' })
  const closed = { status: 403, json: { code: 'ASSIGNMENT_CLOSED' } }
  expect(await begin('student@example.com')).toMatchObject(closed)
  expect(await open.db.attempt.count({ where: { lessonId: lesson } })).toBe(0)
  expect(await begin('student3@example.com')).toMatchObject({ status: 200 })
  const params = { assignmentId: id, timebackId: student }
  const later = { dueAt: '2027-02-01T08:00:00.000Z' }
  await sendTo('PUT', `assignments/${id}/students/${student}`, params, later)
  expect(await begin('student@example.com')).toMatchObject({ status: 200, json: { attempt: 1 } })
  await sendTo('PUT', `assignments/${id}/students/${student}`, params, {})
  expect(await begin('student@example.com')).toMatchObject({ status: 200, json: { attempt: 1 } })
  expect(await begin('student@example.com', true)).toMatchObject(closed)
  const rows = await open.db.attempt.findMany({ where: { lessonId: lesson, studentId: student } })
  expect(rows).toMatchObject([{ number: 1, status: 'open' }])
  await open.assign({ studentId: student, lessonId: lesson })
  expect(await begin('student@example.com', true)).toMatchObject({ status: 200, json: { attempt: 2 } })
  await open.assign({ classId, lessonId: lesson, dueAt: past, late: 'mark' })
  expect(await begin('student2@example.com')).toMatchObject({ status: 200 })
})
