import { describe, expect, it } from 'vitest'
import { readAnswerLog } from './answer-log.ts'

const header = 'user_id,item_id,skill_id,timestamp,correct'

describe('readAnswerLog', () => {
  it('reads answers in order of time, and in the order of the file at the same time', () => {
    const log = readAnswerLog(`${header}\nu1,i1,k1,20,1\nu1,i2,k1,10,0\nu2,i1,k1,20,0\n`)
    expect(log).toEqual({
      ok: true,
      value: [
        { student: 'u1', item: 'i2', skill: 'k1', correct: false },
        { student: 'u1', item: 'i1', skill: 'k1', correct: true },
        { student: 'u2', item: 'i1', skill: 'k1', correct: false },
      ],
    })
  })

  it('takes tabs, other columns, any order, dates and Windows line ends', () => {
    const text =
      'correct\tuser_id\titem_id\tminutes\ttimestamp\tskill_id\r\n1\tu\ti\t3\t2026-01-02T03:04:05Z\tk\r\n'
    expect(readAnswerLog(text)).toEqual({
      ok: true,
      value: [{ student: 'u', item: 'i', skill: 'k', correct: true }],
    })
  })

  it.each([
    ['user_id,item_id\n', 'Line 1: the column skill_id, timestamp, correct is missing.'],
    [`${header}\nu,i,k,1\n`, 'Line 2: 4 of 5 values.'],
    [`${header}\nu,i,k,1,1\nu,i,k,soon,1\n`, 'Line 3: “soon” is not a time.'],
    [`${header}\nu,i,k,,1\n`, 'Line 2: “” is not a time.'],
    [`${header}\nu,i,k,1,0.5\n`, 'Line 2: correct is neither 0 nor 1.'],
  ])('names the line and the fault of %j', (text, error) => {
    expect(readAnswerLog(text)).toEqual({ ok: false, error })
  })
})
