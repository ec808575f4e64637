import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drive, openTarget, sendAll, type Target, taken } from './submit/drive.ts'
import { compareInRounds, type Load, median } from './submit/rounds.ts'
import { bench } from './submit.ts'

let server: Server
let target: Target
let bodies: string[]
let opened: number

beforeEach(async () => {
  bodies = []
  opened = 0
  server = createServer((incoming, answer) => {
    let body = ''
    incoming.on('data', (part) => (body += part))
    incoming.on('end', () => {
      bodies.push(body)
      const after = incoming.url === '/slow' ? 50 : 0
      setTimeout(() => answer.writeHead(incoming.url === '/refused' ? 429 : 200).end(body || '{}'), after)
    })
  })
  server.on('connection', () => opened++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  target = openTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 4)
})
afterEach(() => {
  target.close()
  server.close()
})

/** Calls that each carry their number. */
function load(path: string, took: unknown[] = []): Load {
  let sent = 0
  return {
    ...{ name: path, target },
    next: () => ({
      ...{ method: 'POST', path, body: { sent: sent++ } },
      take: (answer) => took.push(taken(answer, path)),
    }),
  }
}

describe('the bench of whole requests', () => {
  it('counts what was answered, each request once and no two alike', async () => {
    const took: unknown[] = []
    const { next } = load('/', took)
    const startedAt = performance.now()
    const perSecond = await drive(target, next, 200)
    const seconds = (performance.now() - startedAt) / 1000
    expect(took).toHaveLength(bodies.length)
    expect(new Set(bodies).size).toBe(bodies.length)
    expect(perSecond).toBeGreaterThan((0.9 * bodies.length) / seconds)
    expect(perSecond).toBeLessThan(bodies.length / 0.2 + 1)
  })

  it('keeps every connection busy and opens no other', async () => {
    await sendAll(target, Array.from({ length: 12 }, load('/slow').next))
    expect(bodies).toHaveLength(12)
    expect(opened).toBe(4)
  })

  it('ends with the first answer that is not the one asked for', async () => {
    await expect(drive(target, load('/refused').next, 200)).rejects.toThrow(
      /^\/refused was answered with 429/,
    )
  })

  it('gives the median of the rounds, as a speed or as a time', async () => {
    const [slow, fast] = [load('/slow'), load('/')]
    const [speed, time, same] = await compareInRounds(
      [
        { ratio: 'speed', load: slow, of: 'speed' },
        { ratio: 'time', load: slow, of: 'time' },
        { ratio: 'same', load: fast, of: 'speed' },
      ],
      { beside: fast, rounds: 3, ms: 100 },
    )
    expect(speed?.all).toHaveLength(3)
    expect(speed?.median).toBe(median(speed?.all ?? []))
    expect(speed?.median).toBeLessThan(1)
    expect(time?.median).toBeGreaterThan(1)
    // Whichever of the bare ones stands next to it, and in whichever order.
    expect(same?.all).toHaveLength(3)
    expect(same?.median).toBeGreaterThan(speed?.median ?? 1)
  })

  it('refuses rounds that are no number, before anything is built', async () => {
    await expect(bench(['--rounds', 'many'])).rejects.toThrow('--rounds')
  })
})

it('the median of an even count is between its two middles', () => {
  expect(median([4, 1, 2, 10])).toBe(3)
  expect(median([5, 1, 3])).toBe(3)
})
