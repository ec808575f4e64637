import { type NextRequest, NextResponse } from 'next/server'
import { noSuchPage, onlyToRead, plainPage, unavailable } from '#app/_shell/plain-page.ts'
import { frameAddress } from '#components/qti/custom/frame-message.ts'
import { noSuchRoute, retryAfterSeconds, wireNotFound } from '#lib/http/error-response.ts'
import { frameSources, freshPageHeaders, type PageHeaders } from '#lib/http/page-headers.ts'
import { isDatabaseThere } from '#lib/timeback/server/health.ts'

/**
 * Headers of every page, and one page for all while the database is away: a page that fails cannot choose its
 * status. Who may see a page is decided in the page itself, never here.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl
  if (isForPrograms(pathname)) return isDecodable(pathname) ? NextResponse.next() : notForPrograms(request)
  const page = freshPageHeaders(frameSources(request.headers, frameAddress))
  const response = (await instead(request, page)) ?? nextWith(request, page)
  for (const [name, value] of Object.entries(page.headers)) response.headers.set(name, value)
  return response
}

/** What is answered in the place of a page, if anything is. */
async function instead(request: NextRequest, { nonce }: PageHeaders): Promise<Response | null> {
  const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  if (!isDecodable(request.nextUrl.pathname))
    return new NextResponse(plainPage(noSuchPage, nonce), { status: 404, headers: html })
  if (request.method === 'OPTIONS') return new NextResponse(null, { status: 204, headers: { allow } })
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new NextResponse(plainPage(onlyToRead, nonce), { status: 405, headers: { ...html, allow } })
  if (await isDatabaseThere()) return null
  const headers = { ...html, 'retry-after': String(retryAfterSeconds) }
  return new NextResponse(plainPage(unavailable, nonce), { status: 503, headers })
}

/** Of a page. */
const allow = 'GET, HEAD, OPTIONS'

/** Next reads the nonce for its own scripts from the request. */
function nextWith(request: NextRequest, { nonce, headers: ofPage }: PageHeaders): Response {
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', ofPage['content-security-policy'] ?? '')
  headers.set('x-pathname', request.nextUrl.pathname + request.nextUrl.search)
  return NextResponse.next({ request: { headers } })
}

const isForPrograms = (path: string) => /^\/(api|caliper|ims|oauth2|powerpath)(\/|$)/.test(path)

const notForPrograms = (request: NextRequest) =>
  /^\/api(\/|$)/.test(request.nextUrl.pathname) ? noSuchRoute() : wireNotFound(request)

/** An address that stands for no text names nothing, and Next would fail on it. */
function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path).isWellFormed()
  } catch {
    return false
  }
}

export const config = {
  // Neither files nor the addresses that programs call, which answer errors in their own form, unless an
  // address may stand for no text: no route would be found for it.
  matcher: [
    '/(api|caliper|ims|oauth2|powerpath)/(.*%.*)',
    {
      source:
        '/((?!api/|caliper/|ims/|oauth2/|powerpath/|_next/static|_next/image|(?:icon\\.svg|favicon\\.ico|apple-touch-icon\\.png|robots\\.txt)$).*)',
    },
  ],
}
