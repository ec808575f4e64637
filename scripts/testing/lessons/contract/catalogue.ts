import { expect, it } from 'vitest'
import { adaptive, type Subject } from './subject.ts'

/** What lessons there are, before the first attempt. */
export function describeCatalogue(subject: () => Subject): void {
  const key = (lesson: string) => ({ lesson, student: subject().student })

  it('lists the lessons of the configured courses, of one of them, and none of an unknown one', async () => {
    const all = await subject().lessons.list()
    expect(all.find(({ id }) => id === adaptive)).toMatchObject({
      name: expect.stringMatching(/./),
      type: 'powerpath-100',
      questionCount: expect.any(Number),
      metadata: { xp: 15, policy: 'published', courseCode: 'MATH-5' },
    })
    const some = await subject().lessons.list({ course: { subject: 'Math', grade: 5 } })
    expect(some.length).toBeGreaterThan(0)
    expect(some).toEqual(all.filter(({ metadata }) => metadata.courseCode === 'MATH-5'))
    expect(await subject().lessons.list({ course: { code: 'NOTHING' } })).toEqual([])
    expect(await subject().lessons.get({ lesson: adaptive })).toMatchObject({
      id: adaptive,
      course: { subject: 'Math', grade: 5 },
    })
  })

  it('knows no lesson that is not there, and no attempt before the first', async () => {
    const nothing = { lesson: 'nothing', student: subject().student }
    await expect(subject().lessons.get(nothing)).rejects.toMatchObject({ code: 'LESSON_NOT_FOUND' })
    await expect(subject().lessons.start(nothing)).rejects.toMatchObject({ code: 'LESSON_NOT_FOUND' })
    for (const call of ['next', 'nextStep', 'complete', 'resetAttempt'] as const)
      await expect(subject().lessons[call](key(adaptive))).rejects.toMatchObject({
        code: 'ATTEMPT_NOT_FOUND',
      })
    await expect(
      subject().lessons.submit({ ...key(adaptive), question: 'x', response: 'A' }),
    ).rejects.toMatchObject({ code: 'ATTEMPT_NOT_FOUND' })
    expect(await subject().lessons.attempts(key(adaptive))).toEqual([])
  })
}
