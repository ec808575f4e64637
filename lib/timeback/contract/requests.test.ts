import { describe, expect, it } from 'vitest'
import { refuses, takes } from '#scripts/testing/refused-fields.ts'
import * as activity from './activity.ts'
import { parseInput } from './domain-error.ts'
import * as powerpath from './powerpath-assessment.ts'
import * as lessons from './requests.ts'

/** What the bodies and queries of lessons take, and which field a refusal names. */

const uuid = '0a1b2c3d-4e5f-4789-abcd-ef0123456789'
const at = '2026-03-02T12:00:00Z'
const later = '2026-03-02T12:00:15Z'

describe('an id', () => {
  it('is any text that the database can hold, up to 255 signs', () => {
    for (const id of ['a', 'ü/½ "\'', '😀', 'x'.repeat(255)]) takes(lessons.id, id)
  })

  it.each(['', 'x'.repeat(256), 'a\u0000', '\ud800'])('is not %j', (id) => {
    refuses(lessons.id, id, /./)
  })
})

it('an id that cannot be stored, and a package that is not there, are told as such', () => {
  refuses(lessons.id, 'a\u0000', / holds a character that no id can hold/)
  refuses(lessons.importPackageForm, { course: 'c' }, 'file is missing: the zipped package')
  takes(lessons.importPackageForm, { course: 'c', file: new Uint8Array(1) })
})

describe('a course', () => {
  it('is named by subject and grade, or by code, and in no other way', () => {
    for (const course of [{ subject: 'Math', grade: -1 }, { subject: 'Math', grade: 13 }, { code: 'CS-101' }])
      takes(lessons.courseRefSchema, course)
    for (const course of [
      {},
      { subject: 'Math' },
      { grade: 3 },
      { subject: 'Math', grade: 3, code: 'MATH-3' },
    ])
      refuses(lessons.courseRefSchema, course, /must be \{ subject, grade \} or \{ code \}/)
    for (const grade of [14, -2]) refuses(lessons.courseRefSchema, { subject: 'Math', grade }, /^grade/)
  })

  it('has its grade as text in a query', () => {
    expect(parseInput(lessons.listLessonsQuery, { subject: 'Math', grade: '-1' }).grade).toBe(-1)
    takes(lessons.listLessonsQuery, {})
    takes(lessons.listLessonsQuery, { code: 'CS-101' })
    for (const grade of ['', 'K', '3.5', '03x', '-', '1e1', '123'])
      refuses(lessons.listLessonsQuery, { grade }, /^grade must be a whole number from -1 to 13/)
    refuses(lessons.listLessonsQuery, { grade: '14' }, /^grade /)
    refuses(lessons.listLessonsQuery, { school: 'x' }, 'school is not a known field')
  })
})

describe('a lesson', () => {
  it('is started, asked and completed by its id', () => {
    takes(lessons.startLessonBody, {
      ...{ lessonId: 'l', course: { code: 'c' }, lessonType: 'quiz', forceNew: true },
    })
    for (const lessonType of ['powerpath-100', 'quiz', 'test-out', 'placement', 'unit-test'])
      takes(lessons.nextQuestionBody, { lessonId: 'l', lessonType })
    takes(lessons.completeBody, { lessonId: 'l', attempt: 1 })
    takes(lessons.attemptsQuery, { lessonId: 'l' })
    takes(lessons.studentAttemptsQuery, {})
    refuses(
      lessons.startLessonBody,
      { forceNew: 'yes', lessonType: 'exam' },
      /^lessonId/,
      /^lessonType/,
      /^forceNew/,
    )
    refuses(lessons.nextQuestionBody, { lessonId: 'l', student: 's' }, 'student is not a known field')
    for (const attempt of [0, 1.5, 1_000_000_000])
      refuses(lessons.completeBody, { lessonId: 'l', attempt }, /^attempt/)
  })

  it('has attempts from 1, with up to nine digits', () => {
    expect(['1', '12', '999999999'].map(lessons.toAttemptNumber)).toEqual([1, 12, 999_999_999])
    expect(['0', '01', '', '1.0', '-1', '1000000000', 'x', '1 '].map(lessons.toAttemptNumber)).toEqual(
      Array(8).fill(0),
    )
    refuses(
      lessons.attemptDetailsQuery,
      { lessonId: 'l', attempt: '0' },
      'attempt must be a whole number from 1',
    )
  })
})

describe('an answer', () => {
  const submit = { lessonId: 'l', question: 'q' }

  it('is one text, texts by name, or that it was passed over', () => {
    takes(lessons.submitBody, { ...submit, response: 'B' })
    takes(lessons.submitBody, { ...submit, responses: { RESPONSE: ['A', 'B'], OTHER: 'x' } })
    takes(lessons.submitBody, { ...submit, skipped: true })
    takes(lessons.submitBody, {
      ...{ ...submit, response: 'B', responseMs: 0, attempt: 1, turn: 0, submissionId: uuid },
    })
  })

  it('is never two of them, and never none', () => {
    refuses(
      lessons.submitBody,
      { ...submit, response: 'B', responses: { R: 'B' } },
      /^responses cannot stand beside/,
    )
    refuses(lessons.submitBody, { ...submit, response: 'B', skipped: true }, /^skipped cannot stand beside/)
    refuses(
      lessons.submitBody,
      { ...submit, responses: { R: 'B' }, skipped: true },
      /^skipped cannot stand beside/,
    )
    refuses(lessons.submitBody, submit, /^response/)
    for (const response of ['', ' \u00a0']) refuses(lessons.submitBody, { ...submit, response }, /^response /)
    refuses(lessons.submitBody, { ...submit, skipped: false }, /^skipped/)
  })

  it('has limits that the database and a reader can bear', () => {
    takes(lessons.submitBody, { ...submit, response: 'x'.repeat(100_000) })
    refuses(lessons.submitBody, { ...submit, response: 'x'.repeat(100_001) }, /^response/)
    refuses(
      lessons.submitBody,
      { ...submit, response: 'a\u0000' },
      /^response holds a character that cannot be stored/,
    )
    takes(lessons.submitBody, { ...submit, responses: { R: Array(1000).fill('a') } })
    refuses(lessons.submitBody, { ...submit, responses: { R: Array(1001).fill('a') } }, /^responses\.R/)
    refuses(lessons.submitBody, { ...submit, response: 'a', turn: -1 }, /^turn/)
    refuses(lessons.submitBody, { ...submit, response: 'a', responseMs: -1 }, /^responseMs/)
    refuses(lessons.submitBody, { ...submit, response: 'a', attempt: 0 }, /^attempt/)
    refuses(lessons.submitBody, { ...submit, response: 'a', submissionId: 'x' }, /^submissionId/)
  })

  it('on the PowerPath wire stands beside fields that nobody knows, and is missing by name', () => {
    const wire = { student: 's', lesson: 'l', question: 'q' }
    takes(powerpath.updateResponseBody, { ...wire, response: ['A'], client: 'x' })
    takes(powerpath.updateResponseBody, { ...wire, responses: { R: 'A' } })
    refuses(powerpath.updateResponseBody, wire, 'responses is missing: the answer to save')
    refuses(powerpath.updateResponseBody, { ...wire, response: '' }, /^response /)
    takes(powerpath.assessmentProgressQuery, { student: 's', lesson: 'l', attempt: '2', other: 1 })
    refuses(powerpath.assessmentProgressQuery, { student: 's', attempt: '0' }, /^lesson/, /^attempt/)
    refuses(powerpath.studentSubjectQuery, { student: 's' }, /^subject/)
  })
})

describe('a window of time', () => {
  const window = {
    id: uuid,
    runId: uuid,
    startedAt: at,
    endedAt: later,
    sentAt: later,
    activeMs: 1,
    inactiveMs: 0,
  }

  it('is of a lesson or of an activity, never of both or none', () => {
    takes(activity.heartbeatBody, { ...window, lessonId: 'l' })
    const run = { id: 'a', name: 'A', course: { code: 'c' } }
    takes(activity.heartbeatBody, { ...window, activity: run })
    refuses(activity.heartbeatBody, window, /^activity or `lessonId`/)
    refuses(activity.heartbeatBody, { ...window, lessonId: 'l', activity: run }, /^activity or `lessonId`/)
  })

  it('has a length, no negative time, and moments that are dates of our age with an offset', () => {
    const of = (change: object) => ({ ...window, lessonId: 'l', ...change })
    refuses(activity.heartbeatBody, of({ endedAt: at }), 'endedAt must be after `startedAt`')
    refuses(activity.heartbeatBody, of({ activeMs: -1 }), /^activeMs/)
    refuses(activity.heartbeatBody, of({ inactiveMs: -1 }), /^inactiveMs/)
    refuses(activity.heartbeatBody, of({ id: 'x' }), /^id/)
    refuses(
      activity.heartbeatBody,
      of({ sentAt: '2026-03-02' }),
      /^sentAt must be a date and time in ISO 8601/,
    )
    refuses(
      activity.heartbeatBody,
      of({ sentAt: '2026-03-02T12:00:00' }),
      /^sentAt must be a date and time in ISO 8601/,
    )
    for (const year of ['1969', '0001', '3000'])
      refuses(activity.moment, `${year}-03-02T12:00:00Z`, /must be a date between 1970 and 2999/)
    for (const year of ['1970', '1999', '2000', '2999'])
      takes(activity.moment, `${year}-03-02T12:00:00+05:30`)
  })
})
