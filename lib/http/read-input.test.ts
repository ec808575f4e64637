import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readBody, readForm, readQuery } from './read-input.ts'

const mega = 1_000_000
const schema = z.strictObject({ text: z.string() })

/** A body that arrives in pieces of 100 kB; `read` counts those that were taken. */
function arriving(bytes: number) {
  const piece = new Uint8Array(100_000).fill(0x20)
  const seen = { read: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (seen.read * piece.length >= bytes) return controller.close()
        seen.read += 1
        controller.enqueue(piece)
      },
      cancel: () => {
        seen.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  const request = new Request('http://localhost:3000/', { method: 'POST', body, duplex: 'half' } as object)
  return { request, seen }
}

describe('a body of more than a megabyte', () => {
  it('is refused once it is read, so that the refusal arrives and the connection goes on', async () => {
    const { request, seen } = arriving(3 * mega)
    await expect(readBody(request, schema)).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE', status: 413 })
    expect(seen).toEqual({ read: 30, cancelled: false })
  })

  it('is not read for ever', async () => {
    const { request, seen } = arriving(50 * mega)
    await expect(readBody(request, schema)).rejects.toBeRefusal('PAYLOAD_TOO_LARGE')
    expect(seen.cancelled).toBe(true)
    expect(seen.read).toBeLessThan(110)
  })
})

describe.each([true, false])('a body whose length is said: %s', (isSaid) => {
  const read = (bytes: number) => {
    const text = JSON.stringify({ text: '' })
    const body = JSON.stringify({ text: 'x'.repeat(bytes - text.length) })
    const stream = new Blob([body]).stream()
    const headers: Record<string, string> = isSaid ? { 'content-length': String(bytes) } : {}
    return readBody(
      new Request('http://localhost:3000/', {
        method: 'POST',
        body: stream,
        headers,
        duplex: 'half',
      } as object),
      schema,
    )
  }

  it('has a million bytes at most', async () => {
    expect((await read(mega)).text).toHaveLength(mega - 11)
    await expect(read(mega + 1)).rejects.toMatchObject({
      ...{ code: 'PAYLOAD_TOO_LARGE', message: 'The body is larger than 1000000 bytes.' },
    })
  })
})

it('a megabyte of JSON is read whole', async () => {
  const text = 'x'.repeat(mega - 20)
  const request = new Request('http://localhost:3000/', { method: 'POST', body: JSON.stringify({ text }) })
  expect(await readBody(request, schema)).toEqual({ text })
})

describe('a body of JSON', () => {
  const read = (body: string | undefined) =>
    readBody(
      new Request('http://localhost:3000/', { method: 'POST', ...(body !== undefined && { body }) }),
      schema.optional(),
    )

  it.each([undefined, '', ' \n'])('may not be there at all: %j', async (body) => {
    expect(await read(body)).toBeUndefined()
  })

  it.each([
    ['{"text":', '', 'The body is not valid JSON.'],
    ['{"text": NaN}', 'text', 'The body is not valid JSON: text is no number.'],
    ['{"a":1,"b" : -Infinity }', 'b', 'The body is not valid JSON: b is no number.'],
    ['{"text": "x", NaN}', '', 'The body is not valid JSON.'],
    ['{"text":Infinity}', 'text', 'The body is not valid JSON: text is no number.'],
    ['{"text" :  -  NaN}', '', 'The body is not valid JSON.'],
    ['{"a": 1, "": NaN}', '', 'The body is not valid JSON.'],
    ['{"a": NaNa}', '', 'The body is not valid JSON.'],
    ['{"a\\"b": NaN}', 'b', 'The body is not valid JSON: b is no number.'],
  ])('%s is refused by its field', async (body, path, message) => {
    await expect(read(body)).rejects.toMatchObject({
      ...{ code: 'VALIDATION_ERROR', message, errors: [{ path, message: 'is not valid JSON' }] },
    })
  })
})

describe('a form', () => {
  const shape = z.strictObject({ course: z.string(), file: z.instanceof(Uint8Array) })
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    readForm(new Request('http://localhost:3000/', { method: 'POST', body, headers }), shape)

  it('has texts, and files as their bytes', async () => {
    const form = new FormData()
    form.append('course', 'c')
    form.append('file', new Blob([Uint8Array.of(1, 2, 3)]))
    expect(await post(form)).toEqual({ course: 'c', file: Uint8Array.of(1, 2, 3) })
  })

  it('of 50 megabytes is not too large, and of one byte more it is', async () => {
    const sent = async (bytes: number) => {
      const type = 'multipart/form-data; boundary=b'
      const start = '--b\r\ncontent-disposition: form-data; name="course"\r\n\r\nc\r\n--b--\r\n'
      const body = new Uint8Array(bytes)
      body.set(new TextEncoder().encode(start))
      return readForm(
        new Request('http://localhost:3000/', { method: 'POST', body, headers: { 'content-type': type } }),
        z.strictObject({ course: z.string() }),
      ).then(
        () => 'read',
        ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
      )
    }
    expect(await sent(50_000_001)).toBe('PAYLOAD_TOO_LARGE: The body is larger than 50000000 bytes.')
    expect(await sent(50_000_000)).not.toContain('PAYLOAD_TOO_LARGE')
  })

  it('has each part once', async () => {
    const form = new FormData()
    for (const course of ['c', 'd']) form.append('course', course)
    await expect(post(form)).rejects.toMatchObject({
      errors: [{ path: 'course', message: 'is given twice' }],
    })
  })

  it.each([
    ['{}', 'application/json', 'must be sent as multipart/form-data'],
    ['x', '', 'must be sent as multipart/form-data'],
    ['x', 'text/plain; multipart/form-data; boundary=b', 'must be sent as multipart/form-data'],
    ['x', 'multipart/form-data', 'is not part of a valid multipart form'],
    ['x', 'multipart/form-data; boundary=b', 'is not part of a valid multipart form'],
  ])('is not %j of the type "%s"', async (body, type, message) => {
    await expect(post(body, { 'content-type': type })).rejects.toMatchObject({
      ...{ code: 'VALIDATION_ERROR', errors: [{ path: 'file', message }] },
    })
  })
})

it('a parameter has one value', () => {
  const query = z.strictObject({ a: z.string(), b: z.string().optional() })
  const read = (search: string) => readQuery(new Request(`http://localhost:3000/x?${search}`), query)
  expect(read('a=1&b=')).toEqual({ a: '1', b: '' })
  expect(() => read('b=1&a=1&b=2&a=2')).toThrow(expect.objectContaining({ message: 'b: is given twice' }))
  expect(() => read('a=1&a=1')).toThrow(
    expect.objectContaining({ errors: [{ path: 'a', message: 'is given twice' }] }),
  )
  expect(() => read('c=1&a=1')).toThrow(
    expect.objectContaining({ errors: [{ path: 'c', message: 'is not a known field' }] }),
  )
})
