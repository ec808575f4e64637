import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '#lib/auth/actor.ts'
import { assert } from '#lib/std/assert.ts'
import { adaptiveType } from '#lib/std/terms.ts'
import { type OpenVr, openVr, type Person } from '#scripts/testing/lessons/open-vr.ts'
import { serve } from '#scripts/testing/routes/serve.ts'
import { getClassPage, getClassReport, listClasses } from './classes.ts'
import {
  getStudent,
  getStudentAttempt,
  getStudentAttempts,
  getStudentHistory,
  getStudentTime,
} from './students.ts'

/** What teachers see, over a real database: whose it is, in which order, and what of it is true. */

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const lesson = 'math-5-decimals-quiz'
let open: OpenVr
let student: string

beforeAll(async () => {
  open = await openVr()
  serve(open)
  student = open.people.student.timebackId
})
afterAll(() => open.close())

const as = (person: Person): Actor => open.people[person]
const lessons = () => open.timeback.lessons

/** A new attempt with so many wrong answers, finished. */
async function take(wrong: number): Promise<void> {
  await lessons().start({ lesson, student, forceNew: true })
  const { questions } = await lessons().next({ lesson, student })
  for (const [index, { id: question }] of questions.entries()) {
    const responses = await (index < wrong ? open.wrong(question) : open.right(question))
    await lessons().submit({ lesson, student, question, responses })
  }
  await lessons().complete({ lesson, student })
}

async function enrol(classId: string, people: { name: string; email: string }[]): Promise<void> {
  for (const person of people)
    await open.db.user.create({ data: { ...person, enrollments: { create: { classId, role: 'student' } } } })
}

async function cell() {
  const { standings } = await lessons().standings({ students: [student] })
  const found = standings.find((each) => each.lessonId === lesson)
  assert(found, 'the student has begun the lesson')
  return found
}

describe('whose it is', () => {
  it('a teacher has their own classes, an administrator all, and a student may not ask', async () => {
    const titles = async (person: Person) => (await listClasses(as(person))).map(({ title }) => title)
    expect(await titles('teacher')).toEqual(['Class A'])
    expect(await titles('otherTeacher')).toEqual(['Class B'])
    expect(await titles('admin')).toEqual(['Class A', 'Class B'])
    await expect(listClasses(as('student'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('a class and a student of another teacher are nothing, also by a class of one’s own', async () => {
    await take(0)
    const [classB] = await listClasses(as('otherTeacher'))
    const { classId } = open
    const attempt = { timebackId: student, lessonId: lesson, attempt: 1 }
    const ask = (person: Person, of?: string) =>
      Promise.all([
        getStudent(as(person), { timebackId: student, classId: of }),
        getStudentAttempts(as(person), { timebackId: student, classId: of }),
        getStudentHistory(as(person), { timebackId: student, classId: of }),
        getStudentTime(as(person), { timebackId: student, classId: of }),
        getStudentAttempt(as(person), { ...attempt, classId: of }),
      ])
    for (const answers of [
      await ask('otherTeacher'),
      await ask('otherTeacher', classId),
      await ask('teacher', classB?.id),
      await ask('teacher', 'no-class'),
    ])
      expect(answers).toEqual(Array(5).fill(null))
    for (const answers of [await ask('teacher'), await ask('teacher', classId), await ask('admin')])
      expect(answers).not.toContain(null)
    for (const [person, id] of [
      ['otherTeacher', classId],
      ['teacher', 'no-class'],
    ] as const) {
      expect(await getClassPage(as(person), { classId: id })).toBeNull()
      expect(await getClassReport(as(person), id)).toBeNull()
    }
    expect(await getClassPage(as('admin'), { classId })).toMatchObject({ title: 'Class A' })
    await expect(getClassReport(as('student'), classId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(ask('classmate')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('an attempt, a lesson or a student that is not there is nothing', async () => {
    const key = { timebackId: student, lessonId: lesson, attempt: 1 }
    for (const change of [{ attempt: 99 }, { lessonId: 'none' }, { timebackId: 'nobody' }])
      expect(await getStudentAttempt(as('teacher'), { ...key, ...change })).toBeNull()
    expect(await getStudentHistory(as('teacher'), { timebackId: crypto.randomUUID() })).toBeNull()
  })
})

describe('the roster', () => {
  it('is in the order in which a reader looks for a name, and keeps two of one name in one order', async () => {
    const made = await open.db.class.create({
      data: {
        title: 'Class 10',
        enrollments: { create: { userId: as('teacher').timebackId, role: 'teacher' } },
      },
    })
    const names = ['Zoe', 'Same Name', 'Bob', 'Émile', 'Same Name', 'alice', 'Ángel']
    const people = names.map((name, index) => ({ name, email: `roster${9 - index}@example.com` }))
    await enrol(made.id, people)
    const grid = await getClassReport(as('teacher'), made.id)
    expect(grid?.students.map(({ name, email }) => [name, email.at(6)])).toEqual([
      ...[
        ['alice', '4'],
        ['Ángel', '3'],
        ['Bob', '7'],
        ['Émile', '6'],
      ],
      ...[
        ['Same Name', '5'],
        ['Same Name', '8'],
        ['Zoe', '9'],
      ],
    ])
    const listed = (await listClasses(as('teacher'))).find(({ id }) => id === made.id)
    expect(listed?.students.map(({ timebackId }) => timebackId)).toEqual(grid?.students.map(({ id }) => id))
    const { board } = (await getClassPage(as('teacher'), { classId: made.id })) ?? {}
    expect(board?.rows.map(({ name, email }) => [name, email])).toEqual(
      grid?.students.map(({ name, email }) => [name, name === 'Same Name' ? email : undefined]),
    )
  })

  it('lists classes by title, 2 before 10', async () => {
    const teacher = { userId: as('teacher').timebackId, role: 'teacher' as const }
    await open.db.class.create({ data: { title: 'class 2', enrollments: { create: teacher } } })
    const titles = (await listClasses(as('teacher'))).map(({ title }) => title)
    expect(titles).toEqual(['class 2', 'Class 10', 'Class A'])
  })
})

describe('the cell of a lesson', () => {
  it('stays mastered with the best result when the lesson is begun again, or done worse', async () => {
    await take(0)
    const { attempts } = await cell()
    expect(await cell()).toMatchObject({ state: 'done', mastered: true, score: 100, best: 100 })
    await lessons().start({ lesson, student, forceNew: true })
    expect(await cell()).toMatchObject({ state: 'open', mastered: true, score: 0, best: 100 })
    await take(9)
    expect(await cell()).toMatchObject({ state: 'done', mastered: true, best: 100, attempts: attempts + 2 })
    expect((await cell()).score).toBeLessThan(50)
  })

  it('stays mastered when the lesson’s threshold is raised, as the student sees it', async () => {
    await open.db.lesson.update({ where: { id: lesson }, data: { masteryThreshold: 100 } })
    await take(1)
    expect((await cell()).mastered).toBe(true)
    const { courses } = await lessons().overview({ student })
    const shown = courses.flatMap((course) => course.lessons).find(({ id }) => id === lesson)
    expect(shown?.mastered).toBe(true)
  })
})

describe('the history of a student', () => {
  it('holds lessons, VR sessions and custom activities, each with what it came to', async () => {
    const made = await open.assigned({ activity: { name: 'Lab safety', course: { code: 'CS-101' } } })
    const session = await open.begun(made)
    await open.timeback.vr.completeSession({ student, session, score: 69.9 })
    await open.timeback.activity.submit({
      ...{ student, activity: { id: 'game', name: 'Fractions game', course: { code: 'MATH-5' } } },
      metrics: { xpEarned: 3, totalQuestions: 10, correctQuestions: 9 },
    })
    const history = await getStudentHistory(as('teacher'), { timebackId: student, classId: open.classId })
    expect(history).toMatchObject({
      student: { timebackId: student },
      vrSessions: [
        {
          session: { id: session, success_status: 'failed', score: { raw: 69.9 } },
          courseTitle: 'Computer science',
        },
      ],
      activities: [{ name: 'Fractions game', xp: 3, totalQuestions: 10, correctQuestions: 9, activeMs: 0 }],
    })
    expect(history?.attempts.length).toBeGreaterThan(0)
    expect(history?.needs).toEqual([])
  })

  it('names what the student needs help with, as the class and the attempt do', async () => {
    const low = 'cs-101-binary-quiz'
    await lessons().start({ lesson: low, student })
    await lessons().complete({ lesson: low, student })
    const need = { studentId: student, lessonId: low, cause: 'low-score', score: 0, attempts: 1 }
    const key = { timebackId: student, classId: open.classId }
    expect((await getStudentHistory(as('teacher'), key))?.needs).toMatchObject([need])
    const attempt = { ...key, lessonId: low, attempt: 1 }
    expect(await getStudentAttempt(as('teacher'), attempt)).toMatchObject({ need })
    const of = { classId: open.classId }
    const page = await getClassPage(as('teacher'), { ...of, course: 'CS-101' })
    expect(page?.board.needs).toMatchObject([need])
    await lessons().start({ lesson: low, student, forceNew: true })
    expect(await getStudentAttempt(as('teacher'), attempt)).toMatchObject({ need: null })
  })
})

describe('the page of a class', () => {
  it('shows the course at which the class was last seen, or the one of that code', async () => {
    const { classId } = open
    await lessons().start({ lesson: 'ela-4-words-quiz', student })
    const page = await getClassPage(as('teacher'), { classId })
    const codes = open.deps.config.courses.map(({ code }) => code)
    expect(page?.courses.map(({ code }) => code)).toEqual(codes)
    expect(page).toMatchObject({ course: 'ELA-4', title: 'Class A' })
    expect(page?.board.lessons.find(({ id }) => id === 'ela-4-words-quiz')).toMatchObject({ recent: true })
    const other = await getClassPage(as('teacher'), { classId, course: 'CS-101' })
    expect(other?.course).toBe('CS-101')
    expect(await getClassPage(as('teacher'), { classId, course: 'none' })).toMatchObject({ course: 'ELA-4' })
    // Seen is seen, at whichever course.
    const seenAt = (board?: { rows: { id: string; lastSeenAt: string | null }[] }) =>
      board?.rows.find(({ id }) => id === student)?.lastSeenAt
    expect(seenAt(other?.board)).toBe(seenAt(page?.board))
    expect(page?.board.rows.some(({ lastSeenAt }) => lastSeenAt === null)).toBe(true)
  })

  it('has the courses of the class alone, where it has any', async () => {
    const { classId } = open
    const { id: courseId } = await open.db.course.findFirstOrThrow({ where: { code: 'CS-101' } })
    const all = await open.db.classCourse.findMany({ where: { classId } })
    await open.db.classCourse.deleteMany({ where: { classId, NOT: { courseId } } })
    const page = await getClassPage(as('teacher'), { classId })
    expect(page).toMatchObject({ course: 'CS-101', courses: [{ code: 'CS-101' }] })
    const report = await getClassReport(as('teacher'), classId)
    expect(report?.lessons.map(({ id }) => id)).toEqual(page?.board.lessons.map(({ id }) => id))
    await open.db.course.update({ where: { id: courseId }, data: { withdrawnAt: new Date() } })
    const none = { course: null, courses: [], board: { lessons: [], needs: [] } }
    expect(await getClassPage(as('teacher'), { classId })).toMatchObject(none)
    await open.db.course.update({ where: { id: courseId }, data: { withdrawnAt: null } })
    await open.db.classCourse.createMany({ data: all, skipDuplicates: true })
  })

  it('leaves out a lesson that was withdrawn, in the grid and in what needs help', async () => {
    const of = { classId: open.classId, course: 'CS-101' }
    const withdrawn = 'cs-101-binary-quiz'
    await lessons().start({ lesson: withdrawn, student, forceNew: true })
    await lessons().complete({ lesson: withdrawn, student })
    const shown = async () => {
      const [page, report] = [
        await getClassPage(as('teacher'), of),
        await getClassReport(as('teacher'), of.classId),
      ]
      const named = page?.board.needs.some(({ lessonId }) => lessonId === withdrawn)
      const listed = [page?.board.lessons, report?.lessons].map((all) =>
        all?.some(({ id }) => id === withdrawn),
      )
      return [...listed, named]
    }
    expect(await shown()).toEqual([true, true, true])
    await open.db.lesson.update({ where: { id: withdrawn }, data: { withdrawnAt: new Date() } })
    expect(await shown()).toEqual([false, false, false])
    await open.db.lesson.update({ where: { id: withdrawn }, data: { withdrawnAt: null } })
  })

  it('proposes the lesson before to whoever misses what is asked, and tells what the class did in a day', async () => {
    const of = { classId: open.classId, course: 'MATH-5' }
    const hard = 'math-5-equivalent-fractions'
    await lessons().start({ lesson: hard, student, forceNew: true })
    for (let answer = 0; answer < 6; answer++) {
      const served = await lessons().next({ lesson: hard, student, lessonType: adaptiveType })
      assert(served, 'a question is served')
      const responses = await open.wrong(served.id)
      await lessons().submit({ lesson: hard, student, question: served.id, responses })
    }
    const page = await getClassPage(as('teacher'), of)
    const at = page?.board.lessons.findIndex(({ id }) => id === hard) ?? -1
    const before = page?.board.lessons.slice(0, at) ?? []
    const need = page?.board.needs.find(({ lessonId }) => lessonId === hard)
    expect(need?.proposal).toBe(before.length > 0 ? 'easier-lesson' : 'message')
    if (need?.easier) expect(before.map(({ id }) => id)).toContain(need.easier.id)
    expect(page?.board.changed.students).toBeGreaterThan(0)
    expect(page?.board.changed.finished).toBeGreaterThan(0)
  })
})
