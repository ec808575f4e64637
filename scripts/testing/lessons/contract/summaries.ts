import { expect, it } from 'vitest'
import { adaptive, expectNoKey, linear, type Subject } from './subject.ts'

/** What is summed up after the attempts, and what questions hold. */
export function describeSummaries(subject: () => Subject): void {
  const key = (lesson: string) => ({ lesson, student: subject().student })

  it('sums up what a student did, and nothing of another', async () => {
    const history = await subject().lessons.history({ student: subject().student })
    expect(history.map(({ lessonId, attempt }) => `${lessonId} ${attempt}`)).toEqual([
      `${linear} 3`,
      `${linear} 2`,
      `${linear} 1`,
      `${adaptive} 2`,
      `${adaptive} 1`,
    ])
    const overview = await subject().lessons.overview({ student: subject().student })
    expect(overview.totalXp).toBe(18.75)
    const lessons = overview.courses.flatMap((course) => course.lessons)
    expect(lessons.find(({ id }) => id === adaptive)).toMatchObject({
      state: 'open',
      attempt: 2,
      mastered: true,
    })
    expect(lessons.find(({ id }) => id === linear)).toMatchObject({
      state: 'open',
      attempt: 3,
      mastered: false,
    })
    expect(await subject().lessons.history({ student: subject().classmate })).toEqual([])
    expect((await subject().lessons.overview({ student: subject().classmate })).totalXp).toBe(0)
  })

  it('shows a teacher where each student stands at the lessons, also who has begun none or is nobody', async () => {
    const { student, classmate, lessons } = subject()
    const students = [student, classmate, crypto.randomUUID()]
    const grid = await lessons.standings({ students })
    expect(grid.lessons).toEqual(await lessons.list())
    const overview = await lessons.overview({ student })
    const begun = overview.courses
      .flatMap((course) => course.lessons)
      .filter(({ state }) => state !== 'not-started')
    expect(grid.standings.map(({ studentId, lessonId }) => `${studentId} ${lessonId}`).sort()).toEqual(
      begun.map(({ id }) => `${student} ${id}`).sort(),
    )
    for (const { id, state, score, bestScore: best, mastered, attempt: attempts, lastSeenAt } of begun)
      expect(grid.standings.find(({ lessonId }) => lessonId === id)).toEqual({
        ...{ studentId: student, lessonId: id, state, score, best, mastered, attempts, helpCause: null },
        lastSeenAt,
      })
    expect(begun).toHaveLength(2)
    const code = grid.lessons.find(({ id }) => id === linear)?.metadata.courseCode ?? ''
    const ofCourse = await lessons.standings({ students, courses: [code] })
    expect(ofCourse.lessons).toEqual(grid.lessons.filter(({ metadata }) => metadata.courseCode === code))
    const inCourse = new Set(ofCourse.lessons.map(({ id }) => id))
    expect(new Set(ofCourse.standings.map(({ lessonId }) => lessonId))).toEqual(
      new Set(begun.map(({ id }) => id).filter((id) => inCourse.has(id))),
    )
    expect(await lessons.standings({ students, courses: [] })).toEqual({ lessons: [], standings: [] })
  })

  it('shows every kind of question with its passages and pictures, and never a key', async () => {
    const pointed = new Set<string>()
    for (const { id, type } of await subject().lessons.list()) {
      if (id === adaptive || id === linear) continue
      await subject().lessons.start(key(id))
      const { questions } = await subject().lessons.next(key(id))
      expect(questions.length, `${id} (${type}) has questions`).toBeGreaterThan(0)
      for (const question of questions) {
        expectNoKey(question)
        for (const stimulus of question.content.item.stimuli) expect(stimulus.body.length).toBeGreaterThan(0)
        const found = JSON.stringify(question.content).matchAll(/\/api\/timeback\/assets\/([0-9a-f]{64})/g)
        for (const [, sha256 = ''] of found) pointed.add(sha256)
      }
    }
    for (const sha256 of pointed) expect(await subject().hasAsset(sha256)).toBe(true)
  })
}
