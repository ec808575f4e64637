import { activityLineId } from '#lib/db/gradebook/activity-grades.ts'
import { assert } from '#lib/std/assert.ts'
import { type OpenVr, openVr } from './open-vr.ts'

const day = 86_400_000

/** Lessons and activities of the scripted week; XP as their packages say. */
export const fractions = 'math-5-equivalent-fractions' // adaptive, 15 XP
export const decimals = 'math-5-decimals-quiz' // 10 XP
export const testOut = 'math-5-test-out' // 12 XP
export const unitTest = 'ela-4-unit-test' // 15 XP
export const multiplication = 'math-3-multiplication-quiz' // 10 XP
export const game = activityLineId({ courseId: 'course-math-5', slug: 'fraction-game' })
export const monday = Date.parse('2026-11-23T08:00:00Z')

export type Week = {
  open: OpenVr
  ann: string
  ben: string
  /** The activity of the VR package that Ann visits. */
  lab: string
}

type Place = { lesson: string; student: string }

/** Two students through a week of lessons, a custom activity and VR, each moment as it is scripted. */
export async function liveWeek(): Promise<Week> {
  let clock = monday
  const open = await openVr({ now: () => new Date(clock) })
  const ann = await open.idOf('student@example.com')
  const ben = await open.idOf('student2@example.com')

  /** Answers adaptive questions as told, R or W. */
  async function walk(place: Place, answers: string) {
    for (const answer of answers) {
      clock += 30_000
      const served = await open.timeback.lessons.next({ ...place, lessonType: 'powerpath-100' })
      assert(served, 'a question is served')
      const question = served.id
      const responses = await (answer === 'R' ? open.right(question) : open.wrong(question))
      await open.timeback.lessons.submit({ ...place, question, responses })
    }
  }

  /** Answers the first `right` questions of a linear attempt right, and leaves the others open. */
  async function fill(place: Place, right: number) {
    const { questions } = await open.timeback.lessons.next(place)
    for (const { id } of questions.slice(0, right)) {
      clock += 30_000
      await open.timeback.lessons.submit({ ...place, question: id, responses: await open.right(id) })
    }
  }

  const begin = (place: Place, forceNew = false) => open.timeback.lessons.start({ ...place, forceNew })
  const finish = (place: Place) => open.timeback.lessons.complete(place)

  async function studyLessons() {
    const [annFractions, annDecimals] = [
      { student: ann, lesson: fractions },
      { student: ann, lesson: decimals },
    ]
    const [benFractions, benTest] = [
      { student: ben, lesson: fractions },
      { student: ben, lesson: unitTest },
    ]
    const [benTestOut, benReset] = [
      { student: ben, lesson: testOut },
      { student: ben, lesson: multiplication },
    ]
    await begin(annFractions)
    await walk(annFractions, 'R'.repeat(11))
    await begin(benFractions)
    await walk(benFractions, `RRW${'R'.repeat(10)}`)

    clock = monday + day
    await begin(annDecimals)
    await fill(annDecimals, 7)
    await finish(annDecimals)
    await begin(benTest)
    await fill(benTest, 9)
    await finish(benTest)

    clock = monday + 2 * day
    await begin(annDecimals, true)
    await fill(annDecimals, 10)
    await finish(annDecimals)
    await begin(benFractions, true)
    await walk(benFractions, 'RRW')

    clock = monday + 3 * day
    await begin(annDecimals, true)
    await fill(annDecimals, 8)
    await finish(annDecimals)
    await begin(benTestOut)
    await fill(benTestOut, 10)
    await begin(benTestOut, true)
    await fill(benTestOut, 3)

    clock = monday + 4 * day
    await begin(annFractions, true)
    await walk(annFractions, `W${'R'.repeat(11)}`)
    await begin(benFractions, true)
    await walk(benFractions, 'R')
    await begin(benReset)
    await fill(benReset, 4)
    await finish(benReset)
    await open.timeback.lessons.resetAttempt(benReset)
  }

  /** Each completion is reported twice, as a page does that never saw the answer. */
  async function playAndVisit() {
    const activity = { id: 'fraction-game', name: 'Fraction game', course: { code: 'MATH-5' } }
    const runs = [
      { totalQuestions: 20, correctQuestions: 17, xpEarned: 10, masteredUnits: 1 },
      { xpEarned: 5 },
      { totalQuestions: 0, correctQuestions: 0, xpEarned: 0 },
    ]
    for (const metrics of runs) {
      clock += 60_000
      const run = { student: ann, activity, metrics, runId: crypto.randomUUID() }
      await Promise.all([open.timeback.activity.submit(run), open.timeback.activity.submit(run)])
    }
    const user = { email: 'student2@example.com' }
    const metrics = { xpEarned: 4, totalQuestions: 8, correctQuestions: 8 }
    const recorded = { user, activity: { ...activity, name: 'Renamed' }, metrics, runId: crypto.randomUUID() }
    await open.timeback.activity.record(recorded)
    await open.timeback.activity.record(recorded)
    const made = await open.assigned({ activity: { name: 'Lab safety', course: { code: 'CS-101' } } })
    for (const report of [{ score: 92 }, {}]) {
      clock += 60_000
      const session = await open.begun(made)
      const completed = { student: ann, session, ...report }
      await Promise.allSettled([1, 2].map(() => open.timeback.vr.completeSession(completed)))
    }
    return made.activity_id ?? ''
  }

  await studyLessons()
  return { open, ann, ben, lab: await playAndVisit() }
}
