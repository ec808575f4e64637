import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readBody } from './read-input.ts'

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

it('a megabyte of JSON is read whole', async () => {
  const text = 'x'.repeat(mega - 20)
  const request = new Request('http://localhost:3000/', { method: 'POST', body: JSON.stringify({ text }) })
  expect(await readBody(request, schema)).toEqual({ text })
})
