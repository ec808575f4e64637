import 'server-only'
import type { Problem } from '#lib/timeback/contract/problem.ts'

/** A refusal as a page is made of it; `retryAfterSeconds` is `null` where waiting does not help. */
export type RefusedPage = (refusal: {
  code: Problem['code']
  retryAfterSeconds: number | null
  nonce: string
}) => string

/** True where a browser opens an address by itself, so that a person will read the answer. */
export function wantsPage(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false
}

/** The same refusal, for a person to read: its status and headers stay. */
export async function pageResponse(refusal: Response, page: RefusedPage): Promise<Response> {
  const { code }: Problem = await refusal.json()
  const headers = new Headers(refusal.headers)
  const nonce = btoa(crypto.randomUUID())
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-security-policy', contentSecurityPolicy(nonce))
  headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  const retryAfterSeconds = Number(headers.get('retry-after')) || null
  return new Response(page({ code, retryAfterSeconds, nonce }), { status: refusal.status, headers })
}

/** A page of words alone. */
const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
