import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type OpenWire, openWire } from '#scripts/testing/wire/open-wire.ts'

/** Syllabus, course progress, lesson plans and placement, over HTTP (protocol §1.2, §1.3). */

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const linear = 'math-3-multiplication-quiz'
let open: OpenWire

beforeAll(async () => {
  open = await openWire()
  await open.timeback.lessons.start({ lesson: linear, student: open.student })
  await open.timeback.lessons.complete({ lesson: linear, student: open.student })
})
afterAll(() => open.close())

describe('the reads of PowerPath', () => {
  const get = (path: string, query?: Record<string, string>) => open.client.get(`/powerpath/${path}`, query)
  const course = 'course-math-3'

  it('have the syllabus of a course, and 404 for no course', async () => {
    const { id } = await open.db.course.findUniqueOrThrow({ where: { code: 'MATH-3' } })
    expect((await get(`syllabus/${id}`)).json).toMatchObject({
      syllabus: {
        course: { sourcedId: id, courseCode: 'MATH-3' },
        subComponents: expect.arrayContaining([
          expect.objectContaining({
            componentResources: expect.arrayContaining([
              expect.objectContaining({
                id: linear,
                resource: expect.objectContaining({ sourcedId: linear }),
              }),
            ]),
          }),
        ]),
      },
    })
    expect((await get('syllabus/nothing')).status).toBe(404)
  })

  it('have the progress of a student in a course, of all lessons or of one', async () => {
    const { id } = await open.db.course.findUniqueOrThrow({ where: { code: 'MATH-3' } })
    const path = `lessonPlans/getCourseProgress/${id}/student/${open.student}`
    const whole = (await get(path)).json as { lineItems: { results: unknown[] }[]; testOut: object }
    expect(whole.testOut).toEqual({ status: 'not_eligible' })
    expect(whole.lineItems.length).toBe(await open.db.lesson.count({ where: { courseId: id } }))
    expect((await get(path, { lessonId: linear })).json).toMatchObject({
      lineItems: [
        {
          type: 'resource',
          courseComponentResourceSourcedId: linear,
          results: [{ score: 0, scoreStatus: 'fully graded' }],
        },
      ],
    })
    expect((await get(`lessonPlans/getCourseProgress/${id}/student/nobody`)).status).toBe(404)
    expect((await get(`lessonPlans/getCourseProgress/nothing/student/${open.student}`)).status).toBe(404)
  })

  it('have a lesson plan for everyone, which is the course', async () => {
    const { id } = await open.db.course.findUniqueOrThrow({ where: { code: 'MATH-3' } })
    const plan = await get(`lessonPlans/${id}/${open.student}`)
    const { json } = await get(`syllabus/${id}`)
    expect(plan.json).toEqual({ lessonPlan: { lessonPlan: (json as { syllabus: object }).syllabus } })
    const planId = encodeURIComponent(`${id}:${open.student}`)
    expect((await get(`lessonPlans/tree/${planId}`)).json).toEqual(plan.json)
    expect((await get(`lessonPlans/tree/${planId}/structure`)).json).toMatchObject({
      lessonPlan: { lessonPlan: { courseId: id, structure: expect.any(Array) } },
    })
    expect((await get(`lessonPlans/${planId}/operations`)).json).toEqual({ operations: [] })
    expect((await get('lessonPlans/tree/nothing')).status).toBe(404)
    expect((await get(`lessonPlans/${course}x/${open.student}`)).status).toBe(404)
  })

  it('have the progress in a subject, by the best attempt of each lesson', async () => {
    const answer = await get('placement/getSubjectProgress', { student: open.student, subject: 'Math' })
    const { progress } = answer.json as { progress: Record<string, unknown>[] }
    expect(
      progress.map(({ completedLessons, totalXpEarned }) => [completedLessons, totalXpEarned]),
    ).toContainEqual([1, 0])
    expect((await get('placement/getSubjectProgress', { studentId: open.student })).status).toBe(422)
  })

  it('place a student at the first test that is not passed', async () => {
    const who = { student: open.student, subject: 'Math' }
    const test = 'math-3-placement'
    expect((await get(`placement/${open.student}`)).status).toBe(404)
    expect((await get('placement/getAllPlacementTests', who)).json).toMatchObject({
      placementTests: [{ component_resources: { sourcedId: test }, assessment_results: null }],
    })
    expect((await get('placement/getNextPlacementTest', who)).json).toEqual({
      exhaustedTests: false,
      gradeLevel: '3',
      lesson: test,
      onboarded: false,
      availableTests: 1,
    })
    await open.timeback.lessons.start({ lesson: test, student: open.student })
    await open.timeback.lessons.complete({ lesson: test, student: open.student })
    expect((await get('placement/getCurrentLevel', who)).json).toEqual({
      gradeLevel: '3',
      onboarded: true,
      availableTests: 1,
    })
    expect((await get('placement/getNextPlacementTest', who)).json).toMatchObject({
      exhaustedTests: true,
      lesson: null,
      onboarded: true,
    })
    expect((await get(`placement/${open.student}`)).json).toMatchObject({
      studentId: open.student,
      placements: [{ subject: 'Math', ritScore: null, placementLevel: 3 }],
    })
  })
})
