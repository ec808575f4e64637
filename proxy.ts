import { type NextRequest, NextResponse } from 'next/server'
import { unavailablePage } from '#app/_shell/unavailable-page.ts'
import { frameAddress } from '#components/qti/custom/frame-address.ts'
import { isDevelopment } from '#lib/env.ts'
import { noSuchRoute } from '#lib/http/no-such-route.ts'
import { retryAfterSeconds } from '#lib/http/problem-response.ts'
import { wireNotFound } from '#lib/http/wire-not-found.ts'
import { isDatabaseThere } from '#lib/timeback/server/health.ts'

/**
 * Headers of every page, and one page for all while the database is away: a page that fails cannot choose its
 * status. Who may see a page is decided in the page itself, never here.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl
  if (isForPrograms(pathname)) return isDecodable(pathname) ? NextResponse.next() : notForPrograms(request)
  if (!isDecodable(pathname)) return new NextResponse('There is no such address.', { status: 404 })
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy({
    nonce,
    frames: frameSources(request.headers),
    development: isDevelopment,
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set('x-pathname', pathname + request.nextUrl.search)
  const response = (await isDatabaseThere())
    ? NextResponse.next({ request: { headers } })
    : new NextResponse(unavailablePage(nonce), { status: 503, headers: unavailableHeaders })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  return response
}

const unavailableHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'retry-after': String(retryAfterSeconds),
}

const isForPrograms = (path: string) => /^\/(api|caliper|ims|oauth2|powerpath)\//.test(path)

const notForPrograms = (request: NextRequest) =>
  request.nextUrl.pathname.startsWith('/api/') ? noSuchRoute() : wireNotFound(request)

/** An address that stands for no text names nothing, and Next would fail on it. */
function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path).isWellFormed()
  } catch {
    return false
  }
}

type Policy = { nonce: string; frames: string; development: boolean }

/**
 * The one document that a page may frame, under every name that the browser may know this host by: what runs in
 * it cannot send its frame to another address either.
 */
function frameSources(headers: Headers): string {
  const hosts = [headers.get('host'), headers.get('x-forwarded-host')].flatMap(
    (host) => host?.split(',') ?? [],
  )
  const named = hosts.map((host) => host.trim()).filter((host) => /^[\w.-]+(:\d+)?$/.test(host))
  return named.length > 0 ? [...new Set(named)].map((host) => host + frameAddress).join(' ') : "'self'"
}

/**
 * Scripts and style sheets count only with this answer's nonce; development needs `eval` and its own styles for
 * its hot reload. Style attributes stay: where a hotspot or a dragged word stands is written in one.
 */
function contentSecurityPolicy({ nonce, frames, development }: Policy): string {
  return [
    "default-src 'self'",
    `frame-src ${frames}`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "media-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = {
  // Neither files nor the addresses that programs call, which answer errors in their own form, unless an
  // address may stand for no text: no route would be found for it.
  matcher: [
    '/(api|caliper|ims|oauth2|powerpath)/(.*%.*)',
    {
      source:
        '/((?!api/|caliper/|ims/|oauth2/|powerpath/|_next/static|_next/image|favicon\\.ico$|icon\\.svg$).*)',
    },
  ],
}
