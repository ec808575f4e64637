import 'server-only'
import { ping } from '#lib/db/ping.ts'

const timeoutMs = 3_000
const freshMs = 1_000

/** 200 when every part works, else 503 with the part that does not. */
export async function healthResponse(): Promise<Response> {
  const up = await ping(timeoutMs)
  const body = up ? { status: 'ok', db: 'ok' } : { status: 'error', db: 'down' }
  return Response.json(body, { status: up ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}

let asked: { until: number; answer: Promise<boolean> } | undefined

/** False while the database is away. Asks it once a second at most, however often this is called. */
export function isDatabaseThere(): Promise<boolean> {
  if (asked && asked.until > Date.now()) return asked.answer
  const answer = ping(timeoutMs)
  asked = { until: Date.now() + freshMs, answer }
  return answer
}
