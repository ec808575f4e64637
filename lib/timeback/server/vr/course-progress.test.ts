import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenVr, openVr } from '#scripts/testing/lessons/open-vr.ts'

let open: OpenVr
let student: string

beforeAll(async () => {
  open = await openVr()
  student = open.people.student.timebackId
})
afterAll(() => open.close())

async function masteredUnits(): Promise<number> {
  const where = { studentId: student, course: { code: 'CS-101' } }
  return (await open.db.courseProgress.findFirst({ where }))?.masteredUnits ?? 0
}

const linkTo = (name: string) => ({ name, course: { code: 'CS-101' } })

it('the first passing completion of a linked activity counts one unit of its course, later ones none', async () => {
  const made = await open.assigned({ activity: linkTo('Lab safety') })
  const before = await masteredUnits()
  const first = await open.begun(made)
  expect(await masteredUnits()).toBe(before)
  await open.timeback.vr.completeSession({ student, session: first, score: 92 })
  expect(await masteredUnits()).toBe(before + 1)
  const later = await open.begun(made)
  await open.timeback.vr.completeSession({ student, session: later })
  expect(await masteredUnits()).toBe(before + 1)
  const progress = { viewer: open.people.student, activity: made.activity_id ?? '' }
  expect(await open.timeback.vr.activityProgress(progress)).toMatchObject({ score: 92, status: 'completed' })
})

it('a linked activity that was not passed counts no unit until it is, and none is taken back', async () => {
  const made = await open.assigned({ activity: linkTo('Evacuation') })
  const before = await masteredUnits()
  const complete = async (score?: number) => {
    await open.timeback.vr.completeSession({ student, session: await open.begun(made), score })
    return (await masteredUnits()) - before
  }
  expect([await complete(0), await complete(69.9), await complete(70), await complete(10)]).toEqual([
    ...[0, 0, 1, 1],
  ])
  const grades = await open.db.assessmentResult.findMany({
    where: { lineItemId: `vr:${made.activity_id}` },
    orderBy: { attempt: 'asc' },
  })
  expect(grades.map(({ metadata }) => (metadata as { masteredUnits: number }).masteredUnits)).toEqual([
    ...[0, 0, 1, 0],
  ])
})

it('sessions of one activity that are completed at once count one unit', async () => {
  const made = await open.assigned({ activity: linkTo('Fire drill') })
  const before = await masteredUnits()
  const sessions = await Promise.all(Array.from({ length: 6 }, () => open.begun(made)))
  const complete = (session: string, score: number) =>
    open.timeback.vr.completeSession({ student, session, score })
  await Promise.all(sessions.map((session, index) => complete(session, 40 + index * 12)))
  expect(await masteredUnits()).toBe(before + 1)
})

it('a package without a linked activity moves no course', async () => {
  const before = await masteredUnits()
  await open.timeback.vr.completeSession({ student, session: await open.begun() })
  expect(await masteredUnits()).toBe(before)
})
