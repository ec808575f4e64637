import 'server-only'
import { ping } from '#lib/db/ping.ts'

const timeoutMs = 3_000

/** 200 when every part works, else 503 with the part that does not. */
export async function healthResponse(): Promise<Response> {
  const up = await ping(timeoutMs)
  const body = up ? { status: 'ok', db: 'ok' } : { status: 'error', db: 'down' }
  return Response.json(body, { status: up ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
