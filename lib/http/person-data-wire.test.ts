import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** What is stored of one student: taken along whole, and deleted without a trace. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const email = 'zebedee@quill.example'
const name = 'Zebedee Quillfeather'
const quiz = 'cs-101-binary-quiz'
const openQuiz = 'math-3-multiplication-quiz'
let open: OpenRoutes
let student: string

beforeAll(async () => {
  open = await openRoutes()
  student = await open.idOf('student2@example.com')
  await open.signIn('admin@example.com')
  const change = { method: 'PATCH', body: JSON.stringify({ name, email }) }
  await fetchRoute(`/api/admin/users/${student}`, change, { timebackId: student })
  await work(email)
  await open.signIn('teacher@example.com')
  const again = { method: 'POST', body: JSON.stringify({ action: 'reset' }) }
  await fetchRoute(`/api/teacher/attempts/${student}/${quiz}`, again, { timebackId: student, lessonId: quiz })
  await attendTo(student)
})
afterAll(() => open.close())

/** What a student does. */
async function work(of: string): Promise<void> {
  const { lessons, activity, vr } = open.timeback
  const id = await open.signIn(of)
  for (const lesson of [quiz, openQuiz]) {
    await lessons.start({ lesson, student: id })
    const { questions } = await lessons.next({ lesson, student: id })
    for (const { id: question } of questions) {
      const responses = await open.right(question)
      const body = { lessonId: lesson, question, responses, submissionId: crypto.randomUUID() }
      expect(await open.post('timeback/lessons/submit', body)).toMatchObject({ status: 200 })
    }
  }
  await lessons.complete({ lesson: quiz, student: id })
  const runId = crypto.randomUUID()
  const game = { id: 'game', name: 'Fractions game', course: { code: 'MATH-3' } }
  const [startedAt, endedAt] = [new Date(Date.now() - 20_000), new Date()].map((each) => each.toISOString())
  const window = { id: crypto.randomUUID(), runId, activity: game, startedAt, endedAt, sentAt: endedAt }
  const beat = await open.post('timeback/activity/heartbeat', {
    ...window,
    activeMs: 9000,
    inactiveMs: 11_000,
  })
  expect(beat).toMatchObject({ status: 200 })
  await activity.submit({ student: id, activity: game, runId, metrics: { xpEarned: 1 } })
  const teacher = { timebackId: await open.idOf('teacher@example.com'), role: 'teacher' as const }
  const link = { name: 'Drill', course: { code: 'CS-101' } }
  const made = {
    title: 'Fire drill',
    version: '1',
    target_platforms: ['quest3'],
    activity: link,
    viewer: teacher,
  }
  const { id: packageId } = await vr.createPackage(made)
  await vr.assignPackage({ viewer: teacher, packageId, classId: await classOf(id) })
  const session = await vr.createSession({ student: id, packageId })
  await vr.completeSession({ student: id, session: session.id, score: 90, notes: `I am ${name}` })
}

/** What others write down of a student, in every table that can hold it. */
async function attendTo(studentId: string): Promise<void> {
  const { db } = open
  const classId = await classOf(studentId)
  const at = new Date()
  await db.account.create({
    data: { provider: 'oidc', providerAccountId: 'z', userId: studentId, email, name },
  })
  await db.signIn.createMany({
    data: [
      { userId: studentId, provider: 'oidc', outcome: 'signed-in', email },
      { provider: 'oidc', outcome: 'NotKnown', email: email.toUpperCase() },
    ],
  })
  await db.endedSession.create({ data: { id: crypto.randomUUID(), userId: studentId, expiresAt: at } })
  await db.childKey.create({ data: { userId: studentId, cardHash: 'hashed' } })
  const members = { create: { userId: studentId } }
  await db.classGroup.create({ data: { classId, title: 'Morning', members } })
  const assignment = await db.assignment.create({ data: { studentId, lessonId: quiz, dueAt: at } })
  await db.assignmentException.create({ data: { assignmentId: assignment.id, studentId, excused: true } })
  await db.needAnswer.create({
    data: { classId, studentId, lessonId: quiz, cause: 'low-score', fingerprint: '1', answer: 'seen' },
  })
  await db.message.create({ data: { studentId, text: `Well done, ${name}`, lessonId: quiz } })
  const event = { sensor: 's', eventTime: at, clientId: 'c' }
  await db.caliperEvent.createMany({
    data: [
      { ...event, id: crypto.randomUUID(), studentId, body: { actor: { email } } },
      { ...event, id: crypto.randomUUID(), body: { actor: { id: `mailto:${email}` } } },
      { ...event, id: crypto.randomUUID(), body: { actor: { email: `not.${email}` } } },
    ],
  })
  await db.outboxEvent.create({
    data: { id: crypto.randomUUID(), target: 'xapi', studentId, body: { actor: { name: studentId } } },
  })
  const problems = [{ path: 'users.csv:2', params: { email } }]
  await db.rosterRun.create({ data: { source: 'zip', outcome: 'refused', counts: {}, problems } })
  const entry = { action: 'people.added', subjectKind: 'person' }
  await db.auditEntry.createMany({
    data: [
      { ...entry, subjectId: studentId, after: { email } },
      { ...entry, subjectId: 'another', after: { email: `${email}.org` } },
    ],
  })
}

async function classOf(userId: string): Promise<string> {
  return (await open.db.enrollment.findFirstOrThrow({ where: { userId } })).classId
}

/** The tables of which a row holds any of these texts, whatever the column. */
async function tablesWith(...texts: string[]): Promise<string[]> {
  const tables = await open.db.$queryRaw<{ name: string }[]>`SELECT table_name AS name
    FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`
  expect(tables.length).toBeGreaterThan(40)
  const found: string[] = []
  for (const { name: table } of tables) {
    const [row] = await open.db.$queryRawUnsafe<{ rows: number }[]>(
      `SELECT count(*)::int AS rows FROM "${table}" t WHERE EXISTS
        (SELECT FROM unnest($1::text[]) AS text WHERE position(lower(text) IN lower(t::text)) > 0)`,
      texts,
    )
    if ((row?.rows ?? 0) > 0) found.push(table)
  }
  return found
}

/** Where the export has what a table holds of a student; null for what is no data of theirs, but a secret or a count. */
const placeOf: Record<string, string | null> = {
  ...{
    account: 'accounts',
    activity_run: 'activities',
    assessment_result: 'results',
    assignment: 'assigned',
  },
  ...{ assignment_exception: 'exceptions', attempt: 'attempts', audit_entry: 'teachersDid' },
  ...{ caliper_event: 'events.received', class_group_member: 'groups', course_progress: 'progress' },
  ...{ enrollment: 'classes', mastered_unit: 'units', message: 'messages', need_answer: 'needs' },
  ...{ outbox_event: 'events.sent', sign_in: 'signIns', submission: 'attempts.0.questions.0.submissions' },
  ...{ time_window: 'activities.0.windows', user: 'person', vr_activity_progress: 'vrProgress' },
  vr_session: 'vrSessions',
  ...{ child_key: null, ended_session: null, rate_limit: null, roster_run: null, time_ledger: null },
}

it('takes along what every table holds of the one who is signed in', async () => {
  await open.signIn(email)
  const answer = await fetchRoute('/api/me/export')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ])
  const data = await answer.json()
  expect(data).toMatchObject({ person: { timebackId: student, email, name }, classes: [{ role: 'student' }] })
  expect(await tablesWith(student, email)).toEqual(Object.keys(placeOf).sort())
  const at = (path: string) => path.split('.').reduce((value, key) => value?.[key], data)
  for (const [table, path] of Object.entries(placeOf))
    if (path !== null) expect([table, Object.keys(at(path) ?? {}).length > 0]).toEqual([table, true])
  const answers = await open.db.itemResponse.count({
    where: { question: { attempt: { studentId: student } } },
  })
  const told = data.attempts.flatMap(({ questions, running = [] }: Record<string, object[]>) => [
    ...(questions ?? []),
    ...running,
  ])
  expect(told.filter(({ response, answered }: never) => response || answered)).toHaveLength(answers)
  expect(JSON.stringify(data)).not.toContain(await open.idOf('student@example.com'))
})

it('says no more of a test that is open than its page does', async () => {
  await open.signIn(email)
  const { attempts } = await (await fetchRoute('/api/me/export')).json()
  const [running] = attempts.filter(({ lessonId }: { lessonId: string }) => lessonId === openQuiz)
  expect(running).toMatchObject({ status: 'open', questions: [] })
  for (const question of running.running)
    expect(Object.keys(question).sort()).toEqual(['answered', 'answeredAt', 'id', 'responses'])
  const own = await open.db.itemResponse.findMany({
    where: { question: { attempt: { studentId: student, lessonId: openQuiz } } },
  })
  const responsesOf = (answers: { responses: unknown }[]) => answers.map(({ responses }) => responses)
  const details = await open.timeback.lessons.attemptDetails({ lesson: openQuiz, student, attempt: 1 })
  expect(responsesOf(running.running)).toEqual(responsesOf('questions' in details ? details.questions : []))
  expect(responsesOf(running.running)).not.toEqual(responsesOf(own))
})

it('is a teacher’s to take of their students, an administrator’s of anybody, and no one else’s', async () => {
  const path = `/api/teacher/students/${student}/export`
  const take = async () => (await fetchRoute(path, {}, { timebackId: student })).status
  for (const [who, status] of [
    ['teacher@example.com', 200],
    ['admin@example.com', 200],
    ['teacher2@example.com', 404],
    ['student@example.com', 403],
  ] as const) {
    await open.signIn(who)
    expect([who, await take()]).toEqual([who, status])
  }
})

it('is deleted by an administrator alone, of students alone', async () => {
  const erase = async (timebackId: string) =>
    (await fetchRoute(`/api/admin/students/${timebackId}`, { method: 'DELETE' }, { timebackId })).status
  await open.signIn('teacher@example.com')
  expect(await erase(student)).toBe(403)
  await open.signIn('admin@example.com')
  for (const who of ['teacher@example.com', 'admin@example.com'])
    expect(await erase(await open.idOf(who))).toBe(404)
  expect(await erase(crypto.randomUUID())).toBe(404)
  expect(await erase('nobody')).toBe(404)
  expect(await open.db.deletionReceipt.count()).toBe(0)
})

it('leaves nothing behind but a receipt without a name, and what is another’s', async () => {
  await open.signIn('admin@example.com')
  const others = await open.db.attempt.count({ where: { studentId: { not: student } } })
  const params = { timebackId: student }
  const answer = await fetchRoute(`/api/admin/students/${student}`, { method: 'DELETE' }, params)
  expect(answer.status).toBe(204)
  const receipt = await open.db.deletionReceipt.findUniqueOrThrow({
    where: { id: answer.headers.get('x-receipt') ?? '' },
  })
  expect(receipt).toMatchObject({ kind: 'student', counts: { attempts: 2, activities: expect.any(Number) } })
  expect(await tablesWith(student, name)).toEqual([])
  expect(await tablesWith(`"${email}"`, `mailto:${email}`)).toEqual([])
  // Longer addresses that hold this one are other people’s.
  expect(await tablesWith(email)).toEqual(['audit_entry', 'caliper_event'])
  expect(await open.db.rosterRun.findMany()).toMatchObject([{ outcome: 'refused', problems: [] }])
  expect(await open.db.attempt.count()).toBe(others)
  const again = await fetchRoute(`/api/admin/students/${student}`, { method: 'DELETE' }, params)
  expect(again.status).toBe(404)
})
