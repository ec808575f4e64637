import { describe, expect, it } from 'vitest'
import { noAnswer, refusalOf } from './delivery-error.ts'

describe('what a target refused', () => {
  it('has the status and what was said, in one line', async () => {
    const refusal = await refusalOf(
      new Response('no\n  such\tevent', { status: 400, statusText: 'Bad Request' }),
    )
    expect(refusal).toMatchObject({
      name: 'DeliveryError',
      status: 400,
      message: '400 Bad Request: no such event',
    })
  })

  it('can be stored and shown: not long, and with no sign that a database refuses', async () => {
    const said = `\u0000${'x'.repeat(498)}😀${'y'.repeat(100)}`
    const { message } = await refusalOf(new Response(said, { status: 500 }))
    expect(message).not.toContain('\u0000')
    expect(message.length).toBeLessThanOrEqual('500 : '.length + 500)
    expect(message.isWellFormed()).toBe(true)
  })
})

describe('a target that did not answer', () => {
  it('has no status, and says of whom and why', () => {
    const refused = new TypeError('fetch failed', {
      cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
    })
    expect(noAnswer('lrs.example', refused)).toMatchObject({
      status: null,
      message: 'No answer from lrs.example (ECONNREFUSED)',
      cause: refused,
    })
  })

  it('says what there is to say where there is no code', () => {
    const late = new DOMException('The operation timed out.', 'TimeoutError')
    expect(noAnswer('lrs.example', late).message).toMatch(
      /^No answer from lrs\.example \((23|.*Timeout.*)\)$/,
    )
    expect(noAnswer('lrs.example', 'gone').message).toBe('No answer from lrs.example (gone)')
  })
})
