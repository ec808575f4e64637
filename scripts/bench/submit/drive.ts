import { Agent, request } from 'node:http'

export type Answer = { status: number; text: string }

/** One request, and what its answer must be. */
export type Call = {
  method: 'GET' | 'POST'
  path: string
  cookie?: string
  body?: unknown
  /** Throws where this is not the answer that was asked for; only what it takes is counted. */
  take: (answer: Answer) => void
}

/** A server under load, by so many connections that stay open. */
export type Target = { send: (call: Call) => Promise<Answer>; connections: number; close: () => void }

export function openTarget(origin: string, connections: number): Target {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return { send: (call) => sendTo(origin, agent, call), connections, close: () => agent.destroy() }
}

/** Keeps all connections of the target busy for that long; the answers taken in a second. */
export async function drive(target: Target, next: () => Call, ms: number): Promise<number> {
  const startedAt = performance.now()
  let taken = 0
  const connection = async () => {
    while (performance.now() - startedAt < ms) {
      const call = next()
      call.take(await target.send(call))
      taken++
    }
  }
  await Promise.all(Array.from({ length: target.connections }, connection))
  return (taken * 1000) / (performance.now() - startedAt)
}

/** Sends each call once, as fast as the connections allow. */
export async function sendAll(target: Target, calls: Iterable<Call>): Promise<void> {
  const waiting = calls[Symbol.iterator]()
  const connection = async () => {
    for (let { value, done } = waiting.next(); !done; { value, done } = waiting.next())
      value.take(await target.send(value))
  }
  await Promise.all(Array.from({ length: target.connections }, connection))
}

function sendTo(origin: string, agent: Agent, { method, path, cookie, body }: Call): Promise<Answer> {
  const sent = body === undefined ? '' : JSON.stringify(body)
  const headers = {
    ...(cookie !== undefined && { cookie }),
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(sent),
    }),
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(`${origin}${path}`, { method, agent, headers }, (incoming) => {
      let text = ''
      incoming
        .setEncoding('utf8')
        .on('data', (part) => (text += part))
        .on('error', reject)
        .on('end', () => resolve({ status: incoming.statusCode ?? 0, text }))
    })
    outgoing.on('error', reject).end(sent)
  })
}

/** The JSON of an answer that is as it should be. */
export function taken<T>({ status, text }: Answer, what: string): T {
  if (status !== 200) throw new Error(`${what} was answered with ${status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
