import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { activityEventSchema, timeSpentEventSchema } from '#lib/caliper/event-schema.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const noon = Date.parse('2026-03-02T12:00:00.000Z')
const course = { subject: 'Math', grade: 3 }
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons({ now: () => new Date(noon), targets: ['caliper'] })
  // The walkthrough of seed 003.
  await open.db.course.update({ where: { code: 'MATH-3' }, data: { totalLessons: 10 } })
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

function submit(metrics: object, change: object = {}) {
  return open.timeback.activity.submit({
    student,
    activity: { id: 'fractions', name: 'Fractions', course },
    metrics: { xpEarned: 10, ...metrics },
    ...change,
  })
}

const progress = () => open.timeback.courses.progress({ student, course })

async function events(type: string) {
  const rows = await open.db.outboxEvent.findMany({ where: { studentId: student } })
  return rows.filter(({ body }) => (body as { type: string }).type === type).map(({ body }) => body)
}

describe('course progress (seed 003)', () => {
  it('goes 30, 50, 70 when 3, 2 and 2 of 10 units are mastered', async () => {
    const told: (number | undefined)[] = []
    for (const masteredUnits of [3, 2, 2]) told.push((await submit({ masteredUnits })).pctCompleteApp)
    expect(told).toEqual([30, 50, 70])
    expect(await progress()).toEqual({ totalLessons: 10, masteredUnits: 7, pctComplete: 70 })
    const sent = (await events('ActivityEvent')).map((event) => activityEventSchema.parse(event))
    expect(sent.map(({ generated }) => generated.extensions?.pctCompleteApp).sort()).toEqual([30, 50, 70])
  })

  it('is absent without units and with none, and is never more than 100', async () => {
    expect(await submit({})).not.toHaveProperty('pctCompleteApp')
    expect(await submit({ masteredUnits: 0 })).not.toHaveProperty('pctCompleteApp')
    expect(await submit({ masteredUnits: 25 })).toMatchObject({ pctCompleteApp: 100 })
    expect(await progress()).toEqual({ totalLessons: 10, masteredUnits: 25, pctComplete: 100 })
  })

  it('comes back as it was given, with or without units, which are added all the same', async () => {
    expect(await submit({ pctComplete: 42.5 })).toMatchObject({ pctCompleteApp: 42.5 })
    expect(await submit({ pctComplete: 0 })).toMatchObject({ pctCompleteApp: 0 })
    expect(await submit({ pctComplete: 90, masteredUnits: 1 })).toMatchObject({ pctCompleteApp: 90 })
    expect(await submit({ masteredUnits: 1 })).toMatchObject({ pctCompleteApp: 20 })
  })

  it('rounds half up, exactly', async () => {
    await open.db.course.update({ where: { code: 'CS-101' }, data: { totalLessons: 200 } })
    const activity = { id: 'a', name: 'A', course: { code: 'CS-101' } }
    expect(await submit({ masteredUnits: 57 }, { activity })).toMatchObject({ pctCompleteApp: 29 })
    expect(await submit({ masteredUnits: 1 }, { activity })).toMatchObject({ pctCompleteApp: 29 })
  })

  it('tells each of 30 parallel completions a sum of its own', async () => {
    await open.db.course.update({ where: { code: 'CS-101' }, data: { totalLessons: 30 } })
    const activity = { id: 'a', name: 'A', course: { code: 'CS-101' } }
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => submit({ masteredUnits: 1 }, { activity })),
    )
    const told = answers.map(({ pctCompleteApp }) => pctCompleteApp ?? 0).sort((a, b) => a - b)
    expect(told).toEqual(Array.from({ length: 30 }, (_, index) => Math.round((100 * (index + 1)) / 30)))
  })
})

describe('a completion', () => {
  it('counts once per run: 50 parallel repeats answer alike and add nothing', async () => {
    const runId = crypto.randomUUID()
    const time = { startedAt: at(600), endedAt: at(0), activeMs: 300_000 }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => submit({ masteredUnits: 2 }, { runId, time })),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toEqual({ success: true, runId, pctCompleteApp: 20 })
    expect(await submit({ masteredUnits: 5, pctComplete: 99 }, { runId })).toEqual(answers[0])
    expect(await progress()).toMatchObject({ masteredUnits: 2 })
    expect(await events('ActivityEvent')).toHaveLength(1)
    expect(await events('TimeSpentEvent')).toHaveLength(1)
    expect((await open.timeback.activity.time({ student, runId })).activeMs).toBe(300_000)
  })

  it('makes a runId where none is given, and then every one is a completion of its own', async () => {
    const [first, second] = [await submit({ masteredUnits: 1 }), await submit({ masteredUnits: 1 })]
    expect(first.runId).toMatch(/^[0-9a-f-]{36}$/)
    expect(second.runId).not.toBe(first.runId)
    expect(second.pctCompleteApp).toBe(20)
  })

  it('belongs to its student: another one completes a run of the same id', async () => {
    const runId = crypto.randomUUID()
    await submit({ masteredUnits: 4 }, { runId })
    const other = await open.idOf('student2@example.com')
    expect(await submit({ masteredUnits: 1 }, { runId, student: other })).toMatchObject({
      pctCompleteApp: 10,
    })
  })

  it('joins the run that was tracked, and tells of it by a strict event with the same run', async () => {
    const runId = crypto.randomUUID()
    const activity = { id: 'fractions', name: 'Fractions', course }
    const heartbeat = { id: crypto.randomUUID(), runId, activity, activeMs: 15_000, inactiveMs: 0 }
    await open.timeback.activity.heartbeat({
      ...heartbeat,
      student,
      ...{ startedAt: at(15), endedAt: at(0), sentAt: at(0) },
    })
    await submit({ totalQuestions: 8, correctQuestions: 6, masteredUnits: 1 }, { runId })
    const [completed] = (await events('ActivityEvent')).map((event) => activityEventSchema.parse(event))
    const [spent] = (await events('TimeSpentEvent')).map((event) => timeSpentEventSchema.parse(event))
    expect(completed).toMatchObject({
      actor: { type: 'TimebackUser', email: expect.stringContaining('@example.com'), role: 'student' },
      object: {
        id: 'https://cairn.example/activities/Math/g3/fractions',
        subject: 'Math',
        app: { name: 'Cairn' },
        course: { name: 'MATH-3' },
        activity: { name: 'Fractions' },
      },
      generated: {
        items: [
          { type: 'xpEarned', value: 10 },
          { type: 'totalQuestions', value: 8 },
          { type: 'correctQuestions', value: 6 },
          { type: 'masteredUnits', value: 1 },
        ],
        extensions: { pctCompleteApp: 10 },
      },
      extensions: { runId },
    })
    expect(spent).toMatchObject({
      object: completed?.object,
      generated: { items: [{ type: 'active', value: 15, startDate: at(15), endDate: at(0) }] },
      extensions: { runId },
    })
    const [run] = await open.timeback.activity.runs({ student })
    expect(run).toMatchObject({ runId, name: 'Fractions', activeMs: 15_000, notCounted: [] })
    expect(run?.completedAt).toBe(new Date(noon).toISOString())
  })

  it('is refused for an unknown course and for the run of a managed lesson', async () => {
    const activity = { id: 'a', name: 'A', course: { code: 'NOPE-1' } }
    await expect(submit({}, { activity })).rejects.toBeRefusal('COURSE_NOT_FOUND')
    const runId = crypto.randomUUID()
    const lessonId = 'math-3-multiplication-quiz'
    const heartbeat = { id: crypto.randomUUID(), runId, lessonId, activeMs: 0, inactiveMs: 15_000 }
    await open.timeback.activity.heartbeat({
      ...heartbeat,
      student,
      ...{ startedAt: at(15), endedAt: at(0), sentAt: at(0) },
    })
    await expect(submit({ masteredUnits: 1 }, { runId })).rejects.toBeRefusal('VALIDATION_ERROR', 'runId')
    expect(await progress()).toMatchObject({ masteredUnits: 0 })
  })
})

describe('explicit time', () => {
  const spent = (time: object) => submit({}, { time })
  const timeOf = ({ runId }: { runId: string }) => open.timeback.activity.time({ student, runId })

  it('counts as a window of the run, only what was not counted before', async () => {
    const half = await spent({ startedAt: at(3600), endedAt: at(1800), activeMs: 1_800_000, inactiveMs: 0 })
    expect(await timeOf(half)).toMatchObject({ activeMs: 1_800_000, windows: [{ creditedMs: 1_800_000 }] })
    const again = await spent({ startedAt: at(3600), endedAt: at(0), activeMs: 3_600_000 })
    expect(await timeOf(again)).toMatchObject({
      activeMs: 1_800_000,
      windows: [{ activeMs: 3_600_000, creditedMs: 1_800_000, reason: 'already-counted' }],
    })
  })

  /** Heartbeats of 4 min, 50 s active and 10 s idle in each. */
  async function fourMinutes(runId: string, minutes = [4, 3, 2, 1]) {
    const activity = { id: 'fractions', name: 'Fractions', course }
    for (const minute of minutes)
      await open.timeback.activity.heartbeat({
        ...{ student, runId, activity, id: crypto.randomUUID(), activeMs: 50_000, inactiveMs: 10_000 },
        ...{ startedAt: at(minute * 60), endedAt: at(minute * 60 - 60), sentAt: at(0) },
      })
  }
  const wholeRun = { startedAt: at(240), endedAt: at(0), activeMs: 200_000, inactiveMs: 40_000 }
  const toldSeconds = async (kind: string) =>
    (await events('TimeSpentEvent'))
      .flatMap((event) => timeSpentEventSchema.parse(event).generated.items)
      .reduce((sum, { type, value }) => sum + (type === kind ? value : 0), 0)

  it('is not added to what the heartbeats of its run told, here or in the events', async () => {
    const runId = crypto.randomUUID()
    await fourMinutes(runId)
    await submit({}, { runId, time: wholeRun })
    const run = await open.timeback.activity.time({ student, runId })
    expect(run).toMatchObject({ activeMs: 200_000, inactiveMs: 40_000 })
    expect(run.windows).toHaveLength(5)
    expect([await toldSeconds('active'), await toldSeconds('inactive')]).toEqual([200, 40])
  })

  it('is not added to by heartbeats of its run that come late', async () => {
    const runId = crypto.randomUUID()
    await fourMinutes(runId, [4, 3])
    await submit({}, { runId, time: wholeRun })
    await fourMinutes(runId, [2, 1])
    expect(await open.timeback.activity.time({ student, runId })).toMatchObject({
      ...{ activeMs: 200_000, inactiveMs: 40_000 },
    })
    expect([await toldSeconds('active'), await toldSeconds('inactive')]).toEqual([200, 40])
  })

  it('is put on the server’s clock by `sentAt`, or believed as it is without', async () => {
    const byFastClock = { startedAt: at(-3000), endedAt: at(-3600), activeMs: 600_000 }
    const corrected = await submit({}, { time: byFastClock, sentAt: at(-3600) })
    expect(await timeOf(corrected)).toMatchObject({
      windows: [{ startedAt: at(600), endedAt: at(0), creditedMs: 600_000 }],
    })
    expect(await timeOf(await spent(byFastClock))).toMatchObject({ windows: [{ reason: 'in-the-future' }] })
    const slightly = { startedAt: at(1200), endedAt: at(-3), activeMs: 60_000 }
    expect(await timeOf(await submit({}, { time: slightly, sentAt: at(-3) }))).toMatchObject({
      windows: [{ endedAt: at(-3), creditedMs: 60_000 }],
    })
  })

  it.each([
    ['window-too-long', { startedAt: at(36_000), endedAt: at(0), activeMs: 36_000_000 }],
    ['more-active-than-elapsed', { startedAt: at(60), endedAt: at(0), activeMs: 62_000 }],
    ['in-the-future', { startedAt: at(60), endedAt: at(-60), activeMs: 1_000 }],
    ['too-old', { startedAt: at(8 * 86_400), endedAt: at(8 * 86_400 - 60), activeMs: 1_000 }],
  ])('is kept and credited 0 as %s, and no event tells of it', async (reason, time) => {
    const run = await spent(time)
    expect(await timeOf(run)).toMatchObject({ activeMs: 0, inactiveMs: 0, windows: [{ reason }] })
    expect(await events('TimeSpentEvent')).toEqual([])
    const [summary] = await open.timeback.activity.runs({ student })
    expect(summary?.notCounted).toEqual([{ reason, ms: time.activeMs, windows: 1 }])
  })
})

describe('record (seed 004, server)', () => {
  const params = {
    activity: { id: 'essay', name: 'Essay', course },
    metrics: { xpEarned: 5, masteredUnits: 1 },
  }
  const user = async () => ({
    email: (await open.db.user.findUniqueOrThrow({ where: { id: student } })).email,
  })

  it('completes a run for the person of that email, and believes the backend about a long sitting', async () => {
    const runId = crypto.randomUUID()
    const time = { startedAt: at(36_000), endedAt: at(0), activeMs: 1_500_000 }
    const { email } = await user()
    const recorded = await open.timeback.activity.record({
      ...params,
      user: { email: email.toUpperCase(), timebackId: student },
      time,
      runId,
    })
    expect(recorded).toEqual({ success: true, runId, pctCompleteApp: 10 })
    expect(await open.timeback.activity.record({ ...params, user: { email }, runId })).toEqual(recorded)
    expect((await open.timeback.activity.time({ student, runId })).activeMs).toBe(1_500_000)
    expect(await open.timeback.user.verify(email)).toEqual({ verified: true, timebackId: student })
  })

  it('refuses an unknown person, a Timeback ID of another, and half a pair of question counts', async () => {
    const { email } = await user()
    const record = (change: object) =>
      open.timeback.activity.record({ ...params, user: { email }, ...change })
    const other = await open.idOf('student2@example.com')
    for (const wrong of [{ email: 'nobody@example.com' }, { email, timebackId: other }])
      await expect(record({ user: wrong })).rejects.toBeRefusal('STUDENT_NOT_FOUND')
    await expect(record({ metrics: { xpEarned: 1, totalQuestions: 3 } })).rejects.toBeRefusal(
      'VALIDATION_ERROR',
      'metrics.correctQuestions',
    )
    expect(await open.timeback.user.verify('nobody@example.com')).toEqual({ verified: false })
  })
})

function at(secondsBeforeNoon: number): string {
  return new Date(noon - secondsBeforeNoon * 1000).toISOString()
}
