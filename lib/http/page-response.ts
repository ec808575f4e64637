import 'server-only'
import type { Problem } from '#lib/timeback/contract/problem.ts'
import { freshPageHeaders } from './page-headers.ts'

/** A refusal as a whole page; `retryAfterSeconds` is `null` where waiting does not help. */
export type RefusedPage = (
  refusal: { code: Problem['code']; retryAfterSeconds: number | null },
  nonce: string,
) => string

/** True where a browser opens an address by itself, so that a person will read the answer. */
export function wantsPage(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false
}

/** The same refusal, for a person to read: its status and headers stay. */
export async function pageResponse(refusal: Response, page: RefusedPage): Promise<Response> {
  const { code }: Problem = await refusal.json()
  const fresh = freshPageHeaders()
  const retryAfterSeconds = Number(refusal.headers.get('retry-after')) || null
  const answer = new Response(page({ code, retryAfterSeconds }, fresh.nonce), refusal)
  answer.headers.set('content-type', 'text/html; charset=utf-8')
  for (const [name, value] of Object.entries(fresh.headers)) answer.headers.set(name, value)
  return answer
}
