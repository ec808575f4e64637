import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '#lib/env.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { privateHeaders, problemResponse } from './error-response.ts'

/**
 * Makes a route handler for a scheduler, which proves itself with `Authorization: Bearer CRON_SECRET`;
 * without that setting nobody can. Answers with what `run` returns.
 */
export function defineCronRoute(run: () => Promise<unknown>): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = crypto.randomUUID()
    try {
      if (!isScheduler(request.headers.get('authorization'), env().CRON_SECRET))
        throw new DomainError('UNAUTHORIZED', 'This is for the scheduler.')
      return Response.json(await run(), { headers: { ...privateHeaders, 'x-request-id': requestId } })
    } catch (thrown) {
      return problemResponse(thrown, requestId)
    }
  }
}

/** Compares hashes, so that the time it takes tells nothing of the secret. */
function isScheduler(authorization: string | null, secret: string | undefined): boolean {
  if (!secret || authorization === null) return false
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(authorization), hash(`Bearer ${secret}`))
}
