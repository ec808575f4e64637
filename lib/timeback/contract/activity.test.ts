import { describe, expect, it } from 'vitest'
import { refuses, takes } from '#scripts/testing/refused-fields.ts'
import * as activity from './activity.ts'
import { parseInput } from './domain-error.ts'

/** What the bodies and queries of activities take, and which field a refusal names. */

const uuid = '0a1b2c3d-4e5f-4789-abcd-ef0123456789'
const at = '2026-03-02T12:00:00Z'
const later = '2026-03-02T12:00:15Z'

describe('a completion', () => {
  const body = { activity: { id: 'a', name: 'A', course: { code: 'c' } }, metrics: { xpEarned: 0 } }
  const with_ = (metrics: object) => ({ ...body, metrics: { xpEarned: 1, ...metrics } })

  it('has XP, and counts of questions only together', () => {
    takes(activity.submitActivityBody, body)
    takes(activity.submitActivityBody, with_({ totalQuestions: 3, correctQuestions: 3, masteredUnits: 0 }))
    refuses(activity.submitActivityBody, { ...body, metrics: {} }, /^metrics\.xpEarned/)
    refuses(activity.submitActivityBody, with_({ xpEarned: -1 }), 'metrics.xpEarned cannot be negative')
    refuses(
      activity.submitActivityBody,
      with_({ totalQuestions: 3 }),
      /^metrics\.correctQuestions is missing/,
    )
    refuses(
      activity.submitActivityBody,
      with_({ correctQuestions: 3 }),
      /^metrics\.totalQuestions is missing/,
    )
    refuses(
      ...([activity.submitActivityBody, with_({ totalQuestions: 2, correctQuestions: 3 })] as const),
      'metrics.correctQuestions cannot be more than totalQuestions',
    )
    for (const count of [1.5, -1, 100_001])
      refuses(
        activity.submitActivityBody,
        with_({ totalQuestions: count, correctQuestions: count }),
        /^metrics\./,
        /^metrics\./,
      )
    refuses(activity.submitActivityBody, with_({ masteredUnits: 10_001 }), /^metrics\.masteredUnits/)
    refuses(
      activity.submitActivityBody,
      with_({ masteredUnits: 0.5 }),
      'metrics.masteredUnits must be a whole number',
    )
    for (const pctComplete of [-1, 101])
      refuses(activity.submitActivityBody, with_({ pctComplete }), 'metrics.pctComplete must be 0 to 100')
    refuses(activity.submitActivityBody, with_({ score: 1 }), 'metrics.score is not a known field')
  })

  it('has a time with a length, and no more activity than a day', () => {
    const time = { startedAt: at, endedAt: later, activeMs: 86_400_000 }
    takes(activity.submitActivityBody, { ...body, time })
    refuses(
      activity.submitActivityBody,
      { ...body, time: { ...time, activeMs: 86_400_001 } },
      'time.activeMs is more',
    )
    refuses(
      activity.submitActivityBody,
      { ...body, time: { ...time, endedAt: at } },
      /^time\.endedAt must be after/,
    )
  })

  it('has a run of one name, however it is written', () => {
    expect(parseInput(activity.submitActivityBody, { ...body, runId: uuid.toUpperCase() }).runId).toBe(uuid)
    refuses(activity.runTimeQuery, { runId: 'x' }, 'runId must be a UUID')
  })

  it('from a backend names the person by an address', () => {
    takes(activity.recordActivityInput, { ...body, user: { email: 'ann@school.example', timebackId: uuid } })
    refuses(
      activity.recordActivityInput,
      { ...body, user: { email: 'ann' } },
      'user.email must be an email address',
    )
    refuses(activity.recordActivityInput, body, /^user/)
  })

  it('is looked up by an attempt that is named whole, or not at all', () => {
    expect(parseInput(activity.studentTimeQuery, {})).toBeUndefined()
    expect(parseInput(activity.studentTimeQuery, { lessonId: 'l', attempt: '2' })).toEqual({
      lessonId: 'l',
      number: 2,
    })
    refuses(activity.studentTimeQuery, { lessonId: 'l' }, /^attempt is missing/)
    refuses(activity.studentTimeQuery, { attempt: '2' }, /^lessonId is missing/)
  })
})

it('a course whose progress is asked for is named whole', () => {
  const query = activity.courseProgressQuery
  expect(parseInput(query, { subject: 'Math', grade: '3' })).toEqual({ subject: 'Math', grade: 3 })
  expect(parseInput(query, { code: 'CS-101' })).toEqual({ code: 'CS-101' })
  refuses(query, {}, /^subject a course is named by/)
  refuses(query, { subject: 'Math' }, /^subject a course is named by/)
  refuses(query, { grade: '3' }, /^subject a course is named by/)
  refuses(query, { code: 'CS-101', grade: '3' }, /^code a course is named by/)
  refuses(query, { code: 'CS-101', subject: 'Math' }, /^code a course is named by/)
  refuses(query, { code: 'CS-101', subject: 'Math', grade: '3' }, /^code a course is named by/)
})
